"""If no human ever acts, a request climbs level by level to the admins, is told of daily, and never ends by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.people import Role
from domain.requests import HELD, OPEN, Request
from domain.timers import TimerKind
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, GALYNA, HEAD, Desk, draft
from usecases import casework, waiting

KYIV, CHIEF = ZoneInfo("Europe/Kyiv"), 702
QUESTION = {"words": {"pieces": [{"m": 5, "text": "Чи є пандус?"}]}}
Begun = Callable[[Desk, str], Awaitable[Request]]


async def asked(desk: Desk, threat: str) -> Request:
    """Workers who are asked and keep silent."""
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    return await desk.submit(threat=threat)


async def nobody_there(desk: Desk, threat: str) -> Request:
    """A community without workers."""
    return await desk.submit(threat=threat)


async def taken(desk: Desk, threat: str) -> Request:
    """Somebody took it and does nothing."""
    await desk.hire(ANNA)
    return await desk.take(ANNA, await desk.submit(threat=threat))


async def in_work(desk: Desk, threat: str) -> Request:
    """They talked, and that was all."""
    request, actor = await taken(desk, threat), await desk.actor(ANNA)
    async with desk.work() as work:
        return await casework.record_contact(work, actor, request.id)


async def unanswered(desk: Desk, threat: str) -> Request:
    """They talked; then a question that the resident does not answer, and nobody telephones."""
    request, actor = await in_work(desk, threat), await desk.actor(ANNA)
    async with desk.work() as work:
        return await waiting.ask(work, actor, draft(QUESTION, work.now, request=request.id))


LIVES: dict[str, Begun] = {one.__name__: one for one in (asked, nobody_there, taken, in_work, unanswered)}


async def an_office(chief: bool) -> Desk:
    """A coordinator, an admin, perhaps the head of the department."""
    desk = Desk()
    await desk.open()
    if chief:
        await desk.hire(CHIEF, Role.COORDINATOR, chief=True)
    return desk


def level(desk: Desk, request: Request) -> int:
    """How far it was escalated."""
    return desk.request(request).level


@pytest.mark.parametrize("chief", [True, False])
@pytest.mark.parametrize("threat", ["no", "yes"])
@pytest.mark.parametrize("life", LIVES)
async def test_it_climbs_to_the_admin_and_never_ends(life: str, threat: str, chief: bool) -> None:
    desk = await an_office(chief)
    request = await LIVES[life](desk, threat)
    levels, told = [level(desk, request)], Counter[tuple[int, str]]()
    desk.told()
    for day in range(26):
        await desk.turn(days=1)
        now = desk.request(request)
        assert now.status in OPEN and desk.waiting(request), "it never closes, and the clock never forgets it"
        levels.append(now.level)
        today = Counter(one for one in desk.told() if one[1] == "escalated")
        if threat == "no":
            assert today[ADMIN, "escalated"] <= 1 and today[HEAD, "escalated"] <= 1, (day, today)
        told += today
    assert levels == sorted(levels) and levels[-1] == 3, levels
    assert (life in ("unanswered", "in_work")) or levels.index(3) <= 8
    assert told[ADMIN, "escalated"] >= 4, "the last level is told again and again"
    assert bool(told[CHIEF, "escalated"]) is chief
    assert (GALYNA, "escalated") not in told


async def test_the_levels_are_a_working_day_apart() -> None:
    """Taken on Monday; the call was promised until Tuesday, 17:00."""
    desk = await an_office(chief=True)
    request = await taken(desk, "no")
    began, climbed = desk.now, list[tuple[int, str]]()
    for _ in range(24 * 6):
        await desk.turn(hours=1)
        if level(desk, request) != (climbed[-1][0] if climbed else 0):
            climbed.append((level(desk, request), f"{desk.now.astimezone(KYIV):%a %H}"))
    assert began.weekday() == 0
    assert [at for at, _ in climbed] == [1, 2, 3], climbed
    assert [day[:3] for _, day in climbed] == ["Tue", "Wed", "Thu"], climbed


async def test_who_hears_of_which_level() -> None:
    desk = await an_office(chief=True)
    request = await taken(desk, "no")
    await desk.turn(days=1, hours=8)
    desk.told()
    await desk.turn(days=1)
    assert [one for one in desk.told() if one[1] == "escalated"] == [(CHIEF, "escalated")]
    await desk.turn(days=1)
    (admins,) = [one for one in desk.letters("escalated") if one.chat == ADMIN]
    number = desk.request(request).number
    only = {"request": request.id, "number": number, "community": "Пирятинська", "why": "", "level": 3, "admin": True}
    assert admins.body["params"] == only, "the number and the community alone"
    assert {one for one in desk.told() if one[1] == "escalated"} == {(n, "escalated") for n in (ADMIN, CHIEF, HEAD)}


async def test_a_chief_who_is_away_is_no_chief() -> None:
    desk = await an_office(chief=False)
    await desk.hire(CHIEF, Role.COORDINATOR, chief=True, away=True)
    await taken(desk, "no")
    await desk.turn(days=1, hours=8)
    desk.told()
    await desk.turn(days=1)
    (word, _) = desk.letters("escalated")
    assert word.body["params"]["chief"] is False, "it says that there is none"
    assert {chat for chat, kind in desk.told() if kind == "escalated"} == {HEAD, CHIEF}


@given(st.sampled_from(sorted(LIVES)), st.booleans(), st.lists(st.integers(1, 40), min_size=1, max_size=6))
@settings(max_examples=15, deadline=None)
async def test_however_the_clock_goes(life: str, urgent: bool, hours: list[int]) -> None:
    """Steps of any length, as after outages: levels only rise, timers never run out, nobody but people ends it."""
    desk = await an_office(chief=True)
    request = await LIVES[life](desk, "yes" if urgent else "no")
    before = level(desk, request)
    for step in hours:
        await desk.turn(hours=step)
        now = desk.request(request)
        assert now.status in OPEN and now.level >= before and desk.waiting(request)
        assert not now.level or TimerKind.ESCALATE in desk.waiting(request)
        assert (now.holder is not None) == (now.status in HELD)
        before = now.level
