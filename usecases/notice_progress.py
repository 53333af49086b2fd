"""How far a notice is, told to those who look at it: in the place of what they were told before."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain import slots
from domain.communities import DEFAULT_HOURS
from domain.deadlines import daytime
from domain.messages import Kind, Lane, Message
from domain.notice_figures import Figures, figures_json, figures_of
from domain.notice_pace import STUCK, Trace, shown_every, why_still
from domain.notices import Notice, Tally
from domain.people import Person, Reach, Role
from usecases.ports import Letter, UnitOfWork
from usecases.standing import stands

TZ = DEFAULT_HOURS.timezone


async def show(work: UnitOfWork, notice: Notice, tally: Tally, trace: Trace) -> Trace:
    """Fill the progress up, if it is time and there is something new; what was shown comes back."""
    now = work.now
    if now < trace.shown_at + shown_every(notice, now):
        return trace
    figures, done = figures_of(notice, tally, now, TZ), sum(tally.values())
    why = why_still(figures, done, trace, now)
    if (done, why) == (trace.ended, trace.why):
        return trace
    word = message(Kind.NOTICE_PROGRESS, notice, replace(figures, stuck=why == STUCK), admin=True)
    for person, at in await watching(work, notice):
        until = now + shown_every(notice, now)
        put(work, notice, person, at, replace(word, not_after=until if at else None))
    return Trace(now, done, why)


async def watching(work: UnitOfWork, notice: Notice) -> list[tuple[Person, int]]:
    """The author, and the other admins in whose chats a page of it stands: each with the message to edit."""
    admins = await work.people.get(await work.staff.people_with(Role.ADMIN))
    there = [one for one in admins.values() if not one.offline and one.reach is Reach.OPEN]
    places = [(one, await stands(work, one.chat, slots.notice(notice.id))) for one in there]
    return [(one, at) for one, at in places if at or one.id == notice.author]


def message(kind: Kind, notice: Notice, figures: Figures, **more: Any) -> Message:
    """A message that says how far it is."""
    return Message(kind, {"notice": notice.id, "figures": figures_json(figures), **more})


def put(work: UnitOfWork, notice: Notice, person: Person, at: int, word: Message) -> None:
    """Without a sound in the place of the message `at`; its author gets it anew where that is not there any more.

    0: none stands yet, so that it is the first of this task.
    """
    body: dict[str, Any] = {"kind": word.kind, "params": dict(word.params), "silent": True}
    if at:
        body |= {"edits": at, "only": person.id != notice.author}
    key = None if at else f"{word.kind}:{notice.id}:{notice.edition}:{person.id}"
    slot, until = slots.notice(notice.id), word.not_after
    work.outbox.put(Letter(0, person.chat, person.id, Lane.REPLY, body, not_after=until, key=key, slot=slot))


def until_morning(now: datetime) -> timedelta:
    """How long ordinary notices rest."""
    return max(daytime(now, TZ) - now, timedelta(seconds=1))
