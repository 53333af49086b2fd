"""By what a request is found without opening rows: a keyed hash for each of its phones, names, home and person."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy.dialects.postgresql import insert

from db.repositories.desk import Desk
from db.tables import request_index
from domain.likeness import Key

_PUT = insert(request_index).on_conflict_do_nothing(index_elements=["token", "request_id"])


async def put_keys(desk: Desk, request_id: int, keys: Collection[Key]) -> None:
    """Find the request by these keys from now on."""
    rows = [{"token": desk.sealing.token(kind, value), "request_id": request_id} for kind, value in sorted(keys)]
    if rows:
        await desk.run(_PUT, rows)


def tokens_of(desk: Desk, keys: Collection[Key]) -> list[Any]:
    """All that these keys may be stored under."""
    return [token for kind, value in sorted(keys) for token in desk.sealing.tokens(kind, value)]
