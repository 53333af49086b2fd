"""To be forgotten reaches the file itself: what was sealed is overwritten, whoever may have the key one day."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlalchemy import LargeBinary, select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.engine import sqlite_path
from db.tables import metadata
from domain.cancelling import Cancel
from domain.forms import Draft
from domain.messages import Lane
from domain.people import Person, SafeContact
from domain.requests import By, Request
from domain.transitions import transition
from domain.words import Word
from tests.support.offices import Office, a_request, resident
from usecases.ports import Incoming, Letter

CHAT = 0x5A1DE7C0DE  # nothing else in the file looks like it
TABLES = ("people", "requests", "request_events", "request_words", "drafts", "inbox", "outbox")


async def _known(office: Office) -> tuple[Person, Request]:
    """Somebody of whom each of these tables has something sealed."""
    async with office.works() as work:
        person = replace(await resident(work, CHAT), safe=SafeContact(code_word="калина"))
        await work.people.save(person)
        request = a_request(work, person)
        await work.requests.add(request)
        work.requests.add_words([Word(request.id, work.now, person.id, message_id=5, text="Болить нога")])
        await work.drafts.save(person.id, Draft("n1", "write", "words", work.now, {"words": {"pieces": []}}))
        work.outbox.put(Letter(0, CHAT, person.id, Lane.REPLY, {"kind": "taken", "params": {}}))
    await office.inbox.store(7, [Incoming(1, CHAT, '{"text": "Болить нога"}', message_id=9)])
    await office.inbox.poison(7, 1, "ValueError")
    async with office.works() as work:
        change = transition(await work.requests.get(request.id, within=None), Cancel("other"), By(person.id), work.now)
        await work.requests.save(change)
    return person, change.after


async def _sealed(engine: AsyncEngine) -> dict[str, bytes]:
    """Every sealed value, by table and column."""
    found: dict[str, bytes] = {}
    async with engine.connect() as connection:
        for name in TABLES:
            its = metadata.tables[name]
            for column in (one for one in its.c if isinstance(one.type, LargeBinary)):
                values = await connection.scalars(select(column).where(column.is_not(None)))
                found |= {f"{name}.{column.key}.{n}": value for n, value in enumerate(values)}
    return found


def _bytes(path: Path) -> bytes:
    """The whole file, after its log was written into it."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    return b"".join(one.read_bytes() for one in (path, Path(f"{path}-wal")) if one.exists())


async def test_nothing_of_the_forgotten_lies_in_the_file(stored_office: Office) -> None:
    engine = stored_office.engine
    assert engine is not None
    person, request = await _known(stored_office)
    sealed = await _sealed(engine)
    assert {name.split(".")[0] for name in sealed} == set(TABLES), "there is something to erase everywhere"
    if path := sqlite_path(engine.url):
        before = _bytes(path)
        assert [name for name, value in sealed.items() if value not in before] == []
        assert CHAT.to_bytes(6, "big") in before
    async with stored_office.works() as work:
        await work.privacy.forget(person, [request])
    left = set((await _sealed(engine)).values())
    assert [name for name, value in sealed.items() if value in left] == [], "no row has it"
    if path:
        after = _bytes(path)
        assert [name for name, value in sealed.items() if value in after] == [], "nor the pages that rows have left"
        assert CHAT.to_bytes(6, "big") not in after
