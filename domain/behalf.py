"""A request that staff write down for somebody who phones or comes: the resident's own questions, asked of another.

What an answered form holds: about_name, about_phone (E.164, or "none"), settlement; service and what is asked of it;
of a sensitive one hours, safe_phone, code as in the quiet talk; threat, street, story.
"""

from __future__ import annotations

from dataclasses import replace

from domain import quiet
from domain.answers import Answers, Kind, Step
from domain.catalogue import BY_KEY, ELSEWHERE
from domain.forms import Form
from domain.people import SafeContact
from domain.reaching import HOURS

ID = "behalf"
PLACE = "settlement"
ENTERED_BY = "entered_by"  # in the request's answers: the title of whoever wrote it down
NAME = 120  # UTF-16 units
_OF_REQUEST = ("threat", "street", "story")


def sensitive(answers: Answers) -> bool:
    """Whether the chosen service is one of which nothing is written down but how to reach the person."""
    service = BY_KEY.get(str(answers.get("service")))
    return service is not None and service.sensitive


def _told(answers: Answers) -> bool:
    return not sensitive(answers)


def _always(_: Answers) -> bool:
    return True


def _called(answers: Answers) -> bool:
    return sensitive(answers)


def on_behalf(request: Form) -> Form:
    """The form: who, how to call, where; then the steps of the resident's own form, and of the quiet talk."""
    steps = {step.key: step for step in request.steps}
    talk = {step.key: step for step in quiet.QUIET.steps}
    services = tuple(key for key in steps["service"].options if key != ELSEWHERE)  # staff say themselves who does that
    own = tuple(step for key, step in steps.items() if "." in key and not key.startswith(f"{ELSEWHERE}."))
    danger, street, story = (steps[key] for key in _OF_REQUEST)
    return Form(
        ID,
        (
            Step("about_name", Kind.TEXT, most=NAME),
            replace(steps["about_phone"], show_if=_always),
            Step(PLACE, Kind.PLACE),
            replace(steps["service"], options=services),
            *own,
            replace(talk["hours"], options=(quiet.NOW, *HOURS), show_if=_called),
            replace(talk["safe_phone"], show_if=_called),
            replace(talk["code"], show_if=_called),
            danger,
            street,
            replace(story, show_if=_told),
        ),
        review=True,
        usual=9,
    )


def contact(answers: Answers) -> SafeContact | None:
    """How the person may be reached safely; None where that was not asked."""
    return quiet.contact(answers) if sensitive(answers) else None


def phone_of(answers: Answers) -> str:
    """The number to call, "" for none: in danger only the one that is safe."""
    told = quiet.phone_of(answers) if sensitive(answers) else answers.get("about_phone")
    return "" if told in quiet.NO_NUMBER else str(told)


def urgent(answers: Answers) -> bool:
    """Danger now, or somebody in danger who can be called at this very moment."""
    return answers.get("threat") == "yes" or (sensitive(answers) and answers.get("hours") == quiet.NOW)
