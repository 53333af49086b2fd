"""The resident's own requests: where each stands, what may be done, and the list of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.dialogs import words
from bot.ui.resident import course
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain.calling import number_of
from domain.endings import may_reopen
from domain.pages import part
from domain.redirecting import may_bounce
from domain.refusals import may_appeal
from domain.requests import GROUNDS, OPEN, Request, Status
from domain.visit_times import WINDOW

PAGE = 5
SHOWN = "call_me"  # what a sensitive request is called: somebody may be looking on
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
    Status.DUPLICATE: mark("Passed on"),
    Status.REDIRECTED: mark("Passed on"),
    Status.CANCELLED: mark("Cancelled"),
}


def listing(v: View, requests: Sequence[Request], page: int = 0, edit: bool = False) -> Screen:
    """«Мої запити», in the order given, five at a time."""
    if not requests:
        return Screen(v.t.say("You have no requests yet. Press “🤝 I need help” to make one."))
    shown, at, more = part(requests, PAGE, page)
    rows = one_each(*(Button(_line(v, r), Case("my", r.id, r.version)) for r in shown))
    others = turns(v, at, more, lambda to: Case("pages", to))
    lines = [v.t.say("Your requests:"), *(_told(v, r) for r in shown)]
    return Screen(Html("\n".join(lines)), buttons=(*rows, *others), edit=edit)


def card(v: View, request: Request, edit: bool = True) -> Screen:
    """One request: number, plain status, who, by when."""
    service = SHOWN if request.sensitive else request.service
    lines = [
        Html(f"<b>{number(v, request)}</b>"),
        v.t.say("What help: {service}", service=v.t.say(words.option("service", service))),
        v.t.say("Status: {status}", status=v.t.say(PLAIN[request.status])),
        *_standing(v, request),
    ]
    return Screen(Html("\n".join(lines)), buttons=_buttons(v, request), edit=edit, about=request.id)


def number(v: View, request: Request) -> Html:
    """Which one it is about."""
    return v.t.say("Request No. {number}", number=request.number)


def _standing(v: View, request: Request) -> list[Html]:
    """Who has it and what comes next."""
    lines = []
    if holder := request.holder:
        lines.append(v.t.say("Your social worker: {name}", name=holder.title))
    if request.status in OPEN and request.contacted_at is None:
        lines.append(_first(v, request))
    lines.extend(course.lines(v, request))
    if coming := visit_at(v, request):
        lines.append(v.t.say("📅 Visit: {when}", when=v.short(coming)))
    if request.cancel_asked:
        lines.append(v.t.say("You asked to cancel it. A person will check once that all is well."))
    if request.status is Status.REJECTED and request.outcome in GROUNDS:
        ground = v.t.say(words.option("ground", request.outcome))
        lines.append(v.t.say("Decision: refused. Reason: {ground}.", ground=ground))
    return lines


def _first(v: View, request: Request) -> Html:
    """A call is promised only to whoever may be called for certain."""
    by = v.by(request.due)
    if number_of(request) and not request.sensitive:
        return v.t.say("First call: {by}", by=by)
    return v.t.say("First call or message: {by}", by=by)


def _buttons(v: View, request: Request) -> tuple[Row, ...]:
    def do(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Case(verb, request.id, request.version))

    history = do(labels.HISTORY, "history")
    if request.status in OPEN:
        cancel = None if request.cancel_asked else do(labels.CANCEL_REQUEST, "cancel")
        visit = do(labels.VISIT, "visits") if visit_at(v, request) else None
        return one_each(visit, do(labels.ADD, "add"), do(labels.REFRESH, "my"), history, cancel)
    if request.status is Status.DUPLICATE:
        return one_each(do(labels.ADD, "add"), do(labels.REFRESH, "my"), history)
    if may_bounce(request, v.now):
        back = Button(v.t.plain("🔄 They did not help"), Case("bounce", request.id, request.version))
        return one_each(back, do(labels.REFRESH, "my"), history)
    if request.status is Status.RESOLVED:
        return one_each(do(labels.HELPED, "yes"), do(labels.NOT_HELPED, "no"), history)
    if may_reopen(request, v.now):
        return one_each(do(labels.NOT_HELPED, "no"), do(labels.REFRESH, "my"), history)
    onward = do(labels.APPEAL, "appeal") if may_appeal(request, v.now) else do(labels.AGAIN, "again")
    return one_each(onward, do(labels.REFRESH, "my"), history)


def visit_at(v: View, request: Request) -> datetime | None:
    """When somebody comes next; None when nobody is to come, or it is over and only its result is not told."""
    coming = request.visit_at if request.status in OPEN else None
    return coming if coming and coming + WINDOW > v.now else None


def _told(v: View, request: Request) -> Html:
    """What the number stands for: nobody remembers which is which. Of a sensitive one no visit shows."""
    what = v.t.say(words.option("service", SHOWN if request.sensitive else request.service))
    line = v.t.say("{number}: {service}", number=request.number, service=what)
    coming = None if request.sensitive else visit_at(v, request)
    return Html(f"{line}\n{_coming(v, request, coming)}") if coming else line


def _coming(v: View, request: Request, when: datetime) -> Html:
    return v.t.say("📅 {number}: visit {when}", number=request.number, when=v.short(when))


def _line(v: View, request: Request) -> str:
    return f"{request.number} · {v.t.plain(PLAIN[request.status])}"
