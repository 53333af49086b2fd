"""The one collection of tables, how their keys are named, and an index that stays small."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, Index, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def only_while(state: str | tuple[str, ...], name: str, *columns: Column[Any], unique: bool = False) -> None:
    """An index of the rows in one state or some: it stays small however much history there is."""
    its = columns[0].table.c.state
    only_where(its == state if isinstance(state, str) else its.in_(state), name, *columns, unique=unique)


def only_where(chosen: ColumnElement[bool], name: str, *columns: Column[Any], unique: bool = False) -> None:
    """An index of the rows for which this is so."""
    Index(name, *columns, unique=unique, sqlite_where=chosen, postgresql_where=chosen)
