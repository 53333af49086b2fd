"""What each kind of event is called among the staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.i18n import Html, mark
from bot.ui.dialogs import words
from bot.ui.view import View
from domain.requests import Event

Names = Mapping[int, str]
OTHER = mark("changed")
PLAIN: Mapping[str, str] = {
    "created": mark("request received"),
    "offered": mark("offered"),
    "unrouted": mark("nobody could be asked"),
    "accepted": mark("taken"),
    "declined": mark("declined"),
    "expired": mark("nobody answered the offer"),
    "contacted": mark("talked with the person"),
    "tried": mark("could not be reached"),
    "asked": mark("a question was asked"),
    "resident_wrote": mark("the person wrote"),
    "worker_wrote": mark("a message was sent"),
    "noted": mark("a note was made"),
    "slipped": mark("no call came in time, a new time was promised"),
    "escalated": mark("nobody acted in time, it was told higher up"),
    "unreachable": mark("the person switched the bot off"),
    "reachable": mark("the person switched the bot on again"),
    "handed": mark("a colleague is asked to take it over"),
    "handed_over": mark("taken over from a colleague"),
    "handing_declined": mark("the colleague does not take it over"),
    "handing_expired": mark("the colleague did not answer"),
    "handing_withdrawn": mark("the hand-over was called off"),
    "handing_left": mark("the colleague who was asked has left"),
    "handing_away": mark("the colleague who was asked is away"),
    "assigned": mark("assigned by the head"),
    "taken_over": mark("taken over by the head"),
    "released": mark("taken back from the worker"),
    "recalled": mark("offered anew by the head"),
    "retired": mark("whoever was asked has left"),
    "retired_away": mark("whoever was asked is away"),
    "substituted": mark("during an absence goes to"),
    "returned": mark("after the absence returns to"),
    "redirected": mark("sent to another office"),
    "bounced": mark("came back from the other office"),
    "joined": mark("joined to another request"),
    "parted": mark("parted from the other request"),
    "linked": mark("the person linked their Telegram"),
    "visit_proposed": mark("a visit is proposed"),
    "visit_confirmed": mark("the visit is agreed"),
    "visit_wished": mark("another time was asked for"),
    "visit_moved": mark("the visit is moved"),
    "visit_cancelled": mark("the visit is called off"),
    "visit_done": mark("the visit took place"),
    "visit_no_show": mark("the visit did not take place"),
    "visit_missed": mark("nobody told how the visit went"),
    "registered": mark("application registered"),
    "assessed": mark("needs assessed"),
    "decided": mark("there is a decision"),
    "notified": mark("the applicant was told"),
    "service_started": mark("the service began"),
    "service_suspended": mark("the service was suspended"),
    "service_resumed": mark("the service goes on"),
    "service_ended": mark("the service ended"),
    "taken_back": mark("the last stage was recorded by mistake"),
    "resolved": mark("the work is finished"),
    "closed": mark("closed"),
    "reopened": mark("not solved: open again"),
    "cancelled": mark("the request is cancelled"),
    "cancel_asked": mark("asked to cancel it"),
    "rejected": mark("refused"),
    "appealed": mark("an appeal: open again"),
    "rated": mark("rated"),
    "explained": mark("said what went wrong"),
}
_CHOSEN: Mapping[str, tuple[str, str]] = {  # the datum of an event that is one of a form's options
    "declined": ("reason", "reason"),
    "resolved": ("outcome", "outcome"),
    "cancelled": ("reason", "reason"),
    "rejected": ("ground", "ground"),
    "tried": ("how", "how"),
    "decided": ("decision", "decision"),
    "service_started": ("term", "term"),
    "service_ended": ("reason", "end_reason"),
}
_TO = frozenset({"offered", "assigned", "handed", "substituted", "returned"})
MOST_NAMED = 3


def told(v: View, event: Event, names: Names) -> Html:
    """The event in words: what, to whom, with what outcome. None of what was written."""
    what = v.t.say(PLAIN.get(event.kind, OTHER))
    more = [part for part in _more(v, event, names) if part]
    return v.t.say("{what}: {more}", what=what, more=", ".join(more)) if more else what


def _more(v: View, event: Event, names: Names) -> Iterator[str]:
    if event.kind in _TO:
        yield from _named(event.data.get("to"), names)
    if event.kind in _CHOSEN:
        datum, step = _CHOSEN[event.kind]
        value = str(event.data.get(datum, ""))
        yield v.t.plain(words.option(step, value)) if words.has_option(step, value) else ""


def _named(to: Any, names: Names) -> list[str]:
    ids = to if isinstance(to, list) else [to] if to else []
    found = [names.get(int(id_), "") for id_ in ids]
    return found[:MOST_NAMED] + (["…"] if len(found) > MOST_NAMED else [])
