"""Counting how copies of notices end, in the transaction in which they do."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables_notices import notice_tallies

Ended = Mapping[tuple[int, str, str], int]  # (notice, job, outcome) → how many more

_new = insert(notice_tallies).values(
    notice=bindparam("its_notice"), job=bindparam("its_job"), outcome=bindparam("its_outcome"), n=bindparam("more")
)
_MORE = _new.on_conflict_do_update(
    index_elements=["notice", "job", "outcome"], set_={"n": notice_tallies.c.n + _new.excluded.n}
)


async def tell(connection: AsyncConnection, ended: Ended) -> None:
    """So many more copies have ended like this."""
    rows = [
        {"its_notice": notice, "its_job": job, "its_outcome": outcome, "more": more}
        for (notice, job, outcome), more in sorted(ended.items())
        if more
    ]
    if rows:
        await connection.execute(_MORE, rows)
