"""«Історія»: what happened with a request, in dates; how it went from hand to hand inside is not shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.resident import history_visits
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.requests import Event, Request

MOST = 30
PLAIN: Mapping[str, str] = {
    "created": mark("request received"),
    "contacted": mark("you have talked"),
    "asked": mark("a question to you"),
    "redirected": mark("you were told where to turn"),
    "bounced": mark("they did not help there: open again"),
    "joined": mark("joined to another request about the same"),
    "parted": mark("a request of its own again"),
    "slipped": mark("no call came in time, a new time was promised"),
    "resolved": mark("the work is finished"),
    "reopened": mark("not solved: open again"),
    "cancelled": mark("the request is cancelled"),
    "cancel_asked": mark("you asked to cancel it"),
    "rejected": mark("decision: refused"),
    "appealed": mark("you did not agree: open again"),
}


def history(v: View, request: Request, events: Sequence[Event]) -> Screen:
    """The story in dates, the earliest first."""
    told = lines(v, request, events)
    head = Html(f"<b>{v.t.say('Request No. {number}', number=request.number)}</b>")
    back = Button(v.t.plain(labels.BACK), Case("my", request.id, request.version))
    return Screen(Html("\n".join([head, *told[-MOST:]])), buttons=one_each(back), edit=True, about=request.id)


def lines(v: View, request: Request, events: Sequence[Event]) -> list[Html]:
    """What happened, a line each, the earliest first."""
    return [line for line in (_line(v, request, group) for group in _together(events)) if line]


def told(event: Event) -> bool:
    """Whether the resident reads of it: what goes on inside the office is not in their story."""
    return event.kind in PLAIN or event.kind in _COUNTED or event.kind in _SAID


def _together(events: Sequence[Event]) -> list[list[Event]]:
    """Words written one after another are one line, the rest a line each."""

    def sort(numbered: tuple[int, Event]) -> str | int:
        return numbered[1].kind if numbered[1].kind in _COUNTED else numbered[0]

    shown = [event for event in events if told(event)]
    return [[event for _, event in group] for _, group in groupby(enumerate(shown), sort)]


def _line(v: View, request: Request, group: Sequence[Event]) -> Html:
    event = group[0]
    if event.kind in _COUNTED:
        what = _COUNTED[event.kind](v, len(group))
    elif event.kind in _SAID:
        what = _SAID[event.kind](v, request, event)
    else:
        what = v.t.say(PLAIN[event.kind])
    return v.t.say("{when} — {what}", when=v.short(event.at), what=what)


def _taken(v: View, request: Request, event: Event) -> Html:
    who = next((o.title for o in request.offers if o.membership_id == event.by.membership_id), "")
    return v.t.say("your social worker: {worker}", worker=who)


def _closed(v: View, request: Request, event: Event) -> Html:
    helped = event.data.get("answer") == "helped"
    return v.t.say("closed: it helped") if helped else v.t.say("closed: no answer came")


def _stars(v: View, request: Request, event: Event) -> Html:
    return v.t.say("your rating: {stars} of 5", stars=event.data.get("stars", 0))


_SAID: Mapping[str, Callable[[View, Request, Event], Html]] = {
    "accepted": _taken,
    "closed": _closed,
    "rated": _stars,
    **history_visits.SAID,
}
_COUNTED: Mapping[str, Callable[[View, int], Html]] = {
    "resident_wrote": lambda v, n: v.t.count("you wrote {n} message", "you wrote {n} messages", n),
    "worker_wrote": lambda v, n: v.t.count("the worker wrote {n} message", "the worker wrote {n} messages", n),
}
