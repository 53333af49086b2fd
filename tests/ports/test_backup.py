"""A backup is whole, is made while the bot works, and goes back in one step."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert, text

from db.backup import backup, restore, verify
from db.engine import make_engine
from db.gate import Gate
from db.hold import hold_installation
from db.problems import DatabaseProblem
from tests.support.increments import counters, run


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/data/susid.db"


@pytest.fixture
async def gate(url: str) -> AsyncIterator[Gate]:
    """A database at work, with one counter at nought."""
    engine = make_engine(url)
    gate = Gate(engine)
    async with gate.write() as connection:
        await connection.run_sync(counters.metadata.create_all)
        await connection.execute(insert(counters).values(id=1, n=0))
    yield gate
    await engine.dispose()


def counted(path: Path) -> int:
    """The counter as it stands in a file, read without our engine."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT n FROM counters").fetchone()[0])


async def test_a_backup_holds_what_was_committed_and_nothing_else(gate: Gate, url: str, tmp_path: Path) -> None:
    await run(url, 1, 5)
    async with gate.write() as connection:
        await connection.execute(text("UPDATE counters SET n = 99"))
        size = await backup(url, tmp_path / "backups" / "monday.db")
    copy = tmp_path / "backups" / "monday.db"
    assert (size, counted(copy)) == (copy.stat().st_size, 5)
    assert copy.stat().st_mode & 0o077 == 0
    assert [file.name for file in copy.parent.iterdir()] == ["monday.db"]


async def test_backups_during_work_are_whole(gate: Gate, url: str, tmp_path: Path) -> None:
    work = asyncio.ensure_future(run(url, 4, 25))
    copies = [tmp_path / f"{n}.db" for n in range(5)]
    for copy in copies:
        await backup(url, copy)
        await verify(copy)
    await work
    seen = [counted(copy) for copy in copies]
    assert seen == sorted(seen)


async def test_erased_text_is_not_in_a_backup(gate: Gate, url: str, tmp_path: Path) -> None:
    async with gate.write() as connection:
        await connection.execute(text("CREATE TABLE notes (body TEXT)"))
        await connection.execute(text("INSERT INTO notes VALUES ('canary-4711')"))
    async with gate.write() as connection:
        await connection.execute(text("DELETE FROM notes"))
    await backup(url, tmp_path / "copy.db")
    assert b"canary-4711" not in (tmp_path / "copy.db").read_bytes()


async def test_restore_brings_the_backup_back_and_keeps_the_old(gate: Gate, url: str, tmp_path: Path) -> None:
    await backup(url, tmp_path / "copy.db")
    await run(url, 1, 7)
    await gate.engine.dispose()
    kept = await restore(url, tmp_path / "copy.db")
    database = tmp_path / "data" / "susid.db"
    assert kept == tmp_path / "data" / "susid.db.before-restore"
    assert (counted(database), counted(kept)) == (0, 7)
    await run(url, 2, 3)
    assert counted(database) == 6
    assert sorted(file.name for file in database.parent.iterdir()) == [
        "susid.db",
        "susid.db.before-restore",
        "susid.db.lock",
    ]


async def test_restore_works_where_there_is_no_database_yet(gate: Gate, url: str, tmp_path: Path) -> None:
    await backup(url, tmp_path / "copy.db")
    assert await restore(f"sqlite:///{tmp_path}/new/susid.db", tmp_path / "copy.db") is None
    assert counted(tmp_path / "new" / "susid.db") == 0


async def test_restore_replaces_a_ruined_database_and_its_log(gate: Gate, url: str, tmp_path: Path) -> None:
    await backup(url, tmp_path / "copy.db")
    await gate.engine.dispose()
    database = tmp_path / "data" / "susid.db"
    database.write_bytes(b"ruined" * 1000)
    Path(f"{database}-wal").write_bytes(b"log")
    assert await restore(url, tmp_path / "copy.db")
    assert counted(database) == 0
    assert Path(f"{database}.before-restore-wal").read_bytes() == b"log"


async def test_a_plain_copy_of_the_file_can_be_restored_too(gate: Gate, url: str, tmp_path: Path) -> None:
    await gate.engine.dispose()
    shutil.copyfile(tmp_path / "data" / "susid.db", tmp_path / "copy.db")
    await restore(url, tmp_path / "copy.db")
    assert counted(tmp_path / "data" / "susid.db") == 0
    assert not list(tmp_path.rglob("*.part*"))


@pytest.mark.parametrize("damage", ["cut", "text", "empty", "absent", "page"])
async def test_restore_refuses_a_damaged_backup(gate: Gate, url: str, tmp_path: Path, damage: str) -> None:
    copy = tmp_path / "copy.db"
    await backup(url, copy)
    whole = copy.read_bytes()
    if damage == "absent":
        copy.unlink()
    else:
        ruined = {"cut": whole[:5000], "text": b"hello", "empty": b"", "page": whole[:4096] + b"\xff" * 4096}
        copy.write_bytes(ruined[damage])
    await run(url, 1, 2)
    await gate.engine.dispose()
    with pytest.raises(DatabaseProblem, match="потрібна ціла копія|немає; перевірте шлях"):
        await restore(url, copy)
    assert counted(tmp_path / "data" / "susid.db") == 2
    assert not list(tmp_path.rglob("*.part*"))


async def test_restore_refuses_while_the_bot_runs(gate: Gate, url: str, tmp_path: Path) -> None:
    await backup(url, tmp_path / "copy.db")
    async with hold_installation(url):
        with pytest.raises(DatabaseProblem, match="уже працює"):
            await restore(url, tmp_path / "copy.db")


async def test_a_backup_is_never_overwritten(gate: Gate, url: str, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("last week's")
    with pytest.raises(DatabaseProblem, match="copy.db уже є"):
        await backup(url, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "last week's"


async def test_a_backup_of_nothing_and_a_place_that_cannot_be_written(url: str, gate: Gate, tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="Не вдалося зробити копію"):
        await backup(f"sqlite:///{tmp_path}/none.db", tmp_path / "copy.db")
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseProblem, match="Не вдалося записати"):
        await backup(url, tmp_path / "file" / "copy.db")


async def test_postgresql_is_backed_up_by_its_own_tools(tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="pg_dump"):
        await backup("postgresql://host/name", tmp_path / "copy")
    with pytest.raises(DatabaseProblem, match="pg_restore"):
        await restore("postgresql://host/name", tmp_path / "copy")
