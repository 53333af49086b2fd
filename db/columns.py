"""Column types and constraints that mean the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    Text,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

Id = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER names SQLite's row id


def micros(at: datetime) -> int:
    """Microseconds since 1970 of an aware moment; a naive one raises TypeError."""
    return (at - _EPOCH) // _MICROSECOND


def moment_of(microseconds: int) -> datetime:
    """The reverse of `micros`."""
    return _EPOCH + timedelta(microseconds=microseconds)


class _Micros(BigInteger):
    """A moment as a number: SQLite has no type for it, and numbers compare and sort as moments do."""

    __visit_name__ = "big_integer"

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], int | None]:
        return lambda at: None if at is None else micros(at)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return lambda value: None if value is None else moment_of(value)


class Moment(TypeDecorator[datetime]):
    """An aware datetime in UTC, out as it came in."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(_Micros() if dialect.name == "sqlite" else DateTime(timezone=True))


def ref(name: str, *more: Any, **options: Any) -> Column[int]:
    """A number that names a row, here or elsewhere."""
    return Column(name, Id, *more, nullable=False, **options)


def key(name: str = "id") -> Column[int]:
    """A primary key whose value the unit of work gives."""
    return Column(name, Id, primary_key=True, autoincrement=False)


def words(name: str, *more: Any, **options: Any) -> Column[str]:
    """A text, never NULL: empty when there is none."""
    return Column(name, Text, *more, nullable=False, **options)


def number(name: str, default: int = 0, **options: Any) -> Column[int]:
    """A count."""
    return Column(name, Integer, nullable=False, default=default, **options)


def moment(name: str, needed: bool = False) -> Column[datetime]:
    """A moment in UTC."""
    return Column(name, Moment, nullable=not needed)


def sealed(name: str) -> Column[bytes]:
    """A personal value as the vault sealed it; NULL for an empty one or one that was erased."""
    return Column(name, LargeBinary)


def one_of(column: str, values: type[StrEnum] | tuple[str, ...]) -> CheckConstraint:
    """The column takes nothing outside a closed set."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(str(value)) for value in values)})", name=column)
