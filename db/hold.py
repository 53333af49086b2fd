"""One process works on an installation; a second one waits as a stand-by or says that it is not alone."""

from __future__ import annotations

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from db.engine import check_connection, make_engine, sqlite_path
from db.problems import DatabaseProblem

LOCK_KEY = 0x7375736964  # "susid"; advisory locks are per database
LOOK_AGAIN_S = 0.5


class Hold:
    """The right to work; `lost` is set when PostgreSQL dropped it, and the process must then stop at once."""

    def __init__(self) -> None:
        self.lost = asyncio.Event()


@asynccontextmanager
async def hold_installation(where: str | URL | AsyncEngine, *, wait: bool = True) -> AsyncIterator[Hold]:
    """Be the only process that works on this database, for the length of the block.

    Waits for the other one to end; with `wait=False` raises DatabaseProblem at once instead.
    """
    url = where.url if isinstance(where, AsyncEngine) else where
    path = sqlite_path(url)
    async with _hold_server(url, wait) if path is None else _hold_file(path, wait) as hold:
        yield hold


@asynccontextmanager
async def _hold_file(path: Path, wait: bool) -> AsyncIterator[Hold]:
    handle = _open_lock(path)
    try:
        while not _locked(handle):
            if not wait:
                raise _not_alone(os.pread(handle, 20, 0).decode(errors="replace"))
            await asyncio.sleep(LOOK_AGAIN_S)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield Hold()
    finally:
        os.close(handle)  # the lock goes with it; the file stays, removing it would let two in


def _open_lock(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise DatabaseProblem(
            f"Не вдалося створити {path}.lock ({error.strerror}); дайте користувачеві бота право писати в цю теку"
        ) from error


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@asynccontextmanager
async def _hold_server(url: str | URL, wait: bool) -> AsyncIterator[Hold]:
    engine = make_engine(url)
    hold = Hold()
    try:
        await check_connection(engine)
        async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            await _take_server_lock(connection, wait)

            def mark_lost(_: object) -> None:
                hold.lost.set()

            driver.add_termination_listener(mark_lost)
            try:
                yield hold
            finally:
                driver.remove_termination_listener(mark_lost)
                await connection.invalidate()  # ends the session, and the lock with it, whatever its state
    finally:
        await engine.dispose()


async def _take_server_lock(connection: AsyncConnection, wait: bool) -> None:
    if wait:
        await connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": LOCK_KEY})
    elif not await connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": LOCK_KEY}):
        raise _not_alone("")


def _not_alone(process: str) -> DatabaseProblem:
    who = f" (процес {process.strip()})" if process.strip() else ""
    return DatabaseProblem(f"Бот уже працює з цією базою даних{who}; спершу зупиніть його")
