"""One contract, three makes: a test that takes `office` runs on the fakes, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from db.crypto import Vault
from tests.support.offices import KEY, Office, database_with_tables, fake_office, office_over


def _url(make: str, request: pytest.FixtureRequest, folder: Path) -> str:
    if make == "sqlite":
        return f"sqlite+aiosqlite:///{folder / 'susid.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(params=["fakes", "sqlite", "postgres"])
async def office(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Office]:
    """An empty installation."""
    if request.param == "fakes":
        yield fake_office()
        return
    async with database_with_tables(_url(request.param, request, tmp_path)) as engine:
        yield office_over(engine, Vault([KEY]))


@pytest.fixture(params=["sqlite", "postgres"])
async def stored_office(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Office]:
    """An empty installation with a real database, for what only a database can promise."""
    async with database_with_tables(_url(request.param, request, tmp_path)) as engine:
        yield office_over(engine, Vault([KEY]))
