"""Whether DATA_KEYS are those of this database: each key that ever sealed here has left one sealed word."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, LargeBinary, Select, func, inspect, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from db.crypto import Vault, WrongKey
from db.gates import gate_of
from db.tables import meta, metadata

WORD = "susid"
_PREFIX = "key:"
_HASHES = frozenset({"phone_index", "token", "code"})  # not sealed: nothing is ever opened from them
_WORDS = select(meta.c.key, meta.c.value).where(meta.c.key.startswith(_PREFIX)).order_by(meta.c.key)
_REMEMBER = insert(meta).on_conflict_do_nothing(index_elements=["key"])


async def check_keys(engine: AsyncEngine, vault: Vault) -> bool:
    """Whether the key that seals now is known here; changes nothing, an empty database knows none.

    Raises WrongKey when a key that sealed here is missing from DATA_KEYS, Tampered when its word was changed.
    """
    async with engine.connect() as connection:
        if not await connection.run_sync(lambda raw: inspect(raw).has_table(meta.name)):
            return False
        rows = (await connection.execute(_WORDS)).all()
    left = {key.removeprefix(_PREFIX): value for key, value in rows}
    if missing := sorted(left.keys() - vault.names):
        raise WrongKey(
            f"DATA_KEYS не від цієї бази даних: бракує ключа {', '.join(missing)}; допишіть його після найновішого"
        )
    for name, value in left.items():
        vault.open(value, _place(name))
    return vault.newest in left


async def remember_key(engine: AsyncEngine, vault: Vault) -> None:
    """Leave the word of the key that seals from now on; the tables exist."""
    word = vault.seal(WORD, _place(vault.newest))
    async with gate_of(engine).write() as connection:
        await connection.execute(_REMEMBER, {"key": f"{_PREFIX}{vault.newest}", "value": word})


async def count_old(engine: AsyncEngine, vault: Vault) -> int:
    """How many values are sealed with a key that is not the newest; reads every table, for the doctor only."""
    async with gate_of(engine).read() as connection:
        return sum([await connection.scalar(query) or 0 for query in _older_than(vault.header)])


def _older_than(header: bytes) -> Iterator[Select[int]]:
    sealed: list[Column[bytes]] = [
        column
        for table in metadata.sorted_tables
        for column in table.c
        if isinstance(column.type, LargeBinary) and column.key not in _HASHES and table is not meta
    ]
    for column in sealed:
        # NULL differs from nothing, so that empty values are not counted.
        yield select(func.count()).where(func.substr(column, 1, len(header)) != header)


def _place(name: str) -> str:
    return f"meta.value:{name}"
