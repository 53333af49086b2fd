"""Whatever comes and goes: every case is with somebody present who may have it, loads are right, and in the end, when
everybody is back, everybody has their own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.absences import AbsenceState
from domain.requests import HELD, NotFound, Refused, Request
from domain.substituting import root_of
from tests.usecases.absence_steps import MONDAY, a_case_of, loads_are_right
from tests.usecases.desk import ANNA, BOHDAN, HEAD, VIRA, Desk
from tests.usecases.handing_steps import do, hand, member_of
from usecases import absences, handing

DANA = 604
WORKERS = (ANNA, BOHDAN, VIRA, DANA)
_who = st.sampled_from(WORKERS)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("away"), _who, st.sampled_from((0, *WORKERS)), st.integers(0, 3), st.integers(0, 4)),
        st.tuples(st.just("back"), _who),
        st.tuples(st.just("turn"), st.integers(1, 60)),
        st.tuples(st.just("case"), _who),
        st.tuples(st.just("hand"), _who),
        st.tuples(st.just("take over"), st.integers(0, 3)),
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_any_comings_and_goings(steps: Sequence[tuple[object, ...]]) -> None:
    asyncio.run(_live(steps))


async def _live(steps: Sequence[tuple[object, ...]]) -> None:
    desk = Desk()
    await desk.open()
    for chat in WORKERS:
        await desk.hire(chat)
    cases = [await a_case_of(desk, chat) for chat in WORKERS[:3]]
    for what, *more in steps:
        await _STEPS[str(what)](desk, cases, *more)
        _sound(desk)
    await _everybody_back(desk)
    _sound(desk)
    for request in desk.rows.requests.values():
        assert request.holder is None or not request.holder.root, "everybody has their own"


async def _away(desk: Desk, _: list[Request], chat: int, substitute: int, ahead: int, length: int) -> None:
    today = desk.now.date()
    since = today + timedelta(days=ahead)
    actor, instead = await desk.actor(chat), member_of(desk, substitute) if substitute else 0
    try:
        async with desk.work() as work:
            until = since + timedelta(days=length)
            await absences.plan(work, actor, member_of(desk, chat), since, until, instead)
    except absences.Refused:
        return


async def _back(desk: Desk, _: list[Request], chat: int) -> None:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        for one in await work.absences.of_member(member_of(desk, chat)):
            await absences.cancel(work, actor, one.id)


async def _turn(desk: Desk, _: list[Request], hours: int) -> None:
    await desk.turn(hours=hours)


async def _case(desk: Desk, cases: list[Request], chat: int) -> None:
    if not desk.rows.memberships[member_of(desk, chat)].away:
        cases.append(await a_case_of(desk, chat))


async def _hand(desk: Desk, cases: list[Request], chat: int) -> None:
    """Whoever has the first case asks this colleague to take it over."""
    holder = desk.request(cases[0]).holder
    if holder is None:
        return
    by = desk.rows.people[holder.person_id].chat
    try:
        await hand(desk, cases[0], chat, by=by)
    except (Refused, NotFound):
        return


async def _take_over(desk: Desk, cases: list[Request], which: int) -> None:
    try:
        await do(desk, HEAD, handing.take_over, cases[which % len(cases)])
    except (Refused, NotFound):
        return


_STEPS: Mapping[str, Callable[..., Awaitable[None]]] = {
    "away": _away,
    "back": _back,
    "turn": _turn,
    "case": _case,
    "hand": _hand,
    "take over": _take_over,
}


def _sound(desk: Desk) -> None:
    loads_are_right(desk)
    members, running = desk.rows.memberships, set[int]()
    for one in desk.rows.absences.values():
        if one.state is AbsenceState.RUNNING:
            running.add(one.membership_id)
            assert one.since <= (desk.now + timedelta(hours=2)).date() <= one.until
    assert {m.id for m in members.values() if m.away} == running
    for request in desk.rows.requests.values():
        if request.status in HELD and request.holder:
            assert not members[request.holder.membership_id].away, "a coordinator is always there"
            root = root_of(request.holder)
            assert root == request.holder.membership_id or members[root].away, "whoever is present has their own"
        assert not {o.membership_id for o in request.offered} & running, "the absent are not asked"


async def _everybody_back(desk: Desk) -> None:
    for chat in WORKERS:
        await _back(desk, [], chat)
    assert desk.now.date() >= MONDAY
