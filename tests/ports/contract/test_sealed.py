"""What only a database can promise: nothing personal in clear, history that folds, few statements."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.counting import Counts, counting
from db.crypto import Tampered
from db.tables import inbox, invites, metadata, outbox, people, request_events
from domain.forms import Draft
from domain.messages import Lane
from domain.requests import By, Details, Request
from domain.transitions import Accept, AddWords, Decline, Finish, transition
from tests.support.offices import Office, a_request, by, hire, offered, resident
from usecases.ports import Incoming, Invite, Letter, Settled, UnitOfWork

CANARY = "Канарка"
PHONE = "+380509876543"


async def _rows(engine: AsyncEngine | None, table: Table) -> list[Any]:
    assert engine is not None
    async with engine.connect() as connection:
        return list(await connection.execute(select(table)))


async def _tell_everything(work: UnitOfWork) -> Request:
    """Every personal word that can be written, each with the canary in it."""
    person = await resident(work, 1)
    await work.people.save(replace(person, name=CANARY, phone=PHONE))
    worker = await hire(work, 2)
    story = Draft(
        "n", "request", "story", work.now, {"story": {"texts": [CANARY]}, "phone": PHONE}, {"x": CANARY}
    )
    await work.drafts.save(person.id, story)
    told = Details(CANARY, PHONE, CANARY, (CANARY,), (("voice", CANARY, CANARY),), {CANARY: [CANARY]})
    request = replace(a_request(work, person), details=told)
    await work.requests.add(request)
    change = transition(await offered(work, request, worker), Decline(CANARY), by(worker), work.now)
    await work.requests.save(change)
    work.outbox.put(Letter(0, 1, person.id, Lane.REPLY, {"screen": {"text": CANARY + PHONE}}))
    return change.after


async def test_no_personal_word_lies_in_clear(stored_office: Office) -> None:
    async with stored_office.works() as work:
        request = await _tell_everything(work)
    await stored_office.inbox.store(1, [Incoming(1, 1, f'{{"text":"{CANARY}{PHONE}"}}')])
    forms = [word.encode(code) for word in (CANARY, PHONE, PHONE[3:]) for code in ("utf-8", "utf-16-le")]
    forms += [CANARY.encode("unicode_escape")]
    for table in metadata.sorted_tables:
        for row in await _rows(stored_office.engine, table):
            for name, value in row._mapping.items():
                raw = value if isinstance(value, bytes) else str(value).encode()
                assert not [form for form in forms if form in raw], f"{table.name}.{name}"
    async with stored_office.works() as work:
        assert await work.requests.get(request.id, within=None) == request


async def test_a_value_that_is_moved_to_another_row_does_not_open(stored_office: Office) -> None:
    async with stored_office.works() as work:
        await resident(work, 1)
        await resident(work, 2)
    assert stored_office.engine is not None
    async with stored_office.engine.begin() as connection:
        names = (await connection.execute(select(people.c.name).where(people.c.chat == 1))).scalar_one()
        await connection.execute(people.update().where(people.c.chat == 2).values(name=names))
    with pytest.raises(Tampered):
        await stored_office.actor(2)


async def test_what_is_done_with_is_erased(stored_office: Office) -> None:
    await stored_office.inbox.store(1, [Incoming(1, 1, CANARY), Incoming(2, 1, CANARY)])
    async with stored_office.works() as work:
        assert await work.claim(1, 1)
        work.outbox.put(Letter(0, 1, 1, Lane.REPLY, {"text": CANARY}, key="k"))
        work.outbox.put(Letter(0, 1, 1, Lane.REPLY, {"text": CANARY}))
    sent, waits = stored_office.told[0].letters
    await stored_office.mailroom.settle([Settled(sent.id, "sent", 77), Settled(waits.id, "retry")])
    kept = {row.update_id: row.payload is not None for row in await _rows(stored_office.engine, inbox)}
    assert kept == {1: False, 2: True}
    letters = {
        row.id: (row.body is None, row.message_id) for row in await _rows(stored_office.engine, outbox)
    }
    assert letters == {sent.id: (True, 77), waits.id: (False, None)}


async def test_a_link_is_kept_as_a_hash(stored_office: Office) -> None:
    async with stored_office.works() as work:
        worker = await hire(work, 1)
        await work.invites.add(Invite("open-sesame", worker.role, worker.community, work.now))
    assert "open-sesame" not in str(await _rows(stored_office.engine, invites))


async def test_the_history_folds_to_the_status(stored_office: Office) -> None:
    async with stored_office.works() as work:
        person, worker = await resident(work, 1), await hire(work, 2)
        request = a_request(work, person)
        await work.requests.add(request)
        request = await offered(work, request, worker)
        for command, who in (
            (Accept(), by(worker)),
            (AddWords((CANARY,)), By(person.id)),
            (Finish("provided", CANARY), by(worker)),
        ):
            change = transition(request, command, who, work.now)
            await work.requests.save(change)
            request = change.after
    events = sorted(await _rows(stored_office.engine, request_events), key=lambda row: row.version)
    kinds = ["created", "offered", "accepted", "resident_wrote", "resolved"]
    assert [row.kind for row in events] == kinds
    assert [row.version for row in events] == list(range(1, request.version + 1))
    assert events[-1].status == request.status
    assert events[2].membership_id == worker.id


async def test_an_ordinary_step_costs_few_statements_and_one_commit(stored_office: Office) -> None:
    async with stored_office.works() as work:
        person = await resident(work, 1)
    await stored_office.inbox.store(1, [Incoming(1, 1, "{}")])
    assert stored_office.engine is not None
    with counting(stored_office.engine) as counts:
        async with stored_office.works() as work:
            assert await work.claim(1, 1)
            assert await work.people.actor(1)
            await work.drafts.save(person.id, Draft("n", "request", "story", work.now, {"for_whom": "me"}))
            work.outbox.put(Letter(0, 1, person.id, Lane.REPLY, {"screen": {}}))
            work.outbox.put(Letter(0, 1, person.id, Lane.REPLY, {"screen": {}}))
    assert len(counts.statements) == 4
    assert (counts.commits, counts.rollbacks) == (1, 0)


async def _count(office: Office, write: bool) -> Counts:
    assert office.engine is not None
    with counting(office.engine) as counts:
        await (office.inbox.store(1, [Incoming(1, 1, "{}")]) if write else office.inbox.pending(1))
    return counts


async def test_the_inbox_commits_in_one_statement(stored_office: Office) -> None:
    counts = await _count(stored_office, write=True)
    assert (len(counts.statements), counts.commits) == (1, 1)
    assert len((await _count(stored_office, write=False)).statements) == 1
