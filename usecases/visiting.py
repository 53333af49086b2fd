"""Visits: the worker proposes, moves and tells how it was; the resident agrees, wishes another time or calls it off."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from domain import visit_times
from domain import visiting as rules
from domain.calling import unnamed
from domain.deadlines import instant
from domain.endings_shared import held_by, of_resident
from domain.people import Actor
from domain.repeats import known
from domain.requests import By, NotFound, NotNow, Request
from domain.visit_times import Window
from domain.visits import Visit, VisitChanged, VisitState
from usecases import casework, offers
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.visit_results import told_result
from usecases.visit_steps import go_on, keep

_DAY = timedelta(days=1)
Mine = tuple[Visit, Request, By]


async def propose(
    work: UnitOfWork, actor: Actor, request_id: int, starts_at: datetime, ends_at: datetime, repeat: str = ""
) -> Visit:
    """«📅 Візит»: the resident is asked whether it suits. A second tap is the same visit.

    Raises NotFound, Stale, NotNow."""
    request, by = await casework.in_hand(work, actor, request_id)
    there = await work.visits.open_of(request.id)
    if same := next((visit for visit in there if visit.starts_at == starts_at), None):
        return same
    await _fits(work, request, starts_at, ends_at)
    if len(there) >= rules.MOST_OPEN or not known(repeat):
        raise NotNow(request)
    state = VisitState.CONFIRMED if unnamed(request) else VisitState.PROPOSED  # there is nobody to ask
    where = (request.id, request.community, request.settlement, request.person_id)
    visit = Visit(work.new_id(), *where, starts_at, ends_at, work.now, state, repeat=repeat)
    await work.visits.add(visit)
    await keep(work, request, by, rules.made(visit))
    return visit


async def move(
    work: UnitOfWork, actor: Actor, visit_id: int, version: int, starts_at: datetime, ends_at: datetime
) -> Visit:
    """Another time, by its worker: the resident is asked anew. Raises VisitChanged, NotFound, Stale, NotNow."""
    visit, request, by = await _mine(work, actor, visit_id, version)
    await _fits(work, request, starts_at, ends_at)
    return await _step(work, visit, request, by, rules.moved(visit, starts_at, ends_at, unnamed(request)))


async def confirm(work: UnitOfWork, actor: Actor, visit_id: int, version: int) -> Visit:
    """«👍 Підтверджую», by the resident. Raises VisitChanged, NotFound."""
    visit, request, by = await _theirs(work, actor, visit_id, version)
    return await _step(work, visit, request, by, rules.confirmed(visit))


async def wish(work: UnitOfWork, actor: Actor, visit_id: int, version: int, starts_at: datetime | None) -> Visit:
    """«🕐 Інший час», by the resident: this window of the worker's, or (None) what they say in words.

    Raises VisitChanged, NotFound; NotNow for a time at which nobody works."""
    visit, request, by = await _theirs(work, actor, visit_id, version)
    if starts_at:
        await _window_at(work, request, starts_at)
    return await _step(work, visit, request, by, rules.wished(visit, starts_at))


async def agree_wish(work: UnitOfWork, actor: Actor, visit_id: int, version: int) -> Visit:
    """The worker comes when the resident wished. Raises VisitChanged, NotFound, Stale; NotNow when that is past."""
    visit, request, by = await _mine(work, actor, visit_id, version)
    if visit.wish_at is None:
        raise VisitChanged(visit)
    window = await _window_at(work, request, visit.wish_at)
    return await _step(work, visit, request, by, rules.agreed(visit, window.ends_at))


async def by_phone(work: UnitOfWork, actor: Actor, visit_id: int, version: int) -> Visit:
    """Agreed by telephone: whoever reads the bot gets it in writing. Raises VisitChanged, NotFound, Stale."""
    visit, request, by = await _mine(work, actor, visit_id, version)
    return await _step(work, visit, request, by, rules.by_phone(visit))


async def cancel(work: UnitOfWork, actor: Actor, visit_id: int, version: int) -> Visit:
    """It will not be, says the resident or the worker. Its schedule goes on with the next one, which is asked about.

    Raises VisitChanged, NotFound, Stale."""
    visit, request = await _opened(work, actor, visit_id, version)
    theirs = actor.person.id == request.person_id
    _visit, _request, by = await (_theirs if theirs else _mine)(work, actor, visit_id, version)
    if visit.ends_at <= work.now:
        raise VisitChanged(visit)  # it is too late to call it off: how it was is asked
    gone = await _step(work, visit, request, by, rules.cancelled(visit))
    await go_on(work, visit, by, agreed=not theirs)
    return gone


async def result(work: UnitOfWork, actor: Actor, visit_id: int, version: int, result: str) -> Visit:
    """How it was, a key of `domain.visiting.RESULTS`: it counts as a contact, or as a try; the schedule goes on.

    Raises VisitChanged (also before it has begun), NotFound, Stale."""
    visit, request, by = await _mine(work, actor, visit_id, version)
    if result not in rules.RESULTS:
        raise VisitChanged(visit)
    over = await _step(work, visit, request, by, rules.finished(visit, result, work.now))
    await told_result(work, actor, request.id, result)
    await go_on(work, visit, by)
    return over


async def set_repeat(work: UnitOfWork, actor: Actor, visit_id: int, version: int, repeat: str) -> Visit:
    """«🔁 Повторювати»: the resident is asked whether the schedule suits; "" ends it with this visit.

    Raises VisitChanged, NotFound, Stale."""
    visit, request, by = await _mine(work, actor, visit_id, version)
    if not known(repeat):
        raise VisitChanged(visit)
    asks = bool(repeat) and await casework.writable(work, request)
    return await _step(work, visit, request, by, rules.repeated(visit, repeat, asks))


async def free_days(work: UnitOfWork, actor: Actor, request_id: int) -> list[date]:
    """The next working days, for the worker of a request and for its resident. Raises NotFound."""
    request = await _planned(work, actor, request_id)
    return visit_times.days((await office(work, request.community)).hours, work.now)


async def free_windows(work: UnitOfWork, actor: Actor, request_id: int, day: date) -> list[Window]:
    """The windows of a day with how many visits the worker has in each, the free ones first. Raises NotFound."""
    return await windows(work, await _planned(work, actor, request_id), day)


async def windows(work: UnitOfWork, request: Request, day: date) -> list[Window]:
    """The windows of whoever has this request, the free ones first."""
    hours = (await office(work, request.community)).hours
    taken = await _of_worker(work, request, day, hours.timezone)
    return visit_times.weighed(visit_times.ahead(hours, day, work.now), taken)


async def window_of(work: UnitOfWork, actor: Actor, request_id: int, starts_at: datetime) -> Window:
    """The window that begins then. Raises NotFound; NotNow when there is none, or it has begun."""
    return await _window_at(work, await _planned(work, actor, request_id), starts_at)


async def _of_worker(work: UnitOfWork, request: Request, day: date, tz: str) -> list[Visit]:
    """All visits of that day, whatever role of theirs they are made in."""
    if request.holder is None:
        return []
    ids = [member.id for member in await work.staff.of_person(request.holder.person_id)]
    begins, ends = instant(day, time(0), tz), instant(day + _DAY, time(0), tz)
    return await work.visits.of_workers(ids, begins, ends)


async def _planned(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """A request whose visits the actor may plan: its worker, or its resident."""
    request = await casework.look(work, actor, request_id)
    if actor.person.id != request.person_id:
        held_by(request, offers.by_worker(actor, request))
    return request


async def _opened(work: UnitOfWork, actor: Actor, visit_id: int, version: int) -> tuple[Visit, Request]:
    """A visit of a request that the actor may see, as it was when the button was made."""
    visit = await work.visits.get(visit_id)
    if visit is None:
        raise NotFound
    request = await casework.look(work, actor, visit.request_id)
    if actor.person.id != request.person_id:
        offers.by_worker(actor, request)  # to anybody else there is no such visit
    if visit.version != version or not visit.open:
        raise VisitChanged(visit)
    return visit, request


async def _mine(work: UnitOfWork, actor: Actor, visit_id: int, version: int) -> Mine:
    """A visit that the actor makes."""
    visit, request = await _opened(work, actor, visit_id, version)
    by = offers.by_worker(actor, request)
    held_by(request, by)
    return visit, request, by


async def _theirs(work: UnitOfWork, actor: Actor, visit_id: int, version: int) -> Mine:
    """A visit to the actor, until it is over."""
    visit, request = await _opened(work, actor, visit_id, version)
    by = By(actor.person.id)
    of_resident(request, by)
    if visit.ends_at <= work.now:
        raise VisitChanged(visit)
    return visit, request, by


async def _step(work: UnitOfWork, visit: Visit, request: Request, by: By, step: rules.Step) -> Visit:
    await work.visits.save(visit, step.visit)
    await keep(work, request, by, step)
    return step.visit


async def _fits(work: UnitOfWork, request: Request, starts_at: datetime, ends_at: datetime) -> None:
    """Only ahead, and within working time."""
    hours = (await office(work, request.community)).hours
    if starts_at <= work.now or not visit_times.inside(hours, starts_at, ends_at):
        raise NotNow(request)


async def _window_at(work: UnitOfWork, request: Request, starts_at: datetime) -> Window:
    found = visit_times.window_at((await office(work, request.community)).hours, starts_at)
    if found is None or starts_at <= work.now:
        raise NotNow(request)
    return found
