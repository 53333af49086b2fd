"""The forms of the product: which questions, in which order. Their words live with the screens."""

from __future__ import annotations

from dataclasses import replace

from domain.answers import Answers, Kind, Step
from domain.catalogue import SERVICES
from domain.forms import Form
from domain.requests import DECLINE_REASONS, Outcome


def _own_questions() -> tuple[Step, ...]:
    """Every service's own questions, each shown only after that service was chosen."""

    def shown(key: str) -> Step:
        service, question = key.split(".")
        found = next(s for s in SERVICES if s.key == service)
        step = next(q for q in found.questions if q.key == question)

        def chosen(answers: Answers) -> bool:
            return answers.get("service") == service

        return replace(step, key=key, show_if=chosen)

    return tuple(shown(f"{s.key}.{q.key}") for s in SERVICES for q in s.questions)


STREET = 120  # UTF-16 units; what is longer is no address, it goes on with the story

REQUEST = Form(
    "request",
    (
        Step("for_whom", Kind.CHOICE, ("me", "child", "other")),
        Step("service", Kind.CHOICE, tuple(s.key for s in SERVICES)),
        *_own_questions(),
        Step("threat", Kind.CHOICE, ("no", "yes")),
        Step("story", Kind.STORY, required=False),
        Step("street", Kind.TEXT, required=False, most=STREET),
        Step("phone", Kind.PHONE, ("none",), required=False),
    ),
    review=True,
    usual=7,
)
CALL_ME = Form("call_me", (Step("phone", Kind.PHONE),))
PLACE = Form("place", (Step("settlement", Kind.PLACE),))
WRITE = Form("write", (Step("words", Kind.STORY),))
DECLINE = Form("decline", (Step("reason", Kind.CHOICE, DECLINE_REASONS),))
FINISH = Form("finish", (Step("outcome", Kind.CHOICE, tuple(Outcome)), Step("note", Kind.TEXT, required=False)))
CANCEL = Form("cancel", (Step("reason", Kind.CHOICE, ("solved", "changed_mind", "mistake", "other")),))
NOTICE = Form("notice", (Step("community", Kind.CHOICE), Step("text", Kind.TEXT, most=3800)), review=True)

FORMS = {form.id: form for form in (REQUEST, CALL_ME, PLACE, WRITE, DECLINE, FINISH, CANCEL, NOTICE)}
