"""Opens the database of a URL: an SQLite file through our own driver, or PostgreSQL through asyncpg."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from db.problems import DatabaseProblem
from db.sqlite_driver import DRIVER

POSTGRES = "postgresql+asyncpg"
CONNECTIONS = 8  # one writes, the others read or wait; each SQLite connection is a thread

_to_json = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def make_engine(url: str | URL, *, echo: bool = False) -> AsyncEngine:
    """The engine of a database URL; nothing is opened yet, but a file that cannot be used is refused.

    A transaction may write unless the connection has `execution_options(readonly=True)`. Parameters never
    appear in errors or in the echo: they are people's data. Raises DatabaseProblem.
    """
    address = parse_url(url)
    options: dict[str, Any] = {"echo": echo, "hide_parameters": True, "json_serializer": _to_json}
    if sqlite_path(address) is not None:
        return _sqlite(address, options)
    return _postgres(address, options)


def parse_url(url: str | URL) -> URL:
    """The URL with the driver that we use for it; raises DatabaseProblem for any other database."""
    try:
        address = make_url(url)
    except ArgumentError:
        raise DatabaseProblem("DATABASE_URL — не адреса бази даних; потрібно: " + _EXAMPLE) from None
    kind = address.drivername.partition("+")[0]
    if kind == "sqlite" and address.database not in (None, "", ":memory:"):
        return address.set(drivername=DRIVER)
    if kind in ("postgresql", "postgres"):
        return address.set(drivername=POSTGRES)
    raise DatabaseProblem("База даних має бути файлом SQLite або PostgreSQL; потрібно: " + _EXAMPLE)


_EXAMPLE = "sqlite+aiosqlite:///data/susid.db або postgresql+asyncpg://ім'я:пароль@сервер/база"


def sqlite_path(url: str | URL) -> Path | None:
    """The file of an SQLite URL, None for PostgreSQL."""
    address = parse_url(url)
    return Path(str(address.database)) if address.drivername == DRIVER else None


async def check_connection(engine: AsyncEngine) -> None:
    """Connect once; raises DatabaseProblem with what is wrong (file, address, name, password)."""
    try:
        async with engine.connect() as connection:
            await connection.exec_driver_sql("SELECT 1")
    except (DBAPIError, OSError) as error:
        cause = getattr(error, "orig", None) or error
        shown = engine.url.render_as_string(hide_password=True)
        raise DatabaseProblem(
            f"Не вдалося відкрити базу даних {shown} ({_one_line(cause)}); перевірте DATABASE_URL"
        ) from error


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _postgres(address: URL, options: dict[str, Any]) -> AsyncEngine:
    settings = {"application_name": "susid", "timezone": "UTC"}
    return create_async_engine(
        address,
        pool_size=CONNECTIONS,
        pool_pre_ping=True,  # a restarted server must not cost an update
        connect_args={"server_settings": settings, "timeout": 10},
        **options,
    )


def _sqlite(address: URL, options: dict[str, Any]) -> AsyncEngine:
    _check_file(Path(str(address.database)))
    return create_async_engine(
        address,
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_use_lifo=True,  # the warm connection first: its statements are prepared
        pool_reset_on_return=None,  # SQLAlchemy's Connection ends its transaction itself before it returns
        **options,
    )


def _check_file(path: Path) -> None:
    """The file is left to SQLite: opening and closing it here would drop the locks of this process on it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        exists = path.exists()
    except OSError as error:
        raise DatabaseProblem(
            f"Не вдалося відкрити базу даних {path} ({error.strerror}); перевірте DATABASE_URL"
        ) from error
    if not os.access(path.parent, os.W_OK) or (exists and not os.access(path, os.W_OK)):
        raise DatabaseProblem(f"Немає права писати в {path.parent}; дайте його користувачеві бота")
