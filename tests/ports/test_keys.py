"""DATA_KEYS are checked against the database before anything is written to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from db.crypto import Tampered, Vault, WrongKey
from db.keys import check_keys, count_old, remember_key
from db.mapping import person_row
from db.migrate import upgrade
from db.sealing import Sealing
from db.tables import meta, people
from domain.people import Person

FIRST, SECOND, OTHER = (bytes([n]) * 32 for n in (1, 2, 3))


@pytest.fixture(autouse=True)
async def tables(engine: AsyncEngine) -> AsyncIterator[None]:
    await upgrade(engine)
    yield


async def words(engine: AsyncEngine) -> list[tuple[str, bytes]]:
    async with engine.connect() as connection:
        return [(row.key, row.value) for row in await connection.execute(select(meta).order_by(meta.c.key))]


async def test_the_key_of_the_first_start_is_known_from_then_on(engine: AsyncEngine) -> None:
    vault = Vault([FIRST])
    assert not await check_keys(engine, vault)
    await remember_key(engine, vault)
    await remember_key(engine, vault)
    assert await check_keys(engine, vault)
    ((name, value),) = await words(engine)
    assert name == f"key:{vault.newest}"
    assert b"susid" not in value


async def test_another_key_is_refused_by_name_and_nothing_is_written(engine: AsyncEngine) -> None:
    await remember_key(engine, Vault([FIRST]))
    before = await words(engine)
    with pytest.raises(WrongKey, match=rf"DATA_KEYS.*{Vault([FIRST]).newest}.*допишіть"):
        await check_keys(engine, Vault([OTHER]))
    assert await words(engine) == before


async def test_a_new_key_in_front_is_remembered_and_no_older_one_may_go(engine: AsyncEngine) -> None:
    await remember_key(engine, Vault([FIRST]))
    both = Vault([SECOND, FIRST])
    assert not await check_keys(engine, both)
    await remember_key(engine, both)
    assert await check_keys(engine, both)
    for keys in ([FIRST], [SECOND], [OTHER, SECOND]):
        with pytest.raises(WrongKey):
            await check_keys(engine, Vault(keys))


async def test_a_changed_word_is_noticed(engine: AsyncEngine) -> None:
    await remember_key(engine, Vault([FIRST]))
    async with engine.begin() as connection:
        await connection.execute(update(meta).values(value=Vault([FIRST]).seal("susid", "elsewhere")))
    with pytest.raises(Tampered):
        await check_keys(engine, Vault([FIRST]))


async def test_values_under_an_old_key_are_counted(engine: AsyncEngine) -> None:
    for id_, key in ((1, FIRST), (2, FIRST), (3, SECOND)):
        async with engine.begin() as connection:
            row = person_row(
                Sealing(Vault([key])), Person(id_, id_, "Олена", phone="+380501234567" if id_ == 1 else "")
            )
            await connection.execute(insert(people).values(row))
    assert await count_old(engine, Vault([SECOND, FIRST])) == 3  # two names, one phone
    assert await count_old(engine, Vault([FIRST, SECOND])) == 1
