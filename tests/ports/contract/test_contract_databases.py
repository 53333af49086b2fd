"""What only a database can promise: nothing personal in clear, history that folds, few statements."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Executable, Table, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine

from db.counting import Counts, counting
from db.crypto import Tampered, Vault
from db.tables import (
    inbox,
    invites,
    memberships,
    metadata,
    offers,
    outbox,
    people,
    request_events,
    requests,
    timers,
)
from domain.forms import Draft
from domain.messages import Lane
from domain.people import Actor, Person
from domain.requests import By, Details, NotFound, Request
from domain.timers import Timer, TimerKind
from domain.transitions import Accept, AddWords, Decline, Finish, transition
from domain.words import Word
from tests.support.fakes import FakeClock
from tests.support.offices import (
    KEY,
    PYRIATYN,
    Office,
    a_request,
    by,
    hire,
    offer_to,
    offered,
    office_over,
    resident,
)
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
    worker = replace(await hire(work, 2), title=CANARY)
    await work.staff.save(worker)
    await work.invites.add(Invite("code", worker.role, worker.community, work.now, CANARY))
    story = Draft("n", "request", "story", work.now, {"story": {"texts": [CANARY]}, "phone": PHONE}, {"x": CANARY})
    await work.drafts.save(person.id, story)
    told = Details(CANARY, PHONE, CANARY, {CANARY: [CANARY]}, {"texts": [CANARY]})
    request = replace(a_request(work, person), details=told)
    await work.requests.add(request)
    work.requests.add_words([Word(request.id, work.now, person.id, 0, 5, 1, CANARY, ("photo", CANARY, CANARY))])
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


async def test_a_name_of_staff_that_is_moved_to_another_row_does_not_open(stored_office: Office) -> None:
    async with stored_office.works() as work:
        worker, other = await hire(work, 1), await hire(work, 2)
    assert stored_office.engine is not None
    title = select(memberships.c.title).where(memberships.c.id == worker.id).scalar_subquery()
    async with stored_office.engine.begin() as connection:
        await connection.execute(memberships.update().where(memberships.c.id == other.id).values(title=title))
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
    letters = {row.id: (row.body is None, row.message_id) for row in await _rows(stored_office.engine, outbox)}
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
            (AddWords(), By(person.id)),
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


async def test_what_was_read_is_read_once_until_it_is_written(stored_office: Office) -> None:
    async with stored_office.works() as work:
        person, worker = await resident(work, 1), await hire(work, 2)
        request = a_request(work, person)
        await work.requests.add(request)
    assert stored_office.engine is not None
    with counting(stored_office.engine) as counts:
        async with stored_office.works() as work:
            for _ in range(3):
                assert (await work.requests.get(request.id, within=None)).version == 1
                assert (await work.people.get([person.id]))[person.id].lang == "uk"
            assert len(counts.statements) == 2
            await work.requests.save(offer_to(work, request, worker))
            await work.people.save(replace(person, lang="en"))
            assert (await work.requests.get(request.id, within=None)).offered
            assert (await work.people.get([person.id]))[person.id].lang == "en"
            with pytest.raises(NotFound):
                await work.requests.get(request.id, within=Actor(_somebody_else(person)))


def _somebody_else(person: Person) -> Person:
    """Somebody else, who has read nothing: what the clock has read is not theirs to see."""
    return replace(person, id=person.id + 1, chat=77)


async def _count(office: Office, write: bool) -> Counts:
    assert office.engine is not None
    with counting(office.engine) as counts:
        await (office.inbox.store(1, [Incoming(1, 1, "{}")]) if write else office.inbox.pending(1))
    return counts


async def test_the_inbox_commits_in_one_statement(stored_office: Office) -> None:
    counts = await _count(stored_office, write=True)
    assert (len(counts.statements), counts.commits) == (1, 1)
    assert len((await _count(stored_office, write=False)).statements) == 1


def _restarted(office: Office) -> Office:
    """Another process on the same database."""
    assert office.engine is not None
    return office_over(office.engine, Vault([KEY]))


async def test_ids_grow_over_a_restart_with_the_clock_put_back(stored_office: Office) -> None:
    stored_office.clock.move(days=30)
    async with stored_office.works() as work:
        person = await resident(work, 1)
        work.outbox.put(Letter(0, 1, person.id, Lane.REPLY, {"n": 1}))
    (letter,) = await stored_office.mailroom.pending()
    async with _restarted(stored_office).works() as work:
        assert work.new_id() > letter.id > person.id


async def test_a_community_that_another_process_added_is_soon_served(stored_office: Office) -> None:
    async with stored_office.works() as work:
        assert await work.communities.all() == []
    async with _restarted(stored_office).works() as work:
        await work.communities.add(PYRIATYN)
    stored_office.clock.move(minutes=1)
    async with stored_office.works() as work:
        assert await work.communities.all() == [PYRIATYN]


async def test_known_communities_cost_no_statement(stored_office: Office) -> None:
    async with stored_office.works() as work:
        await work.communities.add(PYRIATYN)
    async with stored_office.works() as work:
        await work.communities.get(PYRIATYN.code)
    assert stored_office.engine is not None
    with counting(stored_office.engine) as counts:
        async with stored_office.works() as work:
            assert await work.communities.get(PYRIATYN.code)
            assert await work.communities.districts(PYRIATYN.code) == []
    assert counts.statements == []


@pytest.mark.parametrize(
    "mistake",
    [
        people.insert().values(id=9, chat=9, lang="uk", community="", settlement="", consent="", reach="asleep"),
        inbox.insert().values(bot=1, update_id=1, chat=1, state="lost", came_at=FakeClock().at, error=""),
        memberships.update().values(load=-1),
        memberships.update().values(role="king"),
        requests.update().values(status="lost"),
        offers.update().values(state="lost"),
        outbox.update().values(lane="slow"),
        outbox.update().values(state="lost"),
        timers.update().values(state="lost"),
        offers.update().values(state="accepted"),
        offers.update().values(state="offered", membership_id=select(func.min(memberships.c.id)).scalar_subquery()),
    ],
)
async def test_the_database_itself_refuses(stored_office: Office, mistake: Executable) -> None:
    async with stored_office.works() as work:
        workers = [await hire(work, chat) for chat in (2, 3)]
        request = a_request(work, await resident(work, 1))
        await work.requests.add(request)
        await offered(work, request, *workers)
        work.outbox.put(Letter(0, 1, 1, Lane.REPLY, {"n": 1}))
        await work.timers.add(Timer(TimerKind.OFFER, 1, work.now, 1, "k"))
    assert stored_office.engine is not None
    async with stored_office.engine.connect() as connection:
        with pytest.raises(IntegrityError):
            await connection.execute(mistake)
