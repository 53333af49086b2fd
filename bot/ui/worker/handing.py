"""«Передати»: which colleague, and what is said when it has begun, when it is called off, and when it is too late."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html
from bot.ui.callbacks import Answer, Case
from bot.ui.dialogs import paging
from bot.ui.dialogs.question import question
from bot.ui.messages.handing import handed_over
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.card_buttons import WITHDRAW
from domain import slots
from domain.dialogs import HAND_OVER
from domain.forms import Draft
from domain.people import Actor, Membership
from domain.requests import Request
from domain.telling import card


def whom(
    v: View,
    actor: Actor,
    draft: Draft,
    colleagues: Sequence[tuple[Membership, int]],
    before: str = "",
    edit: bool = True,
    page: int = 0,
) -> Screen:
    """The colleagues by pages, each with how many cases they have."""
    asked = question(v, HAND_OVER, draft, actor.person, before, edit)
    by_id = {str(member.id): (member, held) for member, held in colleagues}
    shown = paging.of(tuple(by_id), page)
    rows = one_each(*(Button(who(v, *by_id[id_]), Answer(draft.nonce, "to", id_)) for id_ in shown.values))
    return Screen(asked.text, buttons=(*rows, *paging.turns(v, draft, "to", shown), *asked.buttons), edit=asked.edit)


def who(v: View, member: Membership, held: int) -> str:
    """«Василь Петрович · 3 справи», and whether there is room for more."""
    cases = v.t.count("{n} case", "{n} cases", held) if held else v.t.plain("no cases")
    busy = [v.t.plain("busy")] if member.load >= member.capacity else []
    return " · ".join([member.title, cases, *busy])


def nobody_else(v: View, request: Request) -> Screen:
    """There is no colleague who may have it."""
    text = v.t.say("There is nobody to hand {number} over to now. Please tell your coordinator.", number=request.number)
    return Screen(text, about=request.id)


def begun(v: View, actor: Actor, request: Request) -> Screen:
    """It stays with its worker until the colleague agrees; it may be called off."""
    receiver, holder = request.receiver, request.holder
    stays = v.t.say("Until the colleague agrees, the case stays with you.")
    if holder and holder.person_id != actor.person.id:
        stays = v.t.say("Until the colleague agrees, the case stays with {who}.", who=holder.title)
    lines = [
        v.t.say("🔁 Handing over: {number}.", number=request.number),
        v.t.say("To: {who}.", who=receiver.title if receiver else ""),
        stays,
    ]
    keep = Button(v.t.plain(WITHDRAW), Case("withdraw", request.id, request.version))
    return Screen(Html("\n".join(lines)), buttons=one_each(keep), about=request.id, slot=slots.handing(request.id))


def asked(v: View, request: Request) -> Screen:
    """What the one who is asked may do, again."""
    told = card(request, worker=request.holder.title if request.holder else "")
    return handed_over(v, told)


def passed(v: View, request: Request) -> Screen:
    """Too late to call it off: the colleague has it."""
    who = request.holder.title if request.holder else ""
    text = v.t.say("{number} is handed over already. Worker: {who}.", number=request.number, who=who)
    return Screen(text, edit=True)


def declined(v: View, request: Request) -> Screen:
    """Not taken over."""
    who = request.holder.title if request.holder else ""
    text = v.t.say("Declined: {number}. It stays with {who}.", number=request.number, who=who)
    return Screen(text, edit=True)
