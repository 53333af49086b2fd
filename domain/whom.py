"""For whom help is asked: oneself, a child, another person, or a report about somebody in need."""

from __future__ import annotations

from collections.abc import Callable

from domain.answers import Answers, Kind, Step

THEIRS = ("other", "report")  # about a person with a home of their own
PLACE = "about_place"
NAME = 400  # UTF-16 units; a report says who and where in the person's own words


def _when(*whom: str) -> Callable[[Answers], bool]:
    def so(answers: Answers) -> bool:
        return answers.get("for_whom") in whom

    return so


def anonymous(answers: Answers) -> bool:
    """A report whose author does not wish to be named: neither name nor number of theirs goes on record."""
    return answers.get("for_whom") == "report" and answers.get("reporter") == "anonymous"


def named(answers: Answers) -> bool:
    """Whether whoever writes may be asked for their own number."""
    return not anonymous(answers)


def their_place(answers: Answers) -> str:
    """The code of the settlement where another person lives; "" when it is that of whoever writes, or was not asked."""
    return str(answers.get(PLACE) or "") if answers.get("for_whom") in THEIRS else ""


def _callable(answers: Answers) -> bool:
    """Whether it is to be asked who gets the answers: whoever has no number cannot be called."""
    return answers.get("for_whom") == "other" and answers.get("about_phone") not in (None, "none")


# «What help?» follows. An answer that was skipped is None; one whose question was not asked may still be there
# after a change of mind, so `for_whom` is looked at first.
STEPS: tuple[Step, ...] = (
    Step("for_whom", Kind.CHOICE, ("me", "child", "other", "report")),
    Step("about_age", Kind.CHOICE, ("small", "school", "teen", "adult"), required=False, show_if=_when("child")),
    Step("about_name", Kind.TEXT, required=False, show_if=_when("child", "other", "report"), most=NAME),
    Step(PLACE, Kind.PLACE, required=False, show_if=_when(*THEIRS)),
    Step("about_phone", Kind.PHONE, ("none",), required=False, show_if=_when("other")),
    Step("answers_to", Kind.CHOICE, ("me", "them"), show_if=_callable),
    Step("reporter", Kind.CHOICE, ("yes", "anonymous"), show_if=_when("report")),
)
