"""How people are: asked by the clock at a time when it does not disturb them, and what becomes of their answer."""

from __future__ import annotations

from domain import checkins as rules
from domain.messages import Kind, Message, Tell
from domain.people import Actor, Person
from domain.requests import HELD, OPEN, NotNow, Request, Status
from domain.telling import card, not_well
from domain.timers import Timer, well_timer
from usecases.answers import own
from usecases.apply import deliver
from usecases.existing import person_or_none, request_or_none
from usecases.offices import office
from usecases.ports import UnitOfWork


async def check_in(work: UnitOfWork, timer: Timer) -> None:
    """The day after somebody took it: did they call?"""
    request = await request_or_none(work, timer.subject)
    if request and request.status in HELD:
        await _ask_or_telephone(work, timer, request, Kind.CHECK_IN)


async def survey(work: UnitOfWork, timer: Timer) -> None:
    """An hour after the end: did it help? Whoever has answered already is not asked."""
    await _survey(work, timer, Kind.SURVEY)


async def survey_again(work: UnitOfWork, timer: Timer) -> None:
    """One reminder of the question."""
    await _survey(work, timer, Kind.SURVEY_AGAIN)


async def _survey(work: UnitOfWork, timer: Timer, kind: Kind) -> None:
    request = await request_or_none(work, timer.subject)
    resident = await person_or_none(work, request.person_id) if request and request.status is Status.RESOLVED else None
    if request and resident:
        await _ask(work, timer, request, resident, kind)


async def all_well(work: UnitOfWork, timer: Timer) -> None:
    """Some days after help was given; of help that goes on, again and again for as long as it does. Once a round."""
    found = await go_on(work, timer)
    if found and rules.asked_now(found[0]):
        request, number = found
        await _ask_or_telephone(work, timer, request, Kind.ALL_WELL, f"all_well:{request.id}:{number}")


async def go_on(work: UnitOfWork, timer: Timer) -> tuple[Request, int] | None:
    """The request and which round of the question it is; of help that goes on, the next round has its timer."""
    request = await request_or_none(work, int(timer.key.split(":")[1]))
    if request is None or request.status not in OPEN:
        return None
    where, visits = await office(work, request.community), await work.visits.of_request(request.id)
    since = rules.helped_since(request, visits)
    if since is None:
        return None
    number, after = rules.turn(where, since, work.now)
    if rules.goes_on(request, visits, where, work.now):
        await work.timers.add(well_timer(request, after))
    return request, number


async def answer_well(work: UnitOfWork, actor: Actor, request_id: int, well: bool) -> Request:
    """«Чи все гаразд?»: a "no" alerts the worker and the coordinators, once a day. Raises NotFound, NotNow."""
    request = await own(work, actor, request_id)
    if request.status not in OPEN:
        raise NotNow(request)
    if not well:
        work.audit.note(actor.person.id, "not_well", request.id, request.community)
        for telling in not_well(request):
            await deliver(work, telling, once=f"not_well:{request.id}:{work.now:%y%m%d}")
    return request


async def _ask_or_telephone(work: UnitOfWork, timer: Timer, request: Request, kind: Kind, once: str = "") -> None:
    """Whoever may not be written to, or has no Telegram, is telephoned instead: that is the worker's task."""
    resident, holder = await person_or_none(work, request.person_id), request.holder
    if resident and resident.safe.write and not resident.offline:
        await _ask(work, timer, request, resident, kind, once)
    elif holder:
        await deliver(work, Tell(holder.person_id, Message(Kind.TELEPHONE, _told(request))), once)


async def _ask(work: UnitOfWork, timer: Timer, request: Request, resident: Person, kind: Kind, once: str = "") -> None:
    """At a time that is right for them. Until then nothing is written: who answers meanwhile is not asked."""
    tz = (await office(work, request.community)).hours.timezone
    at = rules.may_ask_at(resident, work.now, tz)
    if at > work.now:
        await work.timers.add(rules.put_off(timer, at))
        return
    await deliver(work, Tell(resident.id, Message(kind, _told(request))), once)


def _told(request: Request) -> dict[str, object]:
    return card(request, worker=request.holder.title if request.holder else "")
