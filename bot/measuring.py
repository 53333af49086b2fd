"""For `make bench` only: how many statements and commits each handled update costs, as JSON lines."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from itertools import count
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from db.counting import counting
from usecases.ports import UnitOfWork, Works

VARIABLE = "SUSID_COUNT_STATEMENTS"
OfTask = Callable[[], list[str]]


@asynccontextmanager
async def measured(works: Works, engine: AsyncEngine, path: str) -> AsyncIterator[Works]:
    """Units of work that write down what they cost.

    Statements are counted by task, for several updates may share a commit; commits are all those since the
    line before, whoever made them: intake and delivery write for many updates at once.
    """
    numbers, told = count(1), 0
    with counting(engine) as counts, _by_task(engine) as statements, _lines(path) as out:

        @asynccontextmanager
        async def work() -> AsyncIterator[UnitOfWork]:
            nonlocal told
            async with works() as inner:
                statements().clear()
                yield inner
            if any("UPDATE inbox" in statement for statement in statements()):
                spent = {"update": next(numbers), "statements": len(statements())}
                out.write(json.dumps({**spent, "commits": counts.commits - told}) + "\n")
                out.flush()
                told = counts.commits
            counts.statements.clear()

        yield work


@contextmanager
def _by_task(engine: AsyncEngine) -> Iterator[OfTask]:
    """The statements of the task that asks, all of them since it was last cleared."""
    tasks: dict[int, list[str]] = {}

    def mine() -> list[str]:
        return tasks.setdefault(id(asyncio.current_task()), [])

    def executed(_c: Any, _cursor: Any, statement: str, _params: Any, _context: Any, _many: bool) -> None:
        mine().append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", executed)
    try:
        yield mine
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", executed)


def _lines(path: str) -> TextIO:
    return Path(path).open("a", encoding="utf-8")
