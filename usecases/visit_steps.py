"""What everything that happens with a visit has in common: its line in the history, its timers, the next one."""

from __future__ import annotations

from domain.repeats import first_of, next_window
from domain.requests import By, Request
from domain.transitions import transition
from domain.visit_timers import timers_of
from domain.visiting import NoteVisit, Step, made, next_start, told
from domain.visits import Visit, VisitState
from usecases.apply import apply
from usecases.offices import office
from usecases.ports import UnitOfWork


async def keep(work: UnitOfWork, request: Request, by: By, step: Step) -> Request:
    """The visit is saved: the request learns of it, whoever has to know is told, the clock is set anew."""
    visit = step.visit
    note = NoteVisit(
        step.kind, {**told(visit), **step.more}, next_start(await work.visits.open_of(request.id), work.now)
    )
    after = await apply(work, transition(request, note, by, work.now))
    timers = timers_of(visit, await office(work, request.community), work.now)
    await work.timers.replace(visit.id, timers)
    return after


async def go_on(work: UnitOfWork, visit: Visit, by: By, agreed: bool = True) -> Visit | None:
    """The next visit of a schedule; `visit` is the last one as it was before it was over. Made once only.

    It is agreed at once when the last one was (and nobody says otherwise by `agreed`), else the resident is asked."""
    if not visit.repeat:
        return None
    request = await work.requests.get(visit.request_id, within=None)
    hours = (await office(work, request.community)).hours
    first = first_of(visit, await work.visits.of_request(request.id))
    window = next_window(hours, visit, first, work.now)
    if window is None:
        return None
    state = VisitState.CONFIRMED if agreed and visit.state is VisitState.CONFIRMED else VisitState.PROPOSED
    where = (request.id, request.community, request.settlement, request.person_id)
    fresh = Visit(work.new_id(), *where, window.starts_at, window.ends_at, work.now, state, 1, visit.repeat, visit.id)
    if not await work.visits.add(fresh):
        return None
    await keep(work, request, by, made(fresh))
    return fresh
