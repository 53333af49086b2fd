"""What a person who runs the bot is told when the database cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError

_DAMAGE = ("malformed", "not a database")  # SQLite's words


class DatabaseProblem(Exception):
    """The database cannot be used; the message is one line that says what is wrong and what to do."""


@contextmanager
def damage_told() -> Iterator[None]:
    """A damaged SQLite file that is noticed in the block, at whatever statement, is a DatabaseProblem."""
    try:
        yield
    except DatabaseError as error:
        if not any(words in str(error.orig) for words in _DAMAGE):
            raise
        raise DatabaseProblem(f"Файл бази даних пошкоджено ({error.orig}); поверніть копію: susid restore") from error
