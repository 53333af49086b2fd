"""What holds for all tests: a property is about what comes out, never about how busy the machine was meanwhile."""

from __future__ import annotations

import functools
import os
import ssl
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.support.order import long_first

# The same examples each time, so that what was green stays green; with $CRAWL, as in `make crawl`, always new ones.
_SAME = not os.environ.get("CRAWL")
settings.register_profile("house", deadline=None, derandomize=_SAME, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Only together with others: alone, tests run as they are written."""
    if workers := int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0")):
        items[:] = long_first(items, lambda item: item.path.name, workers)


@pytest.fixture(scope="session", autouse=True)
def certificates_once() -> Iterator[None]:
    """Every bot's session reads all the certificates of the world; here nobody speaks TLS, so once is enough."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", functools.cache(ssl.create_default_context))
        yield
