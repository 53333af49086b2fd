"""«Уточнити»: the question is on its way, or cannot be put in writing."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.requests import Request


def asked(v: View, request: Request) -> Html:
    """Said above the case, which rests until the answer comes."""
    lines = [
        v.t.say("❓ The question is sent: {number}.", number=request.number),
        v.t.say("If no answer comes, we will ask again on days 2 and 5."),
    ]
    return Html("\n".join(lines))


def cannot(v: View, request: Request) -> Screen:
    """Nobody would read it, or it would do harm: the telephone instead."""
    text = v.t.say(
        "{number}: this person cannot be written to here. Please telephone, the number is in the details.",
        number=request.number,
    )

    def do(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Case(verb, request.id, request.version))

    return Screen(text, buttons=one_each(do(labels.CARD, "details"), do(labels.CONTACTED, "contact")), about=request.id)
