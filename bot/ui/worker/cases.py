"""The worker's cards: a case as it is now, for whoever has it and for a coordinator, and the list of cases."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.offers import summary
from domain.calling import unnamed
from domain.refusals import may_reject
from domain.requests import HELD, Request, Status
from domain.telling import card as facts

STATES = {
    Status.NEW: mark("new"),
    Status.OFFERED: mark("offered"),
    Status.ACCEPTED: mark("taken, first call ahead"),
    Status.IN_PROGRESS: mark("in progress"),
    Status.WAITING: mark("waiting for the resident"),
    Status.RESOLVED: mark("finished, waiting for the resident's answer"),
    Status.REOPENED: mark("open again"),
    Status.CLOSED: mark("closed"),
    Status.REJECTED: mark("rejected"),
    Status.REDIRECTED: mark("passed on"),
    Status.DUPLICATE: mark("duplicate"),
    Status.CANCELLED: mark("cancelled by the resident"),
}


def case(v: View, request: Request, note: str = "", edit: bool = True, head: bool = False) -> Screen:
    """The case as it is now, with what its worker can do; a coordinator (`head`) may refuse it besides."""
    buttons = _buttons(v, request) if request.status in HELD else ()
    return _card(v, request, note, (*buttons, *(_refuse(v, request) if head else ())), edit)


def watched(v: View, request: Request, edit: bool = False) -> Screen:
    """The same for a coordinator who does not hold it: to read it on demand, and to refuse where that may be."""
    read = Button(v.t.plain(labels.CARD), Case("details", request.id, request.version))
    return _card(v, request, "", ((read,), *_refuse(v, request)), edit)


def _refuse(v: View, request: Request) -> tuple[Row, ...]:
    button = Button(v.t.plain(labels.REJECT), Case("reject", request.id, request.version))
    return ((button,),) if may_reject(request) else ()


def _card(v: View, request: Request, note: str, buttons: tuple[Row, ...], edit: bool) -> Screen:
    lines = [
        note,
        summary(v, facts(request)),
        v.t.say("Status: {status}", status=v.t.say(STATES[request.status])),
        v.t.say("❓ They asked to cancel it. Make sure that all is well.") if request.cancel_asked else "",
        v.t.say("✍️ Reported without a name: nobody can be written to.") if unnamed(request) else "",
    ]
    return Screen(Html("\n".join(line for line in lines if line)), buttons=buttons, edit=edit, about=request.id)


def _buttons(v: View, request: Request) -> tuple[Row, ...]:
    def do(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Case(verb, request.id, request.version))

    contacted = [(do(labels.CONTACTED, "contact"),)] if request.status is Status.ACCEPTED else []
    write = () if unnamed(request) else (do(labels.WRITE, "write"),)
    return (*contacted, (*write, do(labels.CARD, "details")), (do(labels.FINISH, "finish"),))


def listing(v: View, requests: Sequence[Request]) -> Screen:
    """«Мої справи», by due date."""
    if not requests:
        return Screen(v.t.say("You have no open cases. New requests will come here."))
    shown = [Button(_line(v, r), Case("case", r.id, r.version)) for r in requests]
    return Screen(v.t.say("Your cases, the earliest first:"), buttons=one_each(*shown))


def _line(v: View, request: Request) -> str:
    mark_ = "❗" if request.urgent else "⏰" if request.status is Status.ACCEPTED and request.due < v.now else "•"
    return f"{mark_} {request.number} · {v.place(request.settlement)} · {v.t.plain(STATES[request.status])}"
