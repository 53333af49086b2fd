"""What SQLite writes may be read by the bot's user alone, whatever the umask says."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db.backup import backup, restore
from db.engine import make_engine
from db.files import make_private, open_to_all
from db.gate import Gate
from db.hold import hold_installation
from db.migrate import upgrade
from db.tables import meta


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    """A process whose new files anybody may read."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/data/susid.db"


def modes(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o777 for file in folder.iterdir()}


async def test_every_file_of_a_database_is_private(url: str, tmp_path: Path) -> None:
    async with hold_installation(url):
        await upgrade(url)
        engine = make_engine(url)
        async with Gate(engine).write() as connection:
            await connection.execute(meta.insert().values(key="k", value=b"v"))
        found = modes(tmp_path / "data")
        await engine.dispose()
    assert found == dict.fromkeys(("susid.db", "susid.db-wal", "susid.db-shm", "susid.db.lock"), 0o600)


async def test_a_backup_and_what_a_restore_leaves_are_private_too(url: str, tmp_path: Path) -> None:
    await upgrade(url)
    await backup(url, tmp_path / "data" / "copy")
    (tmp_path / "data" / "susid.db").write_bytes(b"ruined" * 1000)
    (tmp_path / "data" / "susid.db-wal").write_bytes(b"log")
    await restore(url, tmp_path / "data" / "copy")
    assert set(modes(tmp_path / "data").values()) == {0o600}


def test_a_new_folder_is_private(url: str, tmp_path: Path) -> None:
    make_private(url)
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_a_file_that_is_there_is_left_alone_with_its_locks(url: str, tmp_path: Path) -> None:
    """To open and close it would drop the locks of this process: another one could then write meanwhile."""
    make_private(url)
    file = tmp_path / "data" / "susid.db"
    with closing(sqlite3.connect(file)) as ours:
        ours.execute("BEGIN EXCLUSIVE")
        make_private(url)
        assert _another_process_writes(file) != 0
    file.chmod(0o640)
    make_private(url)
    assert file.stat().st_mode & 0o777 == 0o640


def _another_process_writes(file: Path) -> int:
    script = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('CREATE TABLE t (x)')"
    return subprocess.run([sys.executable, "-c", script, file], capture_output=True, check=False).returncode


def test_files_that_anybody_may_read_are_found(tmp_path: Path) -> None:
    file, log = tmp_path / "susid.db", tmp_path / "susid.db-wal"
    for each in (file, log):
        each.touch(0o600)
    assert open_to_all(file) == []
    log.chmod(0o644)
    assert open_to_all(file) == [log]


def test_a_server_has_no_file_and_a_place_that_cannot_be_written_is_told_later(tmp_path: Path) -> None:
    make_private("postgresql://host/name")
    (tmp_path / "file").touch()
    make_private(f"sqlite:///{tmp_path}/file/susid.db")
