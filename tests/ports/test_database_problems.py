"""A database that cannot be used is refused with one line that says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.engine import check_connection, make_engine
from db.problems import DatabaseProblem


async def refusal(url: str) -> str:
    """What a person is told; always one line."""
    with pytest.raises(DatabaseProblem) as caught:
        engine = make_engine(url)
        try:
            await check_connection(engine)
        finally:
            await engine.dispose()
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://host/name", "sqlite://", "sqlite:///:memory:"])
async def test_an_address_that_is_none_of_ours(url: str) -> None:
    assert "postgresql+asyncpg://" in await refusal(url)


async def test_a_file_that_is_something_else(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    file.write_text("Не база даних, а нотатки")
    assert "file is not a database" in await refusal(f"sqlite+aiosqlite:///{file}")
    assert file.read_text() == "Не база даних, а нотатки"


async def test_a_damaged_file(tmp_path: Path) -> None:
    file = tmp_path / "susid.db"
    file.write_bytes(b"SQLite format 3\x00" + b"\xff" * 4000)
    assert str(file) in await refusal(f"sqlite:///{file}")


async def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    assert "unable to open" in await refusal(f"sqlite:///{tmp_path}")


async def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert str(tmp_path / "file") in await refusal(f"sqlite:///{tmp_path / 'file' / 'susid.db'}")


async def test_a_folder_that_cannot_be_written() -> None:
    assert "/proc/susid" in await refusal("sqlite:////proc/susid/susid.db")


async def test_the_folder_of_a_new_file_is_made(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite+aiosqlite:///{tmp_path}/a/b/susid.db")
    await check_connection(engine)
    await engine.dispose()
    assert (tmp_path / "a/b/susid.db").exists()


async def test_a_server_that_is_not_there_and_the_password_is_not_told(tmp_path: Path) -> None:
    told = await refusal("postgresql://bot:s3cret@127.0.0.1:1/susid")
    assert "127.0.0.1:1" in told
    assert "s3cret" not in told


async def test_a_name_that_the_server_does_not_know(postgres_url: str) -> None:
    told = await refusal(postgres_url.replace("/postgres?", "/nowhere?").replace("/susid_test_", "/nowhere_"))
    assert "does not exist" in told
