"""The unit of work: all or nothing, told after the commit, once however often it is asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.communities import DEFAULT_HOURS, Community, District
from domain.messages import Lane
from domain.people import Person
from domain.timers import Timer, TimerKind
from tests.support.offices import PYRIATYN, SHYSHAKY, VILLAGE, Office, a_request, resident
from usecases.ports import Incoming, Letter, UnitOfWork


def _letter(person: Person, words: str, key: str | None = None) -> Letter:
    return Letter(0, person.chat, person.id, Lane.REPLY, {"screen": {"text": words}}, key=key)


async def _everything(work: UnitOfWork, chat: int) -> None:
    """A little of all that can be written."""
    person = await resident(work, chat)
    await work.requests.add(a_request(work, person))
    await work.communities.add(PYRIATYN)
    await work.timers.add(Timer(TimerKind.OFFER, 1, work.now, 1, "key"))
    work.outbox.put(_letter(person, "лист"))
    work.audit.note(person.id, "read")


async def test_an_exception_leaves_nothing_and_tells_nobody(office: Office) -> None:
    with pytest.raises(RuntimeError):
        async with office.works() as work:
            await _everything(work, 1)
            assert await work.communities.get(PYRIATYN.code)
            raise RuntimeError
    assert office.told == []
    assert await office.mailroom.pending() == []
    async with office.works() as work:
        assert await work.people.actor(1) is None
        assert await work.communities.get(PYRIATYN.code) is None
        assert await work.timers.next_due() is None
        await _everything(work, 1)


async def test_a_cancelled_task_leaves_nothing(office: Office) -> None:
    begun = asyncio.Event()

    async def work_long() -> None:
        async with office.works() as work:
            await _everything(work, 1)
            begun.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(work_long())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert office.told == []
    async with office.works() as work:
        assert await work.people.actor(1) is None


async def test_the_commit_tells_its_letters_in_order(office: Office) -> None:
    async with office.works() as work:
        person = await resident(work, 1)
        for words in ("раз", "два", "три"):
            work.outbox.put(_letter(person, words))
        assert office.told == []
    (told,) = office.told
    assert [letter.body["screen"]["text"] for letter in told.letters] == ["раз", "два", "три"]
    assert list(told.letters) == await office.mailroom.pending()
    assert sorted(letter.id for letter in told.letters) == [letter.id for letter in told.letters]


async def test_a_commit_without_letters_and_timers_tells_nothing(office: Office) -> None:
    async with office.works() as work:
        await resident(work, 1)
    assert office.told == []


async def test_a_letter_with_a_key_is_written_once(office: Office) -> None:
    async with office.works() as work:
        person = await resident(work, 1)
        for words, key in (("раз", "k"), ("раз знову", "k"), ("інший", "k2"), ("без ключа", None)):
            work.outbox.put(_letter(person, words, key))
    async with office.works() as work:
        work.outbox.put(_letter(person, "втретє", "k"))
    waiting = [letter.body["screen"]["text"] for letter in await office.mailroom.pending()]
    assert waiting == ["раз", "інший", "без ключа"]
    assert [[letter.body["screen"]["text"] for letter in told.letters] for told in office.told] == [waiting]


async def test_an_update_is_handled_once(office: Office) -> None:
    await office.inbox.store(1, [Incoming(10, 5, "{}")])
    async with office.works() as work:
        assert await work.claim(1, 10)
    async with office.works() as work:
        assert not await work.claim(1, 10)
        assert not await work.claim(1, 11)
        assert not await work.claim(2, 10)


async def test_an_update_claimed_twice_at_once_is_handled_once(office: Office) -> None:
    await office.inbox.store(1, [Incoming(10, 5, "{}")])

    async def handle() -> bool:
        async with office.works() as work:
            return await work.claim(1, 10)

    assert sorted(await asyncio.gather(handle(), handle(), handle())) == [False, False, True]


async def test_ids_grow_even_when_the_clock_goes_back(office: Office) -> None:
    async with office.works() as work:
        ids = [work.new_id() for _ in range(1000)]
    office.clock.move(days=-400)
    async with office.works() as work:
        ids += [work.new_id(), work.new_id()]
    assert sorted(set(ids)) == ids
    assert 0 < ids[0] < ids[-1] < 2**53


async def test_the_moment_of_a_work_stands_still(office: Office) -> None:
    async with office.works() as work:
        now = work.now
        office.clock.move(seconds=1)
        assert work.now == now


async def test_communities_come_in_ukrainian_order(office: Office) -> None:
    names = ("Ярівська", "Іванківська", "Єлизаветівська", "Ґронівська", "Гадяцька", "Їжаківська", "Ивська")
    async with office.works() as work:
        for number, name in enumerate(names):
            await work.communities.add(Community(f"UA{number}", name, "АБВ"))
    async with office.works() as work:
        found = [community.name for community in await work.communities.all()]
    alphabet = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
    assert found == sorted(names, key=lambda name: alphabet.index(name[0].lower()))


async def test_a_community_and_its_hours_come_back(office: Office) -> None:
    hours = replace(DEFAULT_HOURS, closed=frozenset({office.clock.at.date()}), martial_law=False, timezone="UTC")
    full = replace(PYRIATYN, raion="Лубенський", oblast="Полтавська", phone="0", address="вул.", hours=hours)
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        assert await work.communities.get(PYRIATYN.code) == PYRIATYN
    async with office.works() as work:
        assert await work.communities.get(PYRIATYN.code) == PYRIATYN
        assert await work.communities.get(SHYSHAKY.code) is None
        await work.communities.add(full)
        assert await work.communities.get(PYRIATYN.code) == full
    async with office.works() as work:
        assert await work.communities.all() == [full]


async def test_a_settlement_lies_in_the_district_that_named_it_last(office: Office) -> None:
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        codes = frozenset({VILLAGE.code, "UA2"})
        first = await work.communities.add_district(District(0, PYRIATYN.code, "Перший", codes))
        second = await work.communities.add_district(District(0, PYRIATYN.code, "Другий", frozenset({"UA2"})))
        empty = await work.communities.add_district(District(0, PYRIATYN.code, "Третій"))
    async with office.works() as work:
        kept = replace(first, settlements=frozenset({VILLAGE.code}))
        assert await work.communities.districts(PYRIATYN.code) == [kept, second, empty]
        assert await work.communities.districts(SHYSHAKY.code) == []
        assert work.communities.settlement(VILLAGE.code) == VILLAGE
        assert work.communities.settlement("UA404") is None
        assert list(work.communities.find("Заріччя")) == []


async def test_letters_keep_what_they_carry(office: Office) -> None:
    async with office.works() as work:
        later = work.now + timedelta(hours=1)
        full = Letter(0, 5, 6, Lane.NOTICE, {"kind": "notice", "params": {"n": 1}}, work.now, later, 9, 2, "k")
        work.outbox.put(full)
    (found,) = await office.mailroom.pending()
    assert replace(found, id=0) == full
