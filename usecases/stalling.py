"""A case in work in which nothing moves is spoken of; one that goes its agreed way is left in peace."""

from __future__ import annotations

from datetime import datetime

from domain.course_steps import serving
from domain.messages import Tell
from domain.office import Office
from domain.requests import Request, Status
from domain.telling import stalled
from domain.timers import Timer, stalled_timer
from usecases.apply import deliver
from usecases.escalating import raised
from usecases.existing import request_or_none
from usecases.offices import office
from usecases.ports import UnitOfWork


async def look(work: UnitOfWork, timer: Timer) -> None:
    """The clock: its worker and the coordinators hear of it, unless somebody did something; then it looks again."""
    request = await request_or_none(work, timer.subject)
    if request is None or request.status not in (Status.IN_PROGRESS, Status.WAITING):
        return
    now, where = max(work.now, timer.due_at), await office(work, request.community)
    since = await _moved(work, request, where, now)
    if since is None:
        await _speak(work, request)
    await work.timers.add(stalled_timer(request, where, since or now))


async def _speak(work: UnitOfWork, request: Request) -> None:
    """Once it is escalated the heads are told level by level: then only its worker is reminded."""
    for telling in stalled(request):
        if isinstance(telling, Tell) or not request.level:
            await deliver(work, telling)
    await raised(work, request, "stalled")


async def _moved(work: UnitOfWork, request: Request, where: Office, now: datetime) -> datetime | None:
    """Since when the term counts anew: an agreed visit, a service that is given, an act of the staff within it."""
    if request.visit_at and request.visit_at > now:
        return request.visit_at
    if serving(request.course) and not request.course.suspended:
        return now
    acts = [event.at for event in await work.requests.events(request.id) if event.by.membership_id]
    last = max(acts, default=None)
    return last if last and where.due("stalled", last) > now else None
