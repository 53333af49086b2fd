"""«Історія» for the staff: what happened by days and who did it, without a word of the person's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case, Lists
from bot.ui.screen import Button, Screen
from bot.ui.view import View
from bot.ui.worker.history_words import OTHER, told
from domain.deadlines import local
from domain.requests import Event, Request

PAGE = 20
WHICH = "events"
Names = Mapping[int, str]


def history(v: View, request: Request, events: Sequence[Event], names: Names, page: int = 0) -> Screen:
    """A page of it, the last one first to be read; within a page the days stand in order."""
    last = max(0, (len(events) - 1) // PAGE)
    at = min(page, last)
    end = len(events) - at * PAGE
    shown = events[max(0, end - PAGE) : end]
    lines = [f"<b>{v.t.say('Request No. {number}', number=request.number)}</b>"]
    for day, group in groupby(shown, lambda event: local(event.at, v.tz).date()):
        lines += ["", f"<b>{v.date(day.isoformat())}</b>", *(_line(v, request, event, names) for event in group)]
    earlier = Button(v.t.plain(labels.PREVIOUS), Lists(WHICH, request.id, at + 1)) if at < last else None
    later = Button(v.t.plain(labels.NEXT_PAGE), Lists(WHICH, request.id, at - 1)) if at else None
    turns = tuple(button for button in (earlier, later) if button)
    back = Button(v.t.plain(labels.BACK), Case("less", request.id, request.version))
    return Screen(Html("\n".join(lines)), buttons=(*((turns,) if turns else ()), (back,)), edit=True, about=request.id)


def _line(v: View, request: Request, event: Event, names: Names) -> Html:
    at = f"{local(event.at, v.tz):%H:%M}"
    who = by_whom(v, request, event, names)
    return v.t.say("{at} — {what} · {who}", at=at, what=told(v, event, names), who=who)


def changed(v: View, event: Event | None, names: Names) -> Html:
    """«Уже змінено: …» above a fresh card, when a button came too late."""
    what = told(v, event, names) if event else v.t.say(OTHER)
    return v.t.say("Already changed: {what}", what=what)


def by_whom(v: View, request: Request, event: Event, names: Names) -> str:
    """The worker by their title, the person, or nobody but the clock."""
    if event.by.membership_id:
        return names.get(event.by.membership_id) or v.t.say("the office")
    if event.by.person_id == 0:
        return v.t.say("the bot")
    return v.t.say("the person") if event.by.person_id == request.person_id else v.t.say("the office")
