"""A stranger becomes a resident; who returns is known; nothing is kept that was not asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.people import Reach
from tests.usecases.desk import ABROAD, FAR, GALYNA, HOME, NEXT, VILLAGE, Desk
from usecases import registration


async def test_a_stranger_is_added_once(desk: Desk) -> None:
    for _ in range(2):
        async with desk.work() as work:
            actor = await registration.recognise(work, 900, "Олена")
    assert [p.name for p in desk.rows.people.values() if p.chat == 900] == ["Олена"]
    assert not actor.registered
    assert actor.person.consent == actor.person.phone == ""


@pytest.mark.parametrize(("told", "kept"), [("Оленка", "Оленка"), ("", "Олена")])
async def test_a_new_name_is_kept_and_an_empty_one_is_not(desk: Desk, told: str, kept: str) -> None:
    for name in ("Олена", told):
        async with desk.work() as work:
            await registration.recognise(work, 900, name)
    assert (await desk.actor(900)).person.name == kept


async def test_consent_is_kept_with_its_version_and_time_once(desk: Desk) -> None:
    async with desk.work() as work:
        actor = await registration.recognise(work, 900, "Олена")
        first = await registration.agree(work, actor)
    agreed = (await desk.actor(900)).person
    assert (agreed.consent, agreed.consent_at) == (registration.NOTICE_VERSION, desk.now)
    desk.office.clock.move(days=1)
    async with desk.work() as work:
        again = await registration.agree(work, first)
    assert again.person == (await desk.actor(900)).person == agreed


@pytest.mark.parametrize(("code", "community"), [(VILLAGE.code, HOME), (FAR.code, NEXT)])
async def test_a_place_makes_a_resident(desk: Desk, code: str, community: object) -> None:
    async with desk.work() as work:
        actor = await registration.agree(work, await registration.recognise(work, 900, "Олена"))
        settled, found = await registration.settle(work, actor, code)
    assert found == community
    assert settled.registered
    assert (await desk.actor(900)).person == settled.person
    assert settled.person.settlement == code


@pytest.mark.parametrize("code", [ABROAD.code, "nonsense", ""])
async def test_a_place_that_is_not_served_changes_nothing(desk: Desk, code: str) -> None:
    before = await desk.actor(GALYNA)
    async with desk.work() as work:
        assert await registration.settle(work, before, code) == (before, None)
    assert await desk.actor(GALYNA) == before


async def test_blocking_is_noted_and_a_return_noticed(desk: Desk) -> None:
    for blocked, reach in ((True, Reach.BLOCKED), (False, Reach.OPEN), (True, Reach.BLOCKED)):
        actor = await desk.actor(GALYNA)
        async with desk.work() as work:
            await registration.note_blocked(work, actor, blocked)
        assert (await desk.actor(GALYNA)).person.reach is reach
    async with desk.work() as work:
        await registration.recognise(work, GALYNA, "")
    assert (await desk.actor(GALYNA)).person.reach is Reach.OPEN


async def test_phone_and_language_are_changed_alone(desk: Desk) -> None:
    before = (await desk.actor(GALYNA)).person
    async with desk.work() as work:
        actor = await registration.change_language(work, await desk.actor_in(work, GALYNA), "en")
        await registration.keep_phone(work, actor, "+380671234567")
        await registration.keep_phone(work, actor, "")
    assert (await desk.actor(GALYNA)).person == replace(before, lang="en", phone="+380671234567")
