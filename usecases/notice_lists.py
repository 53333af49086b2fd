"""A list of people to telephone does not stay in a chat: names and numbers go away after forty hours."""

from __future__ import annotations

from datetime import timedelta

from domain import slots
from domain.messages import Kind
from domain.timers import Timer, TimerKind
from usecases.existing import person_or_none
from usecases.ports import UnitOfWork
from usecases.standing import put_in_place

KEPT = timedelta(hours=40)
_EARLY = timedelta(minutes=10)  # of sending
_AGAIN = timedelta(hours=1)


async def watch(work: UnitOfWork, reader: int, notice_id: int, community: str, after: timedelta = KEPT) -> None:
    """What is shown to this reader now goes away in its time."""
    at, kind = work.now + after, TimerKind.NOTICE_LIST_AWAY
    await work.timers.add(Timer(kind, reader, at, 0, f"{kind}:{notice_id}:{community}:{reader}:{work.new_id()}"))


async def put_away(work: UnitOfWork, timer: Timer) -> None:
    """The time is over for what was shown then; what was asked for later has its own time."""
    _kind, notice, community, *_ = timer.key.split(":")
    reader = await person_or_none(work, timer.subject)
    if reader is None:
        return
    young = set(await work.outbox.shown(reader.chat, work.now - KEPT + _EARLY))
    there = await work.outbox.standing(reader.chat, slots.notice_list(int(notice)))
    for message_id, further in there:
        if message_id not in young:
            told = {"notice": int(notice), "community": community, "deletes": list(further)}
            put_in_place(work, reader, Kind.NOTICE_LIST_AWAY, told, "", message_id, only=True)
    if any(message_id in young for message_id, _ in there):
        await watch(work, reader.id, int(notice), community, _AGAIN)
