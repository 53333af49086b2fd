"""What a worker is answered after a press or a word about a case."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.requests import Request


def yours(v: View) -> Html:
    """Above the card of what was just taken."""
    return v.t.say("✅ The request is yours.")


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


def refused(v: View, request: Request) -> Screen:
    """The coordinator has decided."""
    text = v.t.say("⚖️ Refused: {number}. The resident reads why, and may disagree.", number=request.number)
    return Screen(text, edit=True, about=request.id)


def sent(v: View, request: Request) -> Screen:
    """The words are on their way."""
    return Screen(v.t.say("Passed on: {number}.", number=request.number))


def not_read(v: View, request: Request) -> Screen:
    """The words stay with the case: their reader has switched the bot off."""
    told = v.t.say("Kept in the case: {number}.", number=request.number)
    why = v.t.say("The person has switched the bot off and will not read it. Please telephone.")
    return Screen(Html(f"{told}\n{why}"), buttons=_card_button(v, request))


def noted(v: View, request: Request) -> Screen:
    """The words were kept and not sent."""
    text = v.t.say("Kept as a note: {number}. We do not write to this person, please telephone.", number=request.number)
    return Screen(text, buttons=_card_button(v, request))


def not_to_write(v: View, request: Request) -> Screen:
    """Said at once, before anything is written. The number and the word come on demand only."""
    lines = [
        v.t.say("The person asked not to write here. Please telephone: the number and the word are in the details."),
        v.t.say("What you write now will be kept as a note and not sent."),
    ]
    return Screen(Html("\n".join(lines)), buttons=_card_button(v, request))


def _card_button(v: View, request: Request) -> tuple[Row, ...]:
    return one_each(Button(v.t.plain(labels.CARD), Case("details", request.id, request.version)))
