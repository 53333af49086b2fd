"""The files of an SQLite database belong to the bot's user alone."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from sqlalchemy import URL

from db.engine import sqlite_path

OURS_ONLY = 0o600
FOLDER_OURS_ONLY = 0o700
_ENDS = ("", "-wal", "-shm", ".lock")


def make_private(url: str | URL) -> None:
    """Make the missing file of an SQLite URL readable by us alone; SQLite gives its log the same mode.

    A file that exists is not opened: closing it would drop the locks that this process has on it. What cannot
    be made is left to `db.engine`, which says why.
    """
    path = sqlite_path(url)
    if path is None:
        return
    with suppress(OSError):
        path.parent.mkdir(mode=FOLDER_OURS_ONLY, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OURS_ONLY))


def open_to_all(path: Path) -> list[Path]:
    """Which files of this database any user of the machine may read or write."""
    files = (Path(f"{path}{end}") for end in _ENDS)
    return [file for file in files if file.exists() and file.stat().st_mode & stat.S_IRWXO]
