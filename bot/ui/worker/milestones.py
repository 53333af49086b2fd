"""«Етапи»: what is done of the legal procedure, what runs and until when, and what may be recorded next."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin.case import TO_CASE
from bot.ui.callbacks import Case, Move
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.milestone_lines import rows
from domain.course_steps import Milestone, ahead, may_refuse
from domain.forms import REVIEW, Draft
from domain.requests import Request
from domain.taking_back import mistaken

SHOW = "ms"
VERBS: Mapping[str, Milestone] = {
    "msreg": Milestone.REGISTERED,
    "msass": Milestone.ASSESSED,
    "msdec": Milestone.DECIDED,
    "mstold": Milestone.NOTIFIED,
    "msgive": Milestone.STARTED,
    "msrest": Milestone.SUSPENDED,
    "mson": Milestone.RESUMED,
    "msend": Milestone.ENDED,
}
UNDO, OOPS, SURE = "msoops", mark("↩️ It was a mistake"), mark("↩️ Yes, a mistake")
UNDOING: Mapping[str, Milestone] = {f"mx{verb.removeprefix('ms')}": step for verb, step in VERBS.items()}
LABELS: Mapping[Milestone, str] = {
    Milestone.REGISTERED: mark("📄 Application registered"),
    Milestone.ASSESSED: mark("🔎 Needs assessed"),
    Milestone.DECIDED: mark("📌 There is a decision"),
    Milestone.NOTIFIED: mark("✉️ Applicant was told"),
    Milestone.STARTED: mark("▶️ Service has begun"),
    Milestone.SUSPENDED: mark("⏸ Suspend the service"),
    Milestone.RESUMED: mark("▶️ Resume the service"),
    Milestone.ENDED: mark("⏹ End the service"),
}


def stages(v: View, request: Request, mine: bool, note: str = "", edit: bool = True) -> Screen:
    """The whole procedure of one case; only its worker (`mine`) records."""
    head = Html(f"<b>{v.t.say('🧾 Milestones · {number}', number=request.number)}</b>")
    lines = [note, head, "", *rows(v, request)]
    text = Html("\n".join(line for line in (lines if note else lines[1:])))
    ways = (*_record(v, request), *one_each(_oops(v, request))) if mine else ()
    return Screen(text, buttons=(*ways, (_back(v, request, mine),)), edit=edit, about=request.id)


def _record(v: View, request: Request) -> tuple[Row, ...]:
    verbs = {step: verb for verb, step in VERBS.items()}
    steps = (_do(v, LABELS[step], verbs[step], request) for step in ahead(request))
    finish = _do(v, labels.FINISH, "finish", request) if request.course.ended else None
    return one_each(*steps, finish)


def _oops(v: View, request: Request) -> Button | None:
    return _do(v, OOPS, UNDO, request) if mistaken(request, v.now) else None


def sure(v: View, request: Request, step: Milestone) -> Screen:
    """Before a record is taken back: what it is, and what the person will read."""
    lines = [
        Html(f"<b>{v.t.say('🧾 Milestones · {number}', number=request.number)}</b>"),
        v.t.say("Was it a mistake: “{what}”?", what=v.t.say(LABELS[step])),
        v.t.say("The record and its terms will be as before. If the person was told, they will read a correction."),
    ]
    verbs = {found: verb for verb, found in UNDOING.items()}
    ways = one_each(_do(v, SURE, verbs[step], request), _do(v, labels.BACK, SHOW, request))
    return Screen(Html("\n".join(lines)), buttons=ways, edit=True, about=request.id)


def _back(v: View, request: Request, mine: bool) -> Button:
    return _do(v, labels.BACK, "less", request) if mine else _do(v, TO_CASE, "heads", request)


def _do(v: View, label: str, verb: str, request: Request) -> Button:
    return Button(v.t.plain(label), Case(verb, request.id, request.version))


def above(v: View, step: Milestone, request: Request) -> Html:
    """Said above the first question of a step, where there is something to know first."""
    if step is Milestone.DECIDED and not may_refuse(request):
        return v.t.say(
            "This help cannot be refused: there is danger, violence or a child. You record that it is given."
        )
    return Html()


def preview(v: View, draft: Draft, request: Request, ground: Html) -> Screen:
    """Before «Заявника повідомлено» of a refusal: it ends the case, so it is read back."""
    lines = [
        v.t.say("Request No. {number} will be refused. The person will read:", number=request.number),
        v.t.say(
            "“Decision: refused. Reason: {ground}. Where to go: {where}”", ground=ground, where=request.course.where
        ),
        v.t.say("They may appeal within 30 days."),
    ]

    def move(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Move(draft.nonce, REVIEW, verb))

    ways = (move(labels.BACK, "back"), move(labels.CANCEL, "cancel"))
    return Screen(Html("\n\n".join(lines)), buttons=(*one_each(move(labels.SEND, "send")), ways))


def taken_back(v: View) -> Html:
    """Above the procedure, when the last record is no more."""
    return v.t.say("↩️ The record is taken back.")


def noted(v: View, request: Request) -> Html:
    """Above the procedure, when something was recorded."""
    return v.t.say("✅ Recorded. The person reads what concerns them.")
