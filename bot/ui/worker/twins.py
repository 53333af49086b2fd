"""Requests about one need: which goes on, what joining them does, and how they are parted again."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Answer, Case, Move
from bot.ui.dialogs.question import question
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.dialogs import TWIN
from domain.forms import REVIEW, Draft
from domain.people import Person
from domain.requests import Request
from domain.short_numbers import base36

PART = mark("↩️ Part them")


def which(
    v: View,
    draft: Draft,
    person: Person,
    request: Request,
    found: Sequence[Request],
    before: str = "",
    edit: bool = True,
) -> Screen:
    """The requests that it may repeat; any other by its number. Perhaps nothing like it is known, or may be seen."""
    none = v.t.say("No similar request was found for No. {number}.", number=request.number)
    above = "\n\n".join(filter(None, (before, "" if found else none)))
    asked = question(v, TWIN, draft, person, above, edit)
    rows = one_each(*(Button(_line(v, one), Answer(draft.nonce, "main", base36(one.id))) for one in found))
    text = Html(f"{asked.text}\n{v.t.say('You may also write its number.')}")
    return Screen(text, buttons=(*rows, *asked.buttons), edit=asked.edit)


def unknown(v: View, typed: str) -> Html:
    """No such number among what they may see, or it cannot be joined to that."""
    return v.t.say("There is no open request of this number that it could be joined to: {number}", number=typed)


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
