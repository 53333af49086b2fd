"""Migrations go up and down on both databases, all or nothing, and never lose a row on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from db import migrate
from db.columns import Moment
from db.problems import DatabaseProblem

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def tables(*, newer: bool = False) -> MetaData:
    """People and their pets; in the newer version a name is required and has a rule."""
    metadata = MetaData(naming_convention=NAMES)
    rule = [CheckConstraint("name <> ''", name="named")] if newer else []
    Table(
        "people",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("name", Text, nullable=not newer),
        *rule,
    )
    owner: Column[int] = Column("owner", ForeignKey("people.id", ondelete="CASCADE"), nullable=False)
    Table("pets", metadata, Column("id", Integer, primary_key=True), owner)
    return metadata


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A migrations folder with our environment and template and no versions yet."""
    folder = tmp_path / "100% ours"
    shutil.copytree(migrate.FOLDER, folder, ignore=shutil.ignore_patterns("versions", "__pycache__"))
    (folder / "versions").mkdir()
    monkeypatch.setattr(migrate, "FOLDER", folder)
    return folder


@pytest.fixture
async def drafted(folder: Path, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions written by `draft`, the database left at the first with rows in it."""
    for revision, metadata in (("0001", tables()), ("0002", tables(newer=True))):
        monkeypatch.setattr(migrate, "_metadata", lambda metadata=metadata: metadata)
        await migrate.draft(engine, "people", revision)
        if revision == "0001":
            await migrate.upgrade(engine)
    async with engine.begin() as connection:
        await connection.execute(insert(tables().tables["people"]).values(id=1, name="Олена"))
        await connection.execute(insert(tables().tables["pets"]).values(id=1, owner=1))


async def pets(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return len((await connection.execute(select(tables().tables["pets"]))).all())


async def test_up_and_down_and_up_again(drafted: None, engine: AsyncEngine) -> None:
    assert (await migrate.current(engine), migrate.head()) == ("0001", "0002")
    assert not await migrate.check_version(engine)
    await migrate.upgrade(engine)
    assert await migrate.check_version(engine)
    assert await migrate.differences(engine) == []
    await migrate.downgrade(engine, "base")
    assert await migrate.current(engine) is None
    async with engine.connect() as connection:
        left = await connection.run_sync(lambda raw: inspect(raw).get_table_names())
    assert left == ["alembic_version"]
    await migrate.upgrade(engine)
    assert await migrate.differences(engine) == []


async def test_a_drafted_version_imports_our_own_column_types(
    folder: Path, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    metadata = MetaData(naming_convention=NAMES)
    Table("visits", metadata, Column("id", Integer, primary_key=True), Column("at", Moment()))
    monkeypatch.setattr(migrate, "_metadata", lambda: metadata)
    drafted = await migrate.draft(engine, "visits", "0001")
    assert "import db.columns\n" in drafted.read_text()
    await migrate.upgrade(engine)
    assert await migrate.differences(engine) == []


async def test_a_table_made_anew_keeps_the_rows_that_refer_to_it(drafted: None, engine: AsyncEngine) -> None:
    await migrate.upgrade(engine)
    assert await pets(engine) == 1
    await migrate.downgrade(engine, "0001")
    assert await pets(engine) == 1
    with pytest.raises(DBAPIError):  # and references are watched again afterwards
        async with engine.begin() as connection:
            await connection.execute(insert(tables().tables["pets"]).values(id=2, owner=99))


async def test_a_migration_that_fails_changes_nothing(drafted: None, engine: AsyncEngine, folder: Path) -> None:
    (folder / "versions" / "0003_broken.py").write_text(
        "from alembic import op\nrevision, down_revision = '0003', '0002'\n"
        "def upgrade():\n    op.execute('CREATE TABLE half (id INTEGER)')\n    op.execute('nonsense')\n"
    )
    with pytest.raises(DBAPIError):
        await migrate.upgrade(engine)
    assert await migrate.current(engine) == "0001"
    async with engine.connect() as connection:
        left = await connection.run_sync(lambda raw: inspect(raw).get_table_names())
    assert sorted(left) == ["alembic_version", "people", "pets"]


async def test_rows_that_refer_to_nothing_stop_a_migration(drafted: None, engine: AsyncEngine, folder: Path) -> None:
    (folder / "versions" / "0003_orphans.py").write_text(
        "from alembic import op\nrevision, down_revision = '0003', '0002'\n"
        "def upgrade():\n    op.execute('INSERT INTO pets (id, owner) VALUES (7, 7)')\n"
    )
    with pytest.raises((DatabaseProblem, DBAPIError)):
        await migrate.upgrade(engine)
    assert (await migrate.current(engine), await pets(engine)) == ("0001", 1)


async def test_a_newer_database_is_refused(drafted: None, engine: AsyncEngine) -> None:
    await migrate.upgrade(engine)
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    for act in (migrate.check_version, migrate.upgrade):
        with pytest.raises(DatabaseProblem, match=r"\(версія 0099\) новіша за цю програму \(версія 0002\)"):
            await act(engine)


async def test_everything_works_by_url_too(drafted: None, engine: AsyncEngine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    await migrate.upgrade(url)
    assert await migrate.current(url) == "0002"
