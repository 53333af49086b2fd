"""What is asked when a milestone is recorded: a number, a decision, for how long, why, and always on which day."""

from __future__ import annotations

from collections.abc import Mapping

from domain.answers import Answers, Kind, Step
from domain.course_steps import DECISIONS, END_REASONS, REFUSE, TERMS, UNTIL, Milestone, may_refuse
from domain.forms import Form
from domain.requests import Ground, Request

NUMBER, WHERE = 60, 600  # UTF-16 units of an application's number, and of where to go instead
HAPPENED = "happened"
_DAY = Step(HAPPENED, Kind.DATE, ("today", "yesterday"), past=True)


def _refuses(answers: Answers) -> bool:
    return answers.get("decision") == REFUSE


def _until(answers: Answers) -> bool:
    return answers.get("term") == UNTIL


REGISTER = Form("ms_register", (Step("application", Kind.TEXT, most=NUMBER), _DAY))
ASSESS = Form("ms_assess", (_DAY,))
DECIDE = Form(
    "ms_decide",
    (
        Step("decision", Kind.CHOICE, DECISIONS),
        Step("ground", Kind.CHOICE, tuple(Ground), show_if=_refuses),
        Step("where", Kind.TEXT, show_if=_refuses, most=WHERE),
        _DAY,
    ),
)
APPROVE_ONLY = Form("ms_approve", (_DAY,))  # what can never be refused
NOTIFY = Form("ms_notify", (_DAY,))
NOTIFY_REFUSED = Form("ms_refused", (_DAY,), review=True)  # it closes the case: read back first
START = Form("ms_start", (Step("term", Kind.CHOICE, TERMS), Step("until", Kind.DATE, show_if=_until), _DAY))
SUSPEND, RESUME = Form("ms_suspend", (_DAY,)), Form("ms_resume", (_DAY,))
END = Form("ms_end", (Step("end_reason", Kind.CHOICE, END_REASONS), _DAY))

STEPS: Mapping[str, Milestone] = {
    REGISTER.id: Milestone.REGISTERED,
    ASSESS.id: Milestone.ASSESSED,
    DECIDE.id: Milestone.DECIDED,
    APPROVE_ONLY.id: Milestone.DECIDED,
    NOTIFY.id: Milestone.NOTIFIED,
    NOTIFY_REFUSED.id: Milestone.NOTIFIED,
    START.id: Milestone.STARTED,
    SUSPEND.id: Milestone.SUSPENDED,
    RESUME.id: Milestone.RESUMED,
    END.id: Milestone.ENDED,
}
_ORDER = (REGISTER, ASSESS, DECIDE, NOTIFY, START, SUSPEND, RESUME, END)
FORMS = (*_ORDER, APPROVE_ONLY, NOTIFY_REFUSED)


def form_for(step: Milestone, request: Request) -> Form:
    """The questions of this milestone of this case."""
    if step is Milestone.DECIDED and not may_refuse(request):
        return APPROVE_ONLY
    if step is Milestone.NOTIFIED and request.course.decision == REFUSE:
        return NOTIFY_REFUSED
    return next(form for form in _ORDER if STEPS[form.id] is step)
