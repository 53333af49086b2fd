"""One office for each test."""

from __future__ import annotations

import pytest

from tests.usecases.desk import Desk


@pytest.fixture
async def desk() -> Desk:
    """An open office without workers."""
    made = Desk()
    await made.open()
    return made
