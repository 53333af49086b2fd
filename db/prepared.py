"""Statements that are run again and again, made ready once: SQLAlchemy works each out anew, which costs more than
SQLite takes to run it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.exc import DBAPIError

Row = Mapping[str, Any]
Shape = tuple[bool, tuple[str, ...]]  # whether it is run for many rows, and what is given by name
_LEFT_TO_SQLALCHEMY = ("insert_prefetch", "update_prefetch", "post_compile_params", "literal_execute_params")
_known: WeakKeyDictionary[Any, dict[Shape, Prepared | None]] = WeakKeyDictionary()


def run(connection: Any, statement: Any, params: Any) -> Any:
    """What SQLAlchemy's own `execute` would give. A statement that is met for the first time is left to it, for it may
    have been made for this one time; so is what somebody listens to."""
    shapes = _known.get(statement)
    if shapes is None:
        _known[statement] = {}
    elif not (connection._has_events or connection.engine._has_events or connection.engine.echo):
        rows: list[Row] = params if isinstance(params, list) and params else [params or {}]
        shape = (len(rows) > 1, tuple(rows[0]))
        if shape not in shapes:
            shapes[shape] = _prepared(statement, shape, connection.dialect)
        if ready := shapes[shape]:
            return ready.run(connection, rows)
    return connection.execute(statement, params)


class Found(IteratorResult[Any]):
    """What a statement found or changed."""

    def __init__(self, columns: SimpleResultMetaData, rows: Sequence[Any], rowcount: int) -> None:
        super().__init__(columns, iter(rows))
        self.rowcount = rowcount


class Prepared:
    """One statement in the SQL of the driver, for one shape of parameters."""

    __slots__ = ("_binds", "_columns", "_sql")

    def __init__(self, compiled: Any, dialect: Dialect, given: Sequence[str]) -> None:
        self._sql = str(compiled)
        self._binds = [_bind(compiled.binds[name], name, dialect, given) for name in compiled.positiontup]
        names = [column.keyname for column in compiled._result_columns]
        ways = [column.type.dialect_impl(dialect) for column in compiled._result_columns]
        self._columns = SimpleResultMetaData(names, _processors=[way.result_processor(dialect, None) for way in ways])

    def run(self, connection: Connection, rows: Sequence[Row]) -> Found:
        """Run it. Raises what SQLAlchemy would, which shows no parameters."""
        cursor = connection.connection.cursor()
        try:
            if len(rows) > 1:
                cursor.executemany(self._sql, [self._values(row) for row in rows])
            else:
                cursor.execute(self._sql, self._values(rows[0]))
        except sqlite3.Error as error:
            told: Any = {"hide_parameters": True, "dialect": connection.dialect}
            raise DBAPIError.instance(self._sql, None, error, sqlite3.Error, **told) from error
        return Found(self._columns, cursor.fetchall(), cursor.rowcount)

    def _values(self, row: Row) -> list[Any]:
        return [
            value if name is None else way(row[name]) if way is not None else row[name]
            for name, way, value in self._binds
        ]


def _prepared(statement: Any, shape: Shape, dialect: Dialect) -> Prepared | None:
    """None for what has to be worked out each time: a list of values, a default, a row back for each of many;
    and for what cannot be run, so that SQLAlchemy says why."""
    many, given = shape
    compiled = statement.compile(dialect=dialect, column_keys=list(given), for_executemany=many)
    each_time = any(getattr(compiled, name, None) for name in _LEFT_TO_SQLALCHEMY)
    missing = any(bind.required and not {bind.key, name} & {*given} for name, bind in compiled.binds.items())
    if each_time or missing or compiled.positiontup is None or (many and compiled._result_columns):
        return None
    return Prepared(compiled, dialect, given)


def _bind(bind: Any, name: str, dialect: Dialect, given: Sequence[str]) -> tuple[str | None, Any, Any]:
    """The name of its value in what is given, and how it is told to the driver; or the value that it always has."""
    way = bind.type.dialect_impl(dialect).bind_processor(dialect)
    for known_as in (bind.key, name):
        if known_as in given:
            return known_as, way, None
    value = bind.effective_value
    return None, None, way(value) if way else value
