"""Sent elsewhere: read back before it goes, and what there is afterwards."""

from __future__ import annotations

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Case, Move
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.forms import REVIEW, Draft
from domain.requests import Request

BOUNCE = "bounce"
TAKE_BACK = mark("🔄 Take it back")


def preview(v: View, draft: Draft, request: Request) -> Screen:
    """As the person will read it."""
    lines = [
        v.t.say("Request No. {number} will be closed here. The person will read:", number=request.number),
        v.t.say("“Our community does not do this. Please turn here: {where}”", where=draft.answers["where"]),
    ]

    def move(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Move(draft.nonce, REVIEW, verb))

    ways = (move(labels.BACK, "back"), move(labels.CANCEL, "cancel"))
    return Screen(Html("\n\n".join(lines)), buttons=(*one_each(move(labels.SEND, "send")), ways))


def redirected(v: View, request: Request, head: bool) -> Screen:
    """Done; a coordinator may take it back."""
    text = v.t.say("↪️ Redirected: {number}. The person knows where to go.", number=request.number)
    back = Button(v.t.plain(TAKE_BACK), Case(BOUNCE, request.id, request.version))
    return Screen(text, buttons=one_each(back) if head else (), edit=True, about=request.id)


def back_again(v: View, request: Request) -> Screen:
    """To the coordinator who took it back."""
    text = v.t.say("🔄 Open again: {number}. It looks for a worker.", number=request.number)
    return Screen(text, edit=True, about=request.id)


def bounced(v: View, request: Request) -> Screen:
    """To the resident whom they did not help there."""
    text = v.t.say(
        "We are sorry. Request No. {number} is open again. A social worker will contact you {by}.",
        number=request.number,
        by=v.by(request.due),
    )
    return Screen(text, edit=True, about=request.id)
