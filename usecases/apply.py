"""One place where a change of a request takes effect: rows, event, timers and the messages it owes."""

from __future__ import annotations

from domain.communities import DEFAULT_HOURS, OfficeHours
from domain.consequences import tellings
from domain.deadlines import daytime
from domain.messages import CASE_WORDS, QUIET, Message, Tell
from domain.people import Role
from domain.requests import Change, Request
from domain.telling import Telling
from domain.timers import for_request
from usecases.ports import Letter, UnitOfWork

TIMED = frozenset({"offered", "unrouted", "slipped"})  # events that start a term without a new status


async def apply(work: UnitOfWork, change: Change) -> Request:
    """Save the change and everything that follows from it; the new request comes back. Raises Stale."""
    await work.requests.save(change)
    if change.before.status is not change.after.status or change.event.kind in TIMED:
        hours = await office_hours(work, change.after.community)
        timers = for_request(change.after, hours, work.now, change.event.kind)
        if change.event.kind == "slipped":
            await work.timers.add(timers[0])
        else:
            await work.timers.replace(change.after.id, timers)
    for telling in tellings(change):
        await deliver(work, telling)
    return change.after


async def office_hours(work: UnitOfWork, community: str) -> OfficeHours:
    """The working time of a community; the default for one that is no longer served."""
    found = await work.communities.get(community)
    return found.hours if found else DEFAULT_HOURS


async def deliver(work: UnitOfWork, telling: Telling, once: str = "") -> None:
    """Write the letters of one telling, to recipients fixed now; those of the same `once` come once."""
    if isinstance(telling, Tell):
        await tell(work, [telling.person_id], telling.message, once)
        return
    people = await work.staff.people_with(Role.COORDINATOR, telling.community)
    if telling.admins or not (people or telling.message.kind in CASE_WORDS):
        people = people + await work.staff.people_with(Role.ADMIN)
    await tell(work, list(dict.fromkeys(people)), telling.message, once)


async def tell(work: UnitOfWork, person_ids: list[int], message: Message, once: str = "") -> None:
    """One letter to each person, kept back until the morning when it is no answer and not urgent."""
    for person in (await work.people.get(person_ids)).values():
        if person.offline:
            continue
        key = f"{once}:{person.id}" if once else None
        work.outbox.put(letter(work, person.id, person.chat, message, key))


def letter(work: UnitOfWork, person_id: int, chat: int, message: Message, key: str | None = None) -> Letter:
    """A letter that holds a kind and parameters; its text is made at delivery.

    In the quiet hours reminders and notices wait for the morning; what people do for each other comes at once,
    without a sound; only the urgent rings.
    """
    morning = daytime(work.now, DEFAULT_HOURS.timezone)
    waits = message.lane in QUIET
    body: dict[str, object] = {"kind": message.kind, "params": dict(message.params)}
    if morning > work.now and not (waits or message.urgent):
        body["silent"] = True
    return Letter(
        0,
        chat,
        person_id,
        message.lane,
        body,
        not_before=morning if waits else None,
        not_after=message.not_after,
        about=int(message.params.get("request", 0)),
        key=key,
    )
