"""What people write: kept in order with every version, found by its message, and beside it what a chat has shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.messages import Lane
from domain.people import ANY_CONTACT, Person, SafeContact
from domain.requests import By, Details, Request
from domain.transitions import AddWords, transition
from domain.words import Word, latest
from tests.support.offices import Office, a_request, resident
from usecases.ports import Incoming, Letter, Settled

VOICE = ("voice", "file-1", "підпис")


async def _asked(office: Office) -> tuple[Person, Request]:
    async with office.works() as work:
        person = await resident(work, 1)
        request = a_request(work, person)
        await work.requests.add(request)
    return person, request


async def test_words_come_back_in_order_with_every_version(office: Office) -> None:
    person, request = await _asked(office)
    first = Word(request.id, office.clock.now(), person.id, message_id=5, text="Болить нога")
    second = Word(request.id, office.clock.now(), person.id, message_id=6, file=VOICE, album="a")
    async with office.works() as work:
        work.requests.add_words([first, second])
    async with office.works() as work:
        work.requests.add_words([replace(first, version=2, text="Болять ноги")])
        work.requests.add_words([replace(first, person_id=99, membership_id=7, text="Слова працівниці")])
    async with office.works() as work:
        kept = await work.requests.words(request)
        assert [(w.text, w.version) for w in kept] == [
            ("Болить нога", 1),
            ("", 1),
            ("Болять ноги", 2),
            ("Слова працівниці", 1),
        ]
        assert kept[1].file == VOICE and kept[1].album == "a" and kept[1].at == second.at
        assert [w.text for w in latest(kept)] == ["Болять ноги", "", "Слова працівниці"]
        found = await work.requests.word_of(person.id, 5)
        assert found is not None and (found.version, found.text) == (2, "Болять ноги")
        assert await work.requests.word_of(person.id, 404) is None
        assert await work.requests.word_of(404, 5) is None


async def test_words_from_before_they_were_rows_are_still_there(office: Office) -> None:
    async with office.works() as work:
        person = await resident(work, 1)
        once = {"texts": ["Колишні слова"], "files": [list(VOICE)]}
        request = replace(a_request(work, person), details=Details("Галина", once=once))
        await work.requests.add(request)
        await work.requests.save(transition(request, AddWords(), By(person.id), work.now))
        work.requests.add_words([Word(request.id, work.now, person.id, message_id=7, text="Нові")])
    async with office.works() as work:
        kept = await work.requests.words(await work.requests.get(request.id, within=None))
    assert [w.text or w.file for w in latest(kept)] == ["Колишні слова", VOICE, "Нові"]


async def test_the_history_comes_back_in_order(office: Office) -> None:
    person, request = await _asked(office)
    async with office.works() as work:
        await work.requests.save(transition(request, AddWords(), By(person.id), work.now))
    async with office.works() as work:
        events = await work.requests.events(request.id)
        assert [(event.kind, event.by.person_id) for event in events] == [
            ("created", person.id),
            ("resident_wrote", person.id),
        ]
        assert await work.requests.events(404) == []


async def test_what_a_request_grew_comes_back(office: Office) -> None:
    _, request = await _asked(office)
    async with office.works() as work:
        changed = transition(request, AddWords(), By(request.person_id), work.now)
        after = replace(changed.after, follows=41, stars=4, cancel_asked=True)
        await work.requests.save(replace(changed, after=after))
    async with office.works() as work:
        found = await work.requests.get(request.id, within=None)
    assert (found.follows, found.stars, found.cancel_asked) == (41, 4, True)


async def test_wishes_of_a_person_come_back(office: Office) -> None:
    safe = SafeContact(write=False, neutral=True, phone="+380501112233", hours="day", code_word="пиріжки")
    async with office.works() as work:
        person = await resident(work, 1)
        assert (person.quiet, person.safe) == (frozenset(), ANY_CONTACT)
        await work.people.save(replace(person, quiet=frozenset({"notices"}), safe=safe))
    kept = (await office.actor(1)).person
    assert (kept.quiet, kept.safe) == (frozenset({"notices"}), safe)
    assert (await office.mailroom.readers([person.id]))[person.id].safe == safe
    async with office.works() as work:
        await work.people.save(replace(kept, quiet=frozenset(), safe=ANY_CONTACT))
    assert (await office.actor(1)).person == person


async def test_every_consent_is_kept(office: Office) -> None:
    async with office.works() as work:
        person = await resident(work, 1)
        await work.people.consented(person.id, "2026-11-21")
    office.clock.move(days=1)
    async with office.works() as work:
        await work.people.consented(person.id, "2026-12-01")
    async with office.works() as work:
        now = office.clock.now()
        assert await work.people.consents(person.id) == [("2026-11-21", now - timedelta(days=1)), ("2026-12-01", now)]
        assert await work.people.consents(404) == []


async def test_somebody_without_telegram_has_no_chat(office: Office) -> None:
    async with office.works() as work:
        one, other = await work.people.add_offline("Галина", "+380501112233"), await work.people.add_offline()
    assert one.offline and other.offline and one.chat != other.chat
    async with office.works() as work:
        assert (await work.people.get([one.id]))[one.id] == one


async def test_a_sent_message_tells_what_it_was_about(office: Office) -> None:
    _, request = await _asked(office)
    async with office.works() as work:
        work.outbox.put(Letter(0, 1, 0, Lane.REPLY, {"kind": "taken", "params": {}}, about=request.id))
        work.outbox.put(Letter(0, 1, 0, Lane.REPLY, {"kind": "notice", "params": {}}))
    about, plain = await office.mailroom.pending()
    sent = [Settled(about.id, "sent", 21, message_ids=(21, 22, 23)), Settled(plain.id, "sent", 24, message_ids=(24,))]
    await office.mailroom.settle(sent)
    async with office.works() as work:
        found = [await work.outbox.about(1, number) for number in (20, 21, 22, 23, 24, 2)]
        assert found == [0, request.id, request.id, request.id, 0, 0]
        assert await work.outbox.about(2, 21) == 0


async def test_what_a_chat_shows_is_known(office: Office) -> None:
    await office.inbox.store(7, [Incoming(1, 1, "{}", message_id=11), Incoming(2, 2, "{}", message_id=12)])
    await office.inbox.store(7, [Incoming(3, 1, "{}")])
    async with office.works() as work:
        for _ in range(2):
            work.outbox.put(Letter(0, 1, 0, Lane.REPLY, {"screen": []}))
    first, _ = await office.mailroom.pending()
    await office.mailroom.settle([Settled(first.id, "sent", 13, message_ids=(13, 14))])
    since = office.clock.now()
    async with office.works() as work:
        assert await work.outbox.shown(1, since) == [11, 13, 14]
        assert await work.outbox.shown(1, since + timedelta(seconds=1)) == []
