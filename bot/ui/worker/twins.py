"""Requests about one need: which goes on, what joining them does, and how they are parted again."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Answer, Case, Move
from bot.ui.dialogs.question import question
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.forms import REVIEW, Draft, Form
from domain.people import Person
from domain.requests import Request
from domain.short_numbers import base36

PART = mark("↩️ Part them")


def none(v: View, request: Request) -> Screen:
    """Nothing like it is known, or none of it may be seen."""
    return Screen(v.t.say("No similar request was found for No. {number}.", number=request.number), about=request.id)


def which(v: View, form: Form, draft: Draft, person: Person, found: Sequence[Request]) -> Screen:
    """The requests that it may repeat."""
    asked = question(v, form, draft, person)
    rows = one_each(*(Button(_line(v, one), Answer(draft.nonce, "main", base36(one.id))) for one in found))
    return Screen(asked.text, buttons=(*rows, *asked.buttons), edit=asked.edit)


def _line(v: View, one: Request) -> str:
    who = one.holder.title if one.holder else ""
    return " · ".join(part for part in (one.number, who) if part)


def preview(v: View, draft: Draft, request: Request, main: Request) -> Screen:
    """What will happen."""
    lines = [
        v.t.say("Join No. {number} to No. {main}?", number=request.number, main=main.number),
        v.t.say("No. {main} goes on, the other rests. The person will be told. It can be undone.", main=main.number),
    ]

    def move(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Move(draft.nonce, REVIEW, verb))

    join = Button(v.t.plain("🔗 Join them"), Move(draft.nonce, REVIEW, "send"))
    ways = (move(labels.BACK, "back"), move(labels.CANCEL, "cancel"))
    return Screen(Html("\n\n".join(lines)), buttons=((join,), ways))


def joined(v: View, request: Request, main: Request) -> Screen:
    """Done, and how to undo it."""
    text = v.t.say("🔗 Joined: {number} to {main}.", number=request.number, main=main.number)
    part = Button(v.t.plain(PART), Case("untwin", request.id, request.version))
    return Screen(text, buttons=one_each(part), edit=True, about=request.id)


def parted(v: View, request: Request) -> Screen:
    """Two again."""
    text = v.t.say("↩️ Parted: {number}. It looks for a worker again.", number=request.number)
    return Screen(text, edit=True, about=request.id)
