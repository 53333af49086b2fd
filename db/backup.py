"""Copies of an SQLite database, made while the bot runs, and the way back from one."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL

from db.engine import sqlite_path
from db.hold import hold_installation
from db.problems import DatabaseProblem

BEFORE = ".before-restore"


async def backup(url: str | URL, path: Path) -> int:
    """Write a checked copy of the database to the new file `path`; its size in bytes. The bot may run.

    VACUUM INTO and not a copy of the pages: what was erased from the database is not in it either.
    """
    return await asyncio.to_thread(_backup, _file_of(url), path)


async def restore(url: str | URL, path: Path) -> Path | None:
    """Put the backup `path` in place of the database, in one step; where the old one is kept, if any.

    Refuses a damaged backup, and while the bot runs; until the last moment the old database stays as it is.
    """
    target = _file_of(url)
    async with hold_installation(url, wait=False):
        return await asyncio.to_thread(_restore, target, path)


async def verify(path: Path) -> None:
    """Open a backup and read all of it; raises DatabaseProblem when it is not whole."""
    await asyncio.to_thread(_verify, path)


def _file_of(url: str | URL) -> Path:
    path = sqlite_path(url)
    if path is None:
        raise DatabaseProblem("PostgreSQL має власні засоби: копію робить pg_dump, повертає pg_restore")
    return path


def _backup(source: Path, path: Path) -> int:
    if path.exists():
        raise DatabaseProblem(f"{path} уже є; назвіть копію інакше")
    with _staged(path) as part:
        _vacuum(source, part)
        _verify(part)
        _settle(part)
        part.replace(path)
        _settle(path.parent)
    return path.stat().st_size


def _restore(target: Path, path: Path) -> Path | None:
    with _staged(target) as part:
        if not path.is_file():
            raise DatabaseProblem(f"Копії {path} немає; перевірте шлях")
        shutil.copyfile(path, part)
        _fold_log(part)  # a copy made by other means may ask for a log of its own
        _verify(part)
        _settle(part)
        kept = _set_aside(target) if target.exists() else None
        part.replace(target)
        _settle(target.parent)
    return kept


@contextmanager
def _staged(path: Path) -> Iterator[Path]:
    """A private file beside `path`, gone if the work is not finished."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.touch(mode=0o600)
        try:
            yield part
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise DatabaseProblem(
            f"Не вдалося записати {path} ({error.strerror}); перевірте шлях, права й місце"
        ) from error


def _vacuum(source: Path, part: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
    except sqlite3.Error as error:
        raise DatabaseProblem(f"Не вдалося зробити копію {source} ({error}); перевірте базу: susid doctor") from error


def _verify(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchone()
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.Error as error:
        raise _unusable(path, str(error)) from error
    if verdict != "ok" or orphans or not tables:
        raise _unusable(path, verdict if tables else "порожній")


def _unusable(path: Path, why: str) -> DatabaseProblem:
    return DatabaseProblem(
        f"Файл {path} пошкоджено або це не база даних ({' '.join(why.split())}); потрібна ціла копія"
    )


def _set_aside(target: Path) -> Path:
    """Keep the old database under another name, complete; it stays in its place too."""
    kept = target.with_name(target.name + BEFORE)
    kept.unlink(missing_ok=True)
    log, kept_log = (path.with_name(path.name + "-wal") for path in (target, kept))
    kept_log.unlink(missing_ok=True)
    if log.exists():
        _copy(log, kept_log)  # SQLite removes it from a file that it cannot read
    if _fold_log(target):
        kept_log.unlink(missing_ok=True)
    _link(target, kept)
    return kept


def _fold_log(target: Path) -> bool:
    """Bring the write-ahead log into the file: left beside the new database it would be played into that."""
    try:
        with closing(sqlite3.connect(target)) as connection:
            (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.Error:
        mode = "unreadable"
    for end in ("-wal", "-shm"):
        Path(f"{target}{end}").unlink(missing_ok=True)
    return bool(mode == "delete")


def _link(target: Path, kept: Path) -> None:
    try:
        os.link(target, kept)
    except OSError:
        _copy(target, kept)  # a file system without links


def _copy(source: Path, target: Path) -> None:
    target.touch(mode=0o600)
    shutil.copyfile(source, target)


def _settle(path: Path) -> None:
    """Wait until the file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
