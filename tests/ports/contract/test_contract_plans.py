"""Days to come: visits, absences, terms of a community, milestones; the same on every make of an office."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.absences import Absence, AbsenceState
from domain.assignments import Offer, OfferState
from domain.course import Clock, Course, Last
from domain.deadline_rules import DeadlineRule
from domain.people import Membership
from domain.requests import CLOCK, Request, change
from domain.transitions import Accept, transition
from domain.visits import Visit, VisitChanged, VisitState
from tests.support.offices import PYRIATYN, SHYSHAKY, Office, a_request, by, hire, offered, resident
from usecases.ports import UnitOfWork

MORNING = datetime(2026, 11, 25, 8, tzinfo=UTC)
DAY = timedelta(days=1)


async def taken(work: UnitOfWork, worker: Membership, chat: int = 2, number: str = "ПИР-48-21-57") -> Request:
    """A request that this worker has."""
    request = a_request(work, await resident(work, chat), number)
    await work.requests.add(request)
    accepted = transition(await offered(work, request, worker), Accept(), by(worker), work.now)
    await work.requests.save(accepted)
    return accepted.after


def a_visit(work: UnitOfWork, request: Request, starts_at: datetime = MORNING, follows: int = 0) -> Visit:
    """A visit of two hours."""
    where = (request.community, request.settlement, request.person_id)
    ends_at = starts_at + timedelta(hours=2)
    return Visit(work.new_id(), request.id, *where, starts_at, ends_at, work.now, repeat="d:14", follows=follows)


async def test_a_visit_is_read_as_it_was_written(office: Office) -> None:
    async with office.works() as work:
        request = await taken(work, await hire(work, 1))
        visit = a_visit(work, request)
        assert await work.visits.add(visit)
    async with office.works() as work:
        assert await work.visits.get(visit.id) == visit
        wished = replace(visit, state=VisitState.DECLINED, version=2, wish_at=MORNING + DAY, flagged=True)
        await work.visits.save(visit, wished)
    async with office.works() as work:
        assert await work.visits.get(visit.id) == wished
        assert await work.visits.get(404) is None


async def test_who_saves_an_old_visit_sees_the_fresh_one(office: Office) -> None:
    async with office.works() as work:
        visit = a_visit(work, await taken(work, await hire(work, 1)))
        await work.visits.add(visit)
        moved = replace(visit, version=2, state=VisitState.MOVED)
        await work.visits.save(visit, moved)
        with pytest.raises(VisitChanged) as lost:
            await work.visits.save(visit, replace(visit, version=2, state=VisitState.CANCELLED))
        assert lost.value.fresh == moved


async def test_a_visit_of_a_series_has_one_next(office: Office) -> None:
    async with office.works() as work:
        request = await taken(work, await hire(work, 1))
        first, alone = a_visit(work, request), a_visit(work, request, MORNING + 5 * DAY)
        assert [await work.visits.add(one) for one in (first, alone)] == [True, True]
        nexts = [a_visit(work, request, MORNING + days * DAY, follows=first.id) for days in (14, 15)]
        assert [await work.visits.add(one) for one in nexts] == [True, False]
    async with office.works() as work:
        assert await work.visits.of_request(request.id) == [first, alone, nexts[0]]


async def test_visits_are_those_of_whoever_has_the_request(office: Office) -> None:
    async with office.works() as work:
        worker, other = await hire(work, 1), await hire(work, 3)
        request, theirs = await taken(work, worker), await taken(work, other, 4, "ПИР-11-11-11")
        early, late = a_visit(work, request), a_visit(work, request, MORNING + DAY)
        off = replace(a_visit(work, request), state=VisitState.CANCELLED)
        for one in (late, early, off, a_visit(work, theirs)):
            await work.visits.add(one)
        assert await work.visits.of_workers([worker.id], MORNING, MORNING + DAY) == [early]
        assert await work.visits.of_workers([worker.id], MORNING, MORNING + 2 * DAY) == [early, late]
        assert await work.visits.of_workers([], MORNING, MORNING + DAY) == []
        assert await work.visits.open_of(request.id) == [early, late]


async def test_what_nobody_told_the_result_of_is_found(office: Office) -> None:
    async with office.works() as work:
        request = await taken(work, await hire(work, 1))
        past, done, coming = (a_visit(work, request, MORNING + n * DAY) for n in (0, 0, 3))
        for one in (coming, past, replace(done, state=VisitState.DONE)):
            await work.visits.add(one)
        assert await work.visits.unfinished(PYRIATYN.code, MORNING + 2 * DAY, 10) == [past]
        assert await work.visits.unfinished(PYRIATYN.code, past.ends_at, 10) == []
        assert await work.visits.unfinished(SHYSHAKY.code, MORNING + 2 * DAY, 10) == []


async def test_absences_to_come_are_found_by_worker_and_community(office: Office) -> None:
    async with office.works() as work:
        worker, other = await hire(work, 1), await hire(work, 3)
        days = (date(2026, 12, 1), date(2026, 12, 14))
        own = Absence(work.new_id(), worker.id, worker.person_id, PYRIATYN.code, *days, other.id, made_by=7)
        over = replace(own, id=work.new_id(), state=AbsenceState.OVER)
        sooner = replace(own, id=work.new_id(), membership_id=other.id, since=date(2026, 11, 30), substitute=0)
        for one in (own, over, sooner):
            await work.absences.add(one)
    async with office.works() as work:
        assert await work.absences.of_member(worker.id) == [own]
        assert await work.absences.of_community(PYRIATYN.code) == [sooner, own]
        assert await work.absences.get(over.id) == over
        assert await work.absences.get(404) is None
        await work.absences.save(replace(own, state=AbsenceState.RUNNING, until=date(2026, 12, 20)))
        assert [one.until for one in await work.absences.of_member(worker.id)] == [date(2026, 12, 20)]
        await work.absences.save(replace(own, state=AbsenceState.CANCELLED))
        assert await work.absences.of_member(worker.id) == []


async def test_terms_of_a_community_come_with_it(office: Office) -> None:
    old = DeadlineRule("offer", 3, "working_hours", "offered", "наказ № 5", date(2026, 1, 1))
    new = replace(old, amount=2, valid_from=date(2026, 12, 1), at_time=time(10), daytime=True)
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        await work.communities.add(SHYSHAKY)
        for rule in (new, replace(old, amount=9), old):
            await work.communities.put_rule(PYRIATYN.code, rule)
        found = await work.communities.get(PYRIATYN.code)
        assert found is not None
        assert found.rules == (old, new)
        await work.communities.save(replace(found, phone="0505050505"))
    async with office.works() as work:
        assert [one.rules for one in await work.communities.all()] == [(old, new), ()]
        await work.communities.drop_rule(PYRIATYN.code, old)
    async with office.works() as work:
        assert [one.rules for one in await work.communities.all()] == [(new,), ()]


async def test_milestones_levels_and_the_next_visit_stay_with_the_request(office: Office) -> None:
    clock = Clock("assessment", MORNING, MORNING + 5 * DAY, 5, "working_days", "law_2671_20", MORNING + DAY, 480)
    course = Course("12/3", MORNING, decision="approve", term="until", until=date(2027, 5, 1), clocks=(clock,))
    course = replace(course, last=Last("decided", MORNING, replace(course, decision="")))
    async with office.works() as work:
        request = await taken(work, await hire(work, 1))
        marked = change(request, CLOCK, work.now, "milestone", level=2, visit_at=MORNING, course=course)
        await work.requests.save(marked)
    async with office.works() as work:
        assert await work.requests.get(request.id, within=None) == marked.after


async def test_who_stands_in_is_found(office: Office) -> None:
    async with office.works() as work:
        absent, other = await hire(work, 1), await hire(work, 3)
        request, own = await taken(work, absent), await taken(work, other, 4, "ПИР-11-11-11")
        offers = tuple(replace(one, state=OfferState.SUBSTITUTED) for one in request.offers)
        stands = Offer(
            work.new_id(), other.id, other.person_id, OfferState.ACCEPTED, work.now, other.title, 10, root=absent.id
        )
        away = change(request, CLOCK, work.now, "substituted", offers=(*offers, stands))
        await work.requests.save(away)
        await work.staff.save(replace(absent, away=True, chief=True))
    async with office.works() as work:
        assert await work.requests.stood_in(PYRIATYN.code) == [away.after]
        assert await work.requests.stood_in(SHYSHAKY.code) == []
        assert own.holder != stands
        team = {member.id: (member.away, member.chief) for member in await work.staff.team(PYRIATYN.code)}
        assert team == {absent.id: (True, True), other.id: (False, False)}
