"""Counts statements and commits, for the budget of an update that a test and the bench watch over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine


@dataclass(slots=True)
class Counts:
    """What went to the database."""

    statements: list[str] = field(default_factory=list)
    commits: int = 0
    rollbacks: int = 0


@contextmanager
def counting(engine: AsyncEngine) -> Iterator[Counts]:
    """Everything that the engine does within the block, whichever task asked for it."""
    counts = Counts()

    def executed(_c: Any, _cursor: Any, statement: str, _params: Any, _context: Any, _many: bool) -> None:
        counts.statements.append(statement)

    def committed(_connection: Any) -> None:
        counts.commits += 1

    def undone(_connection: Any) -> None:
        counts.rollbacks += 1

    hooks: dict[str, Callable[..., None]] = {
        "before_cursor_execute": executed,
        "commit": committed,
        "rollback": undone,
    }
    for name, hook in hooks.items():
        event.listen(engine.sync_engine, name, hook)
    try:
        yield counts
    finally:
        for name, hook in hooks.items():
            event.remove(engine.sync_engine, name, hook)
