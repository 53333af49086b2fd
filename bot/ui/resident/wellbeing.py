"""What the resident reads after «Чи все гаразд?»."""

from __future__ import annotations

from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.requests import Request


def answered(v: View, request: Request, well: bool) -> Screen:
    """Glad of it; or who knows of it now, and that words help."""
    add = Button(v.t.plain(labels.ADD), Case("add", request.id, request.version))
    if well:
        text = v.t.say("We are glad. If anything changes, write to us.")
    else:
        text = v.t.say(
            "Thank you for telling us. The worker and the head know; they will contact you. You may write why."
        )
    return Screen(text, buttons=one_each(add), edit=True, about=request.id)
