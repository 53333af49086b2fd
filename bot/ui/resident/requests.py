"""The resident's own requests: received, where it stands, and the answers about it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.dialogs import words
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.requests import OPEN, Request, Status

PLAIN = {
    Status.NEW: mark("Received"),
    Status.OFFERED: mark("Received"),
    Status.REOPENED: mark("Received"),
    Status.ACCEPTED: mark("Assigned"),
    Status.IN_PROGRESS: mark("In progress"),
    Status.WAITING: mark("Waiting for you"),
    Status.RESOLVED: mark("Finished"),
    Status.CLOSED: mark("Finished"),
    Status.REJECTED: mark("Finished"),
    Status.DUPLICATE: mark("Finished"),
    Status.REDIRECTED: mark("Passed on"),
    Status.CANCELLED: mark("Cancelled"),
}


def received(v: View, request: Request) -> Screen:
    """The number, who will call, by when, and that nothing more is needed."""
    head = v.t.say("Request No. {number} received", number=request.number)
    lines = [Html(f"<b>{head}</b>")]
    if request.urgent:
        lines.append(v.t.say("It is marked urgent. If there is danger, call 112 or 103 first."))
    if request.details.phone:
        lines.append(v.t.say("A social worker will call you {by}.", by=v.by(request.due)))
    else:
        lines.append(v.t.say("A social worker will write to you here {by}.", by=v.by(request.due)))
    lines.append(v.t.say("There is nothing you need to do for now."))
    return Screen(Html("\n\n".join(lines)))


def listing(v: View, requests: Sequence[Request]) -> Screen:
    """«Мої запити», newest first."""
    if not requests:
        return Screen(v.t.say("You have no requests yet. Press “🤝 I need help” to make one."))
    shown = [Button(_line(v, r), Case("my", r.id, r.version)) for r in requests]
    return Screen(v.t.say("Your requests:"), buttons=one_each(*shown))


def card(v: View, request: Request, edit: bool = True) -> Screen:
    """One request: number, plain status, who, by when."""
    lines = [
        Html(f"<b>{v.t.say('Request No. {number}', number=request.number)}</b>"),
        v.t.say("What help: {service}", service=v.t.say(words.option("service", request.service))),
        v.t.say("Status: {status}", status=v.t.say(PLAIN[request.status])),
    ]
    if holder := request.holder:
        lines.append(v.t.say("Your social worker: {name}", name=holder.title))
    if request.status in OPEN and request.contacted_at is None:
        lines.append(v.t.say("First call: {by}", by=v.by(request.due)))
    return Screen(Html("\n".join(lines)), buttons=_buttons(v, request), edit=edit)


def _buttons(v: View, request: Request) -> tuple[Row, ...]:
    def do(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Case(verb, request.id, request.version))

    if request.status in OPEN:
        cancel = do(labels.CANCEL_REQUEST, "cancel")
        return one_each(do(labels.ADD, "add"), do(labels.REFRESH, "my"), cancel)
    if request.status is Status.RESOLVED:
        return one_each(do(labels.HELPED, "yes"), do(labels.NOT_HELPED, "no"))
    return one_each(do(labels.REFRESH, "my"))


def _line(v: View, request: Request) -> str:
    return f"{request.number} · {v.t.plain(PLAIN[request.status])}"


def added(v: View, request: Request) -> Screen:
    """What the person wrote is with the request."""
    text = v.t.say("Added to request No. {number}. Your social worker will see it.", number=request.number)
    return Screen(text)


def thanks(v: View, request: Request) -> Screen:
    """It helped."""
    text = v.t.say("Thank you. Request No. {number} is finished. Take care.", number=request.number)
    return Screen(text, edit=True)


def reopened(v: View, request: Request) -> Screen:
    """It did not help: it goes on."""
    text = v.t.say(
        "We are sorry. Request No. {number} is open again, the head of social services knows. "
        "A social worker will contact you {by}.",
        number=request.number,
        by=v.by(request.due),
    )
    return Screen(text, edit=True)


def cancelled(v: View, request: Request) -> Screen:
    """Taken back."""
    text = v.t.say(
        "Request No. {number} is cancelled. If you need help again, press “🤝 I need help”.",
        number=request.number,
    )
    return Screen(text, edit=True)


def called(v: View, request: Request, yes: bool) -> Screen:
    """The answer to «Чи зв'язалися з вами?»"""
    if yes:
        return Screen(v.t.say("Good. Request No. {number} is in progress.", number=request.number), edit=True)
    text = v.t.say("Thank you for telling us. The worker and the head already know. They will contact you.")
    return Screen(text, edit=True)


def add_to(v: View, requests: Sequence[Request]) -> Screen:
    """A message outside any dialog is offered to an open request; it is kept whatever the answer."""
    rows = one_each(
        *(Button(v.t.plain("Add to No. {number}", number=r.number), Case("addto", r.id, r.version)) for r in requests),
        Button(v.t.plain("🤝 A new request"), Case("newwith", 0)),
        Button(v.t.plain("Leave it"), Case("leave", 0)),
    )
    return Screen(v.t.say("We have kept your message. What shall we do with it?"), buttons=rows)
