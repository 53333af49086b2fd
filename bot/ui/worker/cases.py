"""The worker's cards: an offer, a case, its details on demand, and the list of cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.dialogs import words
from bot.ui.dialogs.question import pretty
from bot.ui.dialogs.review import first
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.consequences import card as facts
from domain.requests import HELD, Request, Status

ROOM = 3900  # of the 4096 UTF-16 units that Telegram takes
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


def summary(v: View, params: Mapping[str, Any]) -> Html:
    """Number, service, settlement, first call: nothing personal (it may stand on a lock screen)."""
    service = v.t.say(words.option("service", params["service"]))
    parts = [params["number"], service, v.place(params["settlement"])]
    urgent = v.t.say("❗ Urgent · ") if params.get("urgent") else Html()
    due = v.t.say("first call by {at}", at=v.short(params["due"]))
    return Html(urgent + v.t.say("{line} · {due}", line=" · ".join(parts), due=due))


def offer(v: View, params: Mapping[str, Any]) -> Screen:
    """A new request, to take or to decline."""
    head = v.t.say("New request for the whole team") if params.get("shared") else v.t.say("New request")
    buttons = one_each(
        Button(v.t.plain(labels.TAKE), Case("take", params["request"], params["version"])),
        Button(v.t.plain(labels.DECLINE), Case("decline", params["request"], params["version"])),
    )
    return Screen(Html(f"<b>{head}</b>\n{summary(v, params)}"), buttons=buttons)


def case(v: View, request: Request, note: str = "", edit: bool = True) -> Screen:
    """The case as it is now, with what can be done."""
    lines = [
        note,
        summary(v, facts(request)),
        v.t.say("Status: {status}", status=v.t.say(STATES[request.status])),
    ]
    return Screen(Html("\n".join(line for line in lines if line)), buttons=_buttons(v, request), edit=edit)


def _buttons(v: View, request: Request) -> tuple[Row, ...]:
    def do(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Case(verb, request.id, request.version))

    if request.status not in HELD:
        return ()
    contacted = [(do(labels.CONTACTED, "contact"),)] if request.status is Status.ACCEPTED else []
    return (
        *contacted,
        (do(labels.WRITE, "write"), do(labels.CARD, "details")),
        (do(labels.FINISH, "finish"),),
    )


def details(v: View, request: Request) -> Screen:
    """Everything the person told us, protected from forwarding; files follow."""
    told = request.details
    rows = [
        (v.t.say("Name"), told.name),
        (v.t.say("Phone"), pretty(told.phone) if told.phone else v.t.say("none")),
        (v.t.say("Place"), ", ".join(p for p in (v.place(request.settlement), told.street) if p)),
        (v.t.say("For whom"), v.t.say(words.option("for_whom", request.for_whom))),
        *[(v.t.say(words.name("request", key)), _chosen(v, key, value)) for key, value in told.answers.items()],
        *[(v.t.say("In their words"), text) for text in told.texts],
    ]
    head = v.t.say("Request No. {number}", number=request.number)
    return Screen(_fit(v, head, rows), protect=True, files=told.files)


def _fit(v: View, head: str, rows: Sequence[tuple[str, str]]) -> Html:
    """What Telegram takes in one message; a long story is cut on screen only, before it becomes HTML."""
    text, room = Html(f"<b>{head}</b>"), ROOM
    for name, told in rows:
        room -= len(name) + 3
        if room <= 0:
            break
        value = first(told, room)
        text = Html(f"{text}\n{v.t.say('<b>{name}:</b> {value}', name=name, value=value)}")
        room -= len(value.encode("utf-16-le")) // 2
    return text


def _chosen(v: View, key: str, value: Any) -> str:
    values = value if isinstance(value, list) else [value]
    return Html(", ".join(v.t.say(words.option(key, item)) for item in values))


def listing(v: View, requests: Sequence[Request]) -> Screen:
    """«Мої справи», by due date."""
    if not requests:
        return Screen(v.t.say("You have no open cases. New requests will come here."))
    shown = [Button(_line(v, r), Case("case", r.id, r.version)) for r in requests]
    return Screen(v.t.say("Your cases, the earliest first:"), buttons=one_each(*shown))


def _line(v: View, request: Request) -> str:
    mark_ = "❗" if request.urgent else "⏰" if request.status is Status.ACCEPTED and request.due < v.now else "•"
    return f"{mark_} {request.number} · {v.place(request.settlement)} · {v.t.plain(STATES[request.status])}"


def taken(v: View, request: Request) -> Screen:
    """«Взяти в роботу» worked."""
    return case(v, request, v.t.say("✅ The request is yours."))


def declined(v: View, request: Request) -> Screen:
    """Handed back."""
    return Screen(v.t.say("Declined: {number}. It goes to the next worker.", number=request.number), edit=True)


def already_taken(v: View, request: Request) -> Screen:
    """Another worker was first."""
    who = request.holder.title if request.holder else ""
    return Screen(v.t.say("Already taken: {number}. Worker: {who}", number=request.number, who=who), edit=True)


def gone(v: View, request: Request) -> Screen:
    """The offer is no longer this worker's."""
    return Screen(v.t.say("This offer is no longer open: {number}.", number=request.number), edit=True)


def finished(v: View, request: Request) -> Screen:
    """The resident is asked now."""
    text = v.t.say("🏁 Finished: {number}. The resident is asked whether it helped.", number=request.number)
    return Screen(text, edit=True)


def sent(v: View, request: Request) -> Screen:
    """The words are on their way."""
    return Screen(v.t.say("Passed on: {number}.", number=request.number))
