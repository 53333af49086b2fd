"""The quiet talk and safe contact: what is asked of somebody who may be in danger from those at home, and no more."""

from __future__ import annotations

from typing import Any

from domain import stories
from domain.answers import Answers, Kind, Step
from domain.danger import Danger, dangers
from domain.forms import Draft, Form
from domain.forms_kept import story_in
from domain.people import SafeContact
from domain.reaching import HOURS, NO_CALLS

AT_HOME = frozenset({Danger.VIOLENCE, Danger.CHILD, Danger.DESPAIR})
NOW = "now"
WORD = 40  # UTF-16 units of the word by which a caller is known
CHILD, NEUTRAL, NO = "child", "neutral", "no"
NO_NUMBER = (None, "", "none")


def may_call(answers: Answers) -> bool:
    """Whether there is a number, and leave to call it."""
    return answers.get("hours") != NO_CALLS and answers.get("safe_phone") not in NO_NUMBER


def _calls(answers: Answers) -> bool:
    return answers.get("hours") != NO_CALLS


def _writes(answers: Answers) -> bool:
    return not may_call(answers)


def _unasked(_: Answers) -> bool:
    return False


# Whoever cannot be called is not offered to forbid writing as well: nobody could reach them then.
QUIET = Form(
    "quiet",
    (
        Step("who", Kind.CHOICE, ("adult", CHILD)),
        Step("hours", Kind.CHOICE, (NOW, *HOURS, NO_CALLS)),
        Step("safe_phone", Kind.PHONE, ("none",), required=False, show_if=_calls),
        Step("here", Kind.CHOICE, ("yes", NEUTRAL, NO), show_if=may_call),
        Step("here_only", Kind.CHOICE, ("yes", NEUTRAL), show_if=_writes),
        Step("code", Kind.TEXT, required=False, most=WORD, show_if=may_call),
        Step("story", Kind.STORY, required=False, show_if=_unasked),  # never asked for; what is written is kept
    ),
    review=True,
)
# The words that brought it about are in its story already; what is said at the only question joins them.
URGENT = Form(
    "urgent",
    (
        Step("phone", Kind.PHONE, ("none",), required=False),
        Step("story", Kind.STORY, required=False, show_if=_unasked),
    ),
)
SAFE_PHONE = Form("safe_phone", (Step("safe_phone", Kind.PHONE, ("none",), required=False),))
SAFE_WORD = Form("safe_word", (Step("code", Kind.TEXT, required=False, most=WORD),))
FORMS = (QUIET, URGENT, SAFE_PHONE, SAFE_WORD)


def tells_of_home(form: Form, draft: Draft) -> bool:
    """Whether what was begun is about a danger that those at home must not learn of."""
    told = dangers("\n".join(stories.texts(story_in(form, draft))))
    return draft.answers.get("service") == "unsafe" or bool(AT_HOME & {*told, *draft.about.get("kinds", ())})


def contact(answers: Answers) -> SafeContact:
    """How the person of a quiet talk wishes to be reached from now on."""
    hours = str(answers.get("hours") or "")
    here = str(answers.get("here" if may_call(answers) else "here_only") or "yes")
    return SafeContact(
        write=here != NO,
        neutral=here == NEUTRAL,
        phone=phone_of(answers) if _calls(answers) else "",
        hours="" if hours == NOW else hours,
        code_word=word_of(answers),
    )


def phone_of(answers: Answers) -> str:
    """The safe number, "" for none."""
    told: Any = answers.get("safe_phone")
    return "" if told in NO_NUMBER else str(told)


def word_of(answers: Answers) -> str:
    """The word by which a caller is known, "" for none."""
    return str(answers.get("code") or "")
