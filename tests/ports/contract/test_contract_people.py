"""People: one read at the beginning of every update, and the audience of a notice."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from domain.forms import Draft
from domain.people import Person, Reach, Role
from tests.support.offices import Office, hire, resident


async def test_nobody_knows_a_stranger(office: Office) -> None:
    async with office.works() as work:
        assert await work.people.actor(1) is None


async def test_every_field_of_a_person_comes_back(office: Office) -> None:
    async with office.works() as work:
        person = await work.people.add(5_000_000_001, "Оля <b>\u202e🙂")
        full = Person(person.id, person.chat, "Ольга", "en", "+380501234567", "UA1", "UA2", "2026-11", work.now)
        await work.people.save(replace(full, reach=Reach.BLOCKED))
    assert (await office.actor(5_000_000_001)).person == replace(full, reach=Reach.BLOCKED)


async def test_a_person_is_added_once(office: Office) -> None:
    async with office.works() as work:
        first = await work.people.add(1, "Оля")
    async with office.works() as work:
        assert (await work.people.add(1, "Інше")).id == first.id


async def test_two_first_messages_at_once_make_one_person(office: Office) -> None:
    async def arrive() -> int:
        async with office.works() as work:
            return (await work.people.add(1, "Оля")).id

    assert len(set(await asyncio.gather(*(arrive() for _ in range(5))))) == 1


async def test_the_actor_has_each_membership_and_draft_once(office: Office) -> None:
    async with office.works() as work:
        worker = await hire(work, 1)
        admin = await hire(work, 1, Role.ADMIN)
        drafts = [Draft(nonce, "request", "story", work.now, {"a": [1, "б"]}) for nonce in ("x", "y")]
        for draft in drafts:
            await work.drafts.save(worker.person_id, draft)
        await work.drafts.save((await resident(work, 2)).id, drafts[0])
    actor = await office.actor(1)
    assert actor.memberships == (worker, admin)
    assert sorted(actor.drafts, key=lambda draft: draft.nonce) == drafts


async def test_get_leaves_out_the_unknown(office: Office) -> None:
    async with office.works() as work:
        one, two = await resident(work, 1), await resident(work, 2)
        assert await work.people.get([two.id, 404, one.id]) == {one.id: one, two.id: two}
        assert await work.people.get([]) == {}


async def test_a_draft_is_overwritten_and_dropped(office: Office) -> None:
    async with office.works() as work:
        person = await resident(work, 1)
        draft = Draft("n1", "request", "story", work.now, {"story": {"texts": ["а"]}}, {"request": 7})
        await work.drafts.save(person.id, draft)
        later = replace(draft, step="phone", misses=2, amending=True, version=3)
        await work.drafts.save(person.id, later)
    async with office.works() as work:
        assert await work.drafts.get(person.id, "n1") == later
        assert await work.drafts.get(person.id, "n2") is None
        await work.drafts.drop(person.id, "n1")
        await work.drafts.drop(person.id, "n1")
    assert (await office.actor(1)).drafts == ()
