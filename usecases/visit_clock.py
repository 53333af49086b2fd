"""What the clock does for a visit: reminds both sides, asks how it was, and speaks up when nobody tells."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping

from domain.consequences_visits import to_maker
from domain.messages import Kind, Message, Tell
from domain.requests import CLOCK, OPEN, Request
from domain.telling import Telling, card
from domain.timers import Timer, TimerKind
from domain.visit_timers import soon_at
from domain.visiting import missed, told
from domain.visits import Visit, VisitState
from usecases.apply import deliver
from usecases.escalating import raised
from usecases.existing import request_or_none
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.visit_steps import go_on, keep

log = logging.getLogger(__name__)
REMINDERS: Mapping[TimerKind, str] = {TimerKind.VISIT_EVENING: "evening", TimerKind.VISIT_SOON: "soon"}


async def remind(work: UnitOfWork, timer: Timer) -> None:
    """Both sides, the evening before and two hours before. What comes too late to be of use is dropped."""
    found = await _waits(work, timer)
    if found is None:
        return
    visit, request = found
    if await _too_late(work, timer, visit):
        log.info("a reminder of a visit came too late and is dropped", extra={"visit": visit.id, "kind": timer.kind})
        return
    for telling in _reminders(visit, request, REMINDERS[timer.kind]):
        await deliver(work, telling)


async def ask_result(work: UnitOfWork, timer: Timer) -> None:
    """Hours after its end nobody has told how it was: its worker is asked, and answers in one tap."""
    if found := await _waits(work, timer):
        visit, request = found
        await deliver(work, to_maker(request, Message(Kind.VISIT_RESULT, {**card(request), **told(visit)})))


async def miss(work: UnitOfWork, timer: Timer) -> None:
    """The next working day is over, too: it is flagged, its schedule goes on without it, and the heads hear of it."""
    found = await _waits(work, timer)
    if found is None:
        return
    visit, request = found
    step = missed(visit)
    await work.visits.save(visit, step.visit)
    after = await raised(work, await keep(work, request, CLOCK, step), "visit")
    if after.status in OPEN:
        await go_on(work, visit, CLOCK)


async def _waits(work: UnitOfWork, timer: Timer) -> tuple[Visit, Request] | None:
    """The visit, if it is as it was when the clock was set and its request is open."""
    visit = await work.visits.get(timer.subject)
    if visit is None or not visit.open or visit.version != timer.version:
        return None
    request = await request_or_none(work, visit.request_id)
    return (visit, request) if request and request.status in OPEN else None


async def _too_late(work: UnitOfWork, timer: Timer, visit: Visit) -> bool:
    """Once the later reminder is due, the earlier one says nothing new; after the beginning none does."""
    later = soon_at(visit, (await office(work, visit.community)).hours.timezone)
    until = later if later and timer.kind is TimerKind.VISIT_EVENING else visit.starts_at
    return work.now >= until


def _reminders(visit: Visit, request: Request, when: str) -> Iterator[Telling]:
    """Whoever asked for another time is not reminded of the old one."""
    holder = request.holder
    params = {**card(request), **told(visit), "when": when, "worker": holder.title if holder else ""}
    if visit.state is not VisitState.DECLINED:
        yield Tell(visit.person_id, Message(Kind.VISIT_REMINDER, params, not_after=visit.starts_at))
    yield to_maker(request, Message(Kind.VISIT_NEAR, params, not_after=visit.starts_at))
