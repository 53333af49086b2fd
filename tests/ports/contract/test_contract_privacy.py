"""The rights over one's data: who has seen it, and that nothing of a forgotten person is left to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from db.tables import metadata
from domain.course import Course, Last
from domain.forms import Draft
from domain.messages import Lane
from domain.people import Person, Reach
from domain.requests import Details, Request
from domain.timers import Timer, TimerKind
from domain.words import Word
from tests.support.offices import Office, a_request, by, hire, offered, resident
from usecases.ports import Incoming, Letter


async def _known(office: Office) -> tuple[Person, Request]:
    """Somebody with a request, words, a draft, a timer and letters that wait; and a neighbour with the same."""
    async with office.works() as work:
        for chat, number in ((2, "ПИР-00-00-02"), (1, "ПИР-00-00-01")):
            person = await resident(work, chat)
            course = Course(f"№ {chat}", work.now, where="Соборна, 1")
            course = replace(course, last=Last("assessed", work.now, course))
            request = replace(a_request(work, person, number), course=course)
            await work.requests.add(request)
            work.requests.add_words([Word(request.id, work.now, person.id, message_id=5, text="Болить нога")])
            await work.drafts.save(person.id, Draft("n1", "write", "words", work.now, {"words": {"pieces": []}}))
            at = work.now + timedelta(hours=1)
            await work.timers.add(Timer(TimerKind.DRAFT_REMIND, person.id, at, 0, f"n1:{person.id}"))
            body = {"kind": "taken", "params": {}}
            work.outbox.put(Letter(0, chat, person.id, Lane.REPLY, body))
            work.outbox.put(Letter(0, 77, 0, Lane.REPLY, body, about=request.id))
    await office.inbox.store(7, [Incoming(1, 1, "{}", message_id=9), Incoming(2, 2, "{}", message_id=9)])
    return person, request


async def test_who_has_seen_a_request(office: Office) -> None:
    person, request = await _known(office)
    async with office.works() as work:
        worker = await hire(work, 3)
        work.audit.note(worker.person_id, "read_details", request.id, request.community)
        work.audit.note(worker.person_id, "notice")
    async with office.works() as work:
        (seen,) = await work.privacy.seen([request.id])
        assert (seen.person_id, seen.action, seen.request_id) == (worker.person_id, "read_details", request.id)
        assert seen.at == office.clock.now()
        assert [m.title for m in await work.privacy.staff({worker.person_id, person.id})] == [worker.title]
        assert await work.privacy.seen([]) == [] and await work.privacy.staff([]) == []


async def test_the_forgotten_leave_a_number_and_no_more(office: Office) -> None:
    person, request = await _known(office)
    async with office.works() as work:
        await work.privacy.forget(person, [request])
    async with office.works() as work:
        assert await work.people.actor(1) is None
        left = (await work.people.get([person.id]))[person.id]
        assert (left.name, left.phone, left.settlement, left.reach) == ("", "", "", Reach.GONE)
        assert left.offline and left.community == person.community
        kept = await work.requests.get(request.id, within=None)
        assert kept.details == Details(answers={"supplies.needed": ["medicine"]})
        assert kept.course == Course(registered=request.course.registered), "its dates, without the number of the paper"
        assert (kept.number, kept.status, kept.version) == (request.number, request.status, request.version)
        assert [(w.text, w.file) for w in await work.requests.words(kept)] == [("", None)]
        assert await work.drafts.get(person.id, "n1") is None
        assert await work.outbox.shown(1, office.clock.now() - timedelta(days=1)) == []
    assert [letter.chat for letter in await office.mailroom.pending()] == [2, 77]


async def test_whoever_has_asked_more_than_once_is_forgotten_as_well(office: Office) -> None:
    person, request = await _known(office)
    async with office.works() as work:
        other = a_request(work, person, "ПИР-00-00-03")
        await work.requests.add(other)
    async with office.works() as work:
        await work.privacy.forget(person, [request, other])
    async with office.works() as work:
        held = [await work.requests.get(one.id, within=None) for one in (request, other)]
        assert [one.details.phone for one in held] == ["", ""]


async def test_the_neighbour_keeps_everything(office: Office) -> None:
    person, request = await _known(office)
    async with office.works() as work:
        await work.privacy.forget(person, [request])
    other = await office.actor(2)
    async with office.works() as work:
        assert other.person.name and other.drafts
        (mine,) = await work.requests.of_person(other.person.id)
        assert (
            mine.course.application == "№ 2"
            and mine.details.phone
            and [w.text for w in await work.requests.words(mine)] == ["Болить нога"]
        )
        assert await work.outbox.shown(2, office.clock.now() - timedelta(days=1)) == [9]
        assert await work.timers.next_due() == office.clock.now() + timedelta(hours=1)


async def test_a_forgotten_person_who_writes_again_is_a_stranger(office: Office) -> None:
    person, request = await _known(office)
    async with office.works() as work:
        await work.privacy.forget(person, [request])
    async with office.works() as work:
        again = await work.people.add(1, "Знову")
    assert again.id != person.id and not again.consent
    async with office.works() as work:
        assert await work.requests.of_person(again.id) == []


async def test_an_offer_outlives_its_resident(office: Office) -> None:
    """The office's own record (who was asked, when) stays whole."""
    person, request = await _known(office)
    async with office.works() as work:
        worker = await hire(work, 3)
        request = await offered(work, request, worker)
        await work.privacy.forget(person, [request])
    async with office.works() as work:
        kept = await work.requests.get(request.id, within=None)
        assert [offer.membership_id for offer in kept.offered] == [by(worker).membership_id]


async def test_no_row_still_has_the_chat(stored_office: Office) -> None:
    person, request = await _known(stored_office)
    async with stored_office.works() as work:
        await work.privacy.forget(person, [request])
    assert stored_office.engine is not None
    async with stored_office.engine.connect() as connection:
        for table in metadata.sorted_tables:
            if "chat" in table.c:
                found = await connection.execute(text(f"SELECT count(*) FROM {table.name} WHERE chat = 1"))
                assert found.scalar_one() == 0, table.name
