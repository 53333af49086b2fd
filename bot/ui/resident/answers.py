"""What the resident reads after having acted on a request: added, taken back, helped or not, rated, disagreed."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.screen import Button, Row, Screen
from bot.ui.view import View
from domain.requests import STARS, Request


def added(v: View, request: Request) -> Screen:
    """What the person wrote is with the request; more may follow."""
    text = v.t.say("Added to request No. {number}. Your social worker will see it.", number=request.number)
    return Screen(text, buttons=_add(v, request), about=request.id)


def numbered(v: View, request: Request) -> Screen:
    """The number that an urgent request went out without; or there is none, and that is known now."""
    if not request.details.phone:
        return replace(added(v, request), buttons=())
    text = v.t.say(
        "Thank you. Your number is with request No. {number} now: you will be called.", number=request.number
    )
    return Screen(text, about=request.id)


def _add(v: View, request: Request) -> tuple[Row, ...]:
    return ((Button(v.t.plain(labels.ADD), Case("add", request.id, request.version)),),)


def thanks(v: View, request: Request) -> Screen:
    """It helped; the stars are no duty."""
    lines = [
        v.t.say("Thank you. Request No. {number} is finished. Take care.", number=request.number),
        v.t.say("How do you rate the help, from 1 to 5? You need not answer."),
    ]
    return Screen(Html("\n\n".join(lines)), buttons=(_stars(request),), edit=True, about=request.id)


def _stars(request: Request) -> Row:
    """One row: the verb carries the number of stars."""
    return tuple(Button(f"{n} ⭐", Case(f"star{n}", request.id, request.version)) for n in STARS)


def rated(v: View, request: Request) -> Screen:
    """The stars are noted."""
    text = v.t.say("Thank you for the answer. We wish you all the best.")
    return Screen(text, edit=True, about=request.id)


def explained(v: View, request: Request) -> Screen:
    """What went wrong is noted."""
    text = v.t.say("Thank you for telling us. The head of social services will see it.")
    return Screen(text, edit=True, about=request.id)


def reopened(v: View, request: Request) -> Screen:
    """It did not help: it goes on."""
    text = v.t.say(
        "We are sorry. Request No. {number} is open again, the head of social services knows. "
        "A social worker will contact you {by}.",
        number=request.number,
        by=v.by(request.due),
    )
    more = v.t.say("If you wish, write what is still missing.")
    return Screen(Html(f"{text}\n\n{more}"), buttons=_add(v, request), edit=True, about=request.id)


def appealed(v: View, request: Request) -> Screen:
    """The refusal is looked at anew, by the head."""
    text = v.t.say(
        "You do not agree with the decision. Request No. {number} is open again. "
        "The head of social services will look at it and contact you {by}.",
        number=request.number,
        by=v.by(request.due),
    )
    return Screen(text, edit=True, about=request.id)


def cancelled(v: View, request: Request) -> Screen:
    """Taken back, or, where somebody may be made to be silent, looked after first."""
    if request.cancel_asked:
        return _checked_first(v, request)
    text = v.t.say(
        "Request No. {number} is cancelled. If you need help again, press “🤝 I need help”.",
        number=request.number,
    )
    return Screen(text, edit=True, about=request.id)


def _checked_first(v: View, request: Request) -> Screen:
    text = v.t.say(
        "We have understood. A person will check once that all is well. After that the request No. {number} "
        "will be finished.",
        number=request.number,
    )
    return Screen(text, edit=True, about=request.id)


def called(v: View, request: Request, yes: bool) -> Screen:
    """The answer to «Чи зв'язалися з вами?»"""
    if yes:
        text = v.t.say("Good. Request No. {number} is in progress.", number=request.number)
    else:
        text = v.t.say("Thank you for telling us. The worker and the head already know. They will contact you.")
    return Screen(text, edit=True, about=request.id)
