"""What is done about days to come at the same moment on a real database: one thing happens, and the rows agree."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

from sqlalchemy.exc import DBAPIError

from domain.absences import Absence
from domain.deadlines import instant, local
from domain.forms import Draft
from domain.people import Actor, Membership, Role
from domain.requests import NotFound, Refused, Request, Status
from domain.timers import Timer, TimerKind
from domain.visits import Visit, VisitChanged, VisitState
from tests.support.bare_rows import read_rows
from tests.support.offices import PYRIATYN, Office, a_request, hire, offered, resident
from usecases import absences, answers, offers, visit_clock, visiting
from usecases.ports import UnitOfWork

OWNER, ANNA, BOHDAN, VIRA, HEADS = 1, 11, 12, 13, (21, 22, 23)
ROUNDS, TRIES = 9, 4
TZ, TWO_HOURS = "Europe/Kyiv", timedelta(hours=2)
Deed = Callable[[UnitOfWork], Awaitable[object]]


async def _at_once(office: Office, chance: random.Random, *deeds: Deed) -> list[object]:
    """Each in a transaction of its own, in no order; what each came to, in the order of the deeds."""

    async def done(deed: Deed) -> object:
        for _ in range(TRIES):
            try:
                async with office.works() as work:
                    return await deed(work)
            except (Refused, NotFound, VisitChanged, absences.Refused) as refused:
                return refused
            except DBAPIError as trouble:  # of two that wait for each other PostgreSQL undoes one
                assert "deadlock" in str(trouble.orig)
        raise AssertionError("tried again and again, as the bot does")

    order = chance.sample(range(len(deeds)), len(deeds))
    told = dict(zip(order, await asyncio.gather(*(done(deeds[n]) for n in order)), strict=True))
    return [told[n] for n in range(len(deeds))]


async def _well(office: Office) -> None:
    assert office.engine is not None
    assert list((await read_rows(office.engine)).faults()) == []


async def _staffed(office: Office) -> list[Membership]:
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        await resident(work, OWNER)
        for chat in HEADS:
            await hire(work, chat, Role.COORDINATOR)
        return [await hire(work, chat, capacity=10**6) for chat in (ANNA, BOHDAN, VIRA)]


async def _case(office: Office, nth: int, member: Membership) -> Request:
    person, worker = (await office.actor(OWNER)).person, await office.actor(ANNA)
    async with office.works() as work:
        request = a_request(work, person, f"ПИР-{nth:06d}")
        await work.requests.add(request)
        return await offers.take(work, worker, (await offered(work, request, member)).id)


def _at(office: Office, ahead: int, hour: int = 10) -> datetime:
    return instant(local(office.clock.now(), TZ).date() + timedelta(days=ahead), time(hour), TZ)


async def _visit(office: Office, request: Request, agreed: bool = False, repeat: str = "") -> Visit:
    """Tomorrow at ten."""
    anna, owner, starts = await office.actor(ANNA), await office.actor(OWNER), _at(office, 1)
    async with office.works() as work:
        visit = await visiting.propose(work, anna, request.id, starts, starts + TWO_HOURS, repeat)
    if agreed:
        async with office.works() as work:
            visit = await visiting.confirm(work, owner, visit.id, visit.version)
    return visit


def _do(what: Callable[..., Awaitable[Any]], actor: Actor, visit: Visit, *more: Any) -> Deed:
    return lambda work: what(work, actor, visit.id, visit.version, *more)


async def _rows(office: Office, request: Request) -> tuple[Request, list[Visit], Counter[str]]:
    async with office.works() as work:
        events = Counter(event.kind for event in await work.requests.events(request.id))
        return await work.requests.get(request.id, within=None), await work.visits.of_request(request.id), events


async def test_of_everything_done_with_a_visit_one_thing_happens(stored_office: Office) -> None:
    """Agreed, wished at another time, moved, called off by either: the others read the visit as it is then."""
    chance, (anna_here, *_rest) = random.Random(1), await _staffed(stored_office)
    anna, owner = await stored_office.actor(ANNA), await stored_office.actor(OWNER)
    happened = Counter[str]()
    for nth in range(ROUNDS):
        request = await _case(stored_office, nth, anna_here)
        visit = await _visit(stored_office, request)
        then = _at(stored_office, 2, 15)
        deeds = [
            _do(visiting.confirm, owner, visit),
            _do(visiting.wish, owner, visit, then),
            _do(visiting.cancel, owner, visit),
            _do(visiting.move, anna, visit, then, then + TWO_HOURS),
            _do(visiting.cancel, anna, visit),
        ]
        told = await _at_once(stored_office, chance, *deeds)
        (won,) = [one for one in told if isinstance(one, Visit)]
        after, visits, events = await _rows(stored_office, request)
        assert visits == [won], "the losers left nothing behind"
        assert {one.fresh for one in told if isinstance(one, VisitChanged)} <= {won}
        assert after.visit_at == (won.starts_at if won.open else None)
        kinds = {kind: n for kind, n in events.items() if kind.startswith("visit_") and kind != "visit_proposed"}
        assert sum(kinds.values()) == 1, kinds
        happened.update(kinds)
    assert len(happened) > 1
    await _well(stored_office)


async def test_two_steps_of_a_series_make_one_next_visit(stored_office: Office) -> None:
    """The clock gives up waiting for the result while the worker tells it, twice."""
    chance, (anna_here, *_rest) = random.Random(2), await _staffed(stored_office)
    anna = await stored_office.actor(ANNA)
    cases = [await _case(stored_office, nth, anna_here) for nth in range(ROUNDS)]
    visits = [await _visit(stored_office, request, agreed=True, repeat="d:7") for request in cases]
    stored_office.clock.at += timedelta(days=2, hours=6)
    for request, visit in zip(cases, visits, strict=True):
        missed = Timer(TimerKind.VISIT_MISSED, visit.id, stored_office.clock.now(), visit.version, "k")
        told = _do(visiting.result, anna, visit, "done")
        await _at_once(stored_office, chance, told, told, partial(visit_clock.miss, timer=missed))
        after, there, events = await _rows(stored_office, request)
        assert [one.follows for one in there if one.id != visit.id] == [visit.id], "one next visit"
        assert events["visit_done"] + events["visit_missed"] == 1
        (now,) = [one for one in there if one.id == visit.id]
        assert (now.state is VisitState.DONE) is bool(events["visit_done"]) and now.flagged is bool(
            events["visit_missed"]
        )
        assert after.visit_at == there[-1].starts_at
    await _well(stored_office)


async def test_a_case_that_ends_while_a_visit_is_planned_keeps_none(stored_office: Office) -> None:
    chance, (anna_here, *_rest) = random.Random(3), await _staffed(stored_office)
    anna, owner = await stored_office.actor(ANNA), await stored_office.actor(OWNER)
    for nth in range(ROUNDS // 3):  # PostgreSQL looks for those who wait for each other only once a second
        request = await _case(stored_office, nth, anna_here)
        visit, then = await _visit(stored_office, request), _at(stored_office, 3)
        cancel = partial(answers.cancel, actor=owner, draft=_draft(request, reason="solved"))
        once_more = partial(
            visiting.propose, actor=anna, request_id=request.id, starts_at=then, ends_at=then + TWO_HOURS
        )
        await _at_once(stored_office, chance, cancel, once_more, _do(visiting.confirm, owner, visit))
        after, visits, events = await _rows(stored_office, request)
        if after.status is Status.CANCELLED:
            assert not [one for one in visits if one.open] and after.visit_at is None
            assert events["cancelled"] == 1
        else:
            assert after.visit_at == visit.starts_at
    await _well(stored_office)


def _draft(request: Request, **given: str) -> Draft:
    return Draft("n", "cancel", "reason", request.created_at, given, {"request": request.id})


async def test_two_coordinators_never_make_a_circle(stored_office: Office) -> None:
    """Each of the absences is all right without the others; whoever is later is told."""
    chance, team = random.Random(4), await _staffed(stored_office)
    heads = [await stored_office.actor(chat) for chat in HEADS]
    circles = [*pairwise([*team, team[0]])]  # Анна → Богдан → Віра → Анна
    for nth in range(ROUNDS):
        days = (date(2026, 12, 1) + timedelta(days=7 * nth), date(2026, 12, 4) + timedelta(days=7 * nth))
        pair = [(team[0], team[1]), (team[1], team[0])] if nth % 2 else circles
        told = await _at_once(
            stored_office, chance, *(_away(head, *two, days) for head, two in zip(heads, pair, strict=False))
        )
        refused = [one for one in told if isinstance(one, absences.Refused)]
        assert [one.why for one in refused] == ["round"]
        assert sum(isinstance(one, Absence) for one in told) == len(pair) - 1


async def test_nobody_is_away_twice(stored_office: Office) -> None:
    """Two coordinators write the same days down."""
    chance, team = random.Random(5), await _staffed(stored_office)
    heads = [await stored_office.actor(chat) for chat in HEADS]
    for nth in range(ROUNDS):
        days = (date(2026, 12, 1) + timedelta(days=7 * nth), date(2026, 12, 4) + timedelta(days=7 * nth))
        told = await _at_once(stored_office, chance, *(_away(head, team[0], team[1], days) for head in heads))
        assert Counter(getattr(one, "why", "written") for one in told) == {"written": 1, "overlaps": 2}


def _away(head: Actor, who: Membership, instead: Membership, days: tuple[date, date]) -> Deed:
    return lambda work: absences.plan(work, head, who.id, *days, instead.id)


async def test_nobody_asks_whoever_has_just_gone_away(office: Office) -> None:
    anna, *_rest = await _staffed(office)
    async with office.works() as work:
        await work.staff.save(replace(anna, away=True))
        assert not await work.staff.take_load(anna.id, 10, anna.capacity, asked=True)
        assert await work.staff.take_load(anna.id, 10, anna.capacity), "by their own will they may"
