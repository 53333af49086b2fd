"""One place where a change of a request takes effect: rows, event, timers and the messages it owes."""

from __future__ import annotations

from dataclasses import replace

from domain.communities import DEFAULT_HOURS
from domain.consequences import tellings
from domain.consequences_work import is_over, main_over
from domain.deadlines import daytime, local
from domain.messages import CASE_WORDS, QUIET, Message, Tell, TellRole
from domain.people import Role
from domain.requests import Change, Request
from domain.slots import in_place, of_message, retires
from domain.staleness import not_after
from domain.telling import Telling
from domain.timers import BESIDE, for_request
from usecases import backlog, likely
from usecases.following import follow
from usecases.offices import office
from usecases.ports import Letter, UnitOfWork
from usecases.standing import stands
from usecases.visits_over import visits_over

# Events that start a term without a new status.
TIMED = frozenset({"offered", "assigned", "unrouted", "asked"})


async def apply(work: UnitOfWork, change: Change) -> Request:
    """Save the change and everything that follows from it; the new request comes back. Raises Stale."""
    await work.requests.save(change)
    await _wake_up(work, change)
    twins = await likely.twins_of(work, change.after) if is_over(change) else ()
    for telling in (*tellings(change), *await visits_over(work, change), *main_over(change, twins)):
        await deliver(work, telling)
    await follow(work, change)
    return change.after


async def _wake_up(work: UnitOfWork, change: Change) -> None:
    """The timers that the request needs from now on; those beside the others of the case are only added."""
    request, event = change.after, change.event.kind
    if change.before.status is request.status and event not in TIMED | BESIDE.keys():
        return
    where = await office(work, request.community)
    timers = for_request(request, where, work.now, event)
    if event in BESIDE:
        await work.timers.add(*timers)
    else:
        await work.timers.replace(request.id, timers)


async def deliver(work: UnitOfWork, telling: Telling, once: str = "") -> None:
    """Write the letters of one telling, to recipients fixed now; those of the same `once` come once."""
    if isinstance(telling, Tell):
        await tell(work, [telling.person_id], telling.message, once)
        return
    heads = await work.staff.people_with(Role.COORDINATOR, telling.community)
    await tell(work, heads, _as(telling.message, "head"), once)
    if telling.admins or not (heads or telling.message.kind in CASE_WORDS):
        admins = [id_ for id_ in await work.staff.people_with(Role.ADMIN) if id_ not in heads]
        await tell(work, admins, _as(telling.message, "admin"), once or _today(work, telling))


def _today(work: UnitOfWork, telling: TellRole) -> str:
    """The same about the same request is one letter a day, where it is told daily."""
    if not telling.daily:
        return ""
    day = local(work.now, DEFAULT_HOURS.timezone).date()
    return f"{telling.message.kind}:{telling.message.params['request']}:{day}"


def _as(message: Message, role: str) -> Message:
    """As whom they get it: a coordinator may solve what an alarm is about, an admin only learns of it."""
    return replace(message, params={**message.params, role: True}) if "request" in message.params else message


async def tell(work: UnitOfWork, person_ids: list[int], message: Message, once: str = "") -> None:
    """One letter to each person, kept back until the morning when it is no answer and not urgent.

    Of what the staff should have been told long ago they get a digest.
    """
    if backlog.gathered(work, message):
        for person_id in person_ids:
            if found := await backlog.digest(work, message, person_id):
                await tell(work, [person_id], *found)
        return
    for person in (await work.people.get(person_ids)).values():
        if person.offline:
            continue
        key = f"{once}:{person.id}" if once else None
        at = await stands(work, person.chat, of_message(message)) if in_place(message) or retires(message) else 0
        work.outbox.put(letter(work, person.id, person.chat, message, key, at))


def letter(
    work: UnitOfWork, person_id: int, chat: int, message: Message, key: str | None = None, at: int = 0
) -> Letter:
    """A letter that holds a kind and parameters; its text is made at delivery.

    In the quiet hours reminders and notices wait for the morning; what people do for each other comes at once,
    without a sound; only the urgent rings. It takes the place of the message `at`, if that is given: edits it, or
    takes its buttons away.
    """
    morning = daytime(work.now, DEFAULT_HOURS.timezone)
    waits = message.lane in QUIET
    body: dict[str, object] = {"kind": message.kind, "params": dict(message.params)}
    if at:
        body["retires" if retires(message) else "edits"] = at
    if morning > work.now and not (waits or message.urgent):
        body["silent"] = True
    return Letter(
        0,
        chat,
        person_id,
        message.lane,
        body,
        not_before=morning if waits else None,
        not_after=not_after(message, work.now),
        about=int(message.params.get("about", message.params.get("request", 0))),
        origin=int(message.params.get("origin", 0)),
        key=key,
        slot=of_message(message),
    )
