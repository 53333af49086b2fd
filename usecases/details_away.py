"""What a person told does not stay in a chat: it goes away after forty hours, or when the case leaves its reader."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from domain import slots
from domain.messages import Kind
from domain.people import Actor, Person, may_read_details
from domain.requests import Request
from domain.telling import card
from domain.timers import Timer, TimerKind
from usecases.existing import person_or_none, request_or_none
from usecases.ports import UnitOfWork
from usecases.standing import put_in_place

KEPT = {TimerKind.DETAILS_AWAY: timedelta(hours=40), TimerKind.FILES_AWAY: timedelta(minutes=5)}
_SLOTS = {TimerKind.DETAILS_AWAY: slots.details, TimerKind.FILES_AWAY: slots.files}
_EARLY = {TimerKind.DETAILS_AWAY: timedelta(minutes=10), TimerKind.FILES_AWAY: timedelta(seconds=20)}  # of sending
_AGAIN = {TimerKind.DETAILS_AWAY: timedelta(hours=1), TimerKind.FILES_AWAY: timedelta(minutes=1)}
Standing = list[tuple[int, tuple[int, ...]]]


async def watch(work: UnitOfWork, actor: Actor, request: Request, kind: TimerKind) -> None:
    """What is shown to this reader now goes away in its time. The timer is the reader's: no change of the case
    takes it away."""
    await _wake(work, actor.person.id, request.id, kind, KEPT[kind])


async def _wake(work: UnitOfWork, person_id: int, request_id: int, kind: TimerKind, after: timedelta) -> None:
    at = work.now + after
    key = f"{kind}:{request_id}:{person_id}:{at:%y%m%d%H%M%S%f}"
    await work.timers.add(Timer(kind, person_id, at, 0, key))


async def fired(work: UnitOfWork, timer: Timer) -> None:
    """The time is over for what was shown then; what was asked for later has its own time."""
    request_id = int(timer.key.split(":")[1])
    reader, request = await person_or_none(work, timer.subject), await request_or_none(work, request_id)
    if reader is None or request is None:
        return
    there = await work.outbox.standing(reader.chat, _SLOTS[timer.kind](request.id))
    young = set(await work.outbox.shown(reader.chat, work.now - KEPT[timer.kind] + _EARLY[timer.kind]))
    await _replace(work, reader, request, timer.kind, [one for one in there if one[0] not in young])
    if any(message_id in young for message_id, _ in there):
        await _wake(work, reader.id, request.id, timer.kind, _AGAIN[timer.kind])


async def put_away(work: UnitOfWork, request: Request, person_ids: Collection[int]) -> None:
    """At once, from these people's chats: the case ended, or is not theirs any more."""
    for reader in (await work.people.get(person_ids)).values():
        for kind, slot in _SLOTS.items():
            if kind is TimerKind.FILES_AWAY and not request.sensitive:
                continue  # only a sensitive one's files are shown apart
            await _replace(work, reader, request, kind, await work.outbox.standing(reader.chat, slot(request.id)))


async def _replace(work: UnitOfWork, reader: Person, request: Request, kind: TimerKind, there: Standing) -> None:
    """The text gives way to a word that it is gone, the media that came with it are deleted."""
    if not there:
        return
    actor = await work.people.actor(reader.chat)
    again = actor is not None and may_read_details(actor, request)
    files = kind is TimerKind.FILES_AWAY
    for message_id, further in there:
        params = card(request, deletes=list(further), again=again, files=files)
        slot = slots.away(request.id)
        put_in_place(work, reader, Kind.DETAILS_AWAY, params, slot, message_id, only=True)
