"""For `make bench` only: how many statements and commits each handled update costs, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import TextIO

from sqlalchemy.ext.asyncio import AsyncEngine

from db.counting import Counts, counting
from usecases.ports import UnitOfWork, Works

VARIABLE = "SUSID_COUNT_STATEMENTS"


@asynccontextmanager
async def measured(works: Works, engine: AsyncEngine, path: str) -> AsyncIterator[Works]:
    """Units of work that write down what they cost. On SQLite only one runs at a time, so nothing is mixed up."""
    numbers = count(1)
    with counting(engine) as counts, _lines(path) as out:

        @asynccontextmanager
        async def work() -> AsyncIterator[UnitOfWork]:
            async with works() as inner:
                statements, commits = len(counts.statements), counts.commits
                yield inner
            if _of_update(counts, statements):
                spent = {"update": next(numbers), "statements": len(counts.statements) - statements}
                out.write(json.dumps({**spent, "commits": counts.commits - commits}) + "\n")
                out.flush()
            counts.statements.clear()

        yield work


def _lines(path: str) -> TextIO:
    return Path(path).open("a", encoding="utf-8")


def _of_update(counts: Counts, since: int) -> bool:
    return any("UPDATE inbox" in statement for statement in counts.statements[since:])
