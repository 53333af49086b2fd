"""A term is changed: how much by a button or typed, then since when and by which document."""

from __future__ import annotations

from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import terms as pages
from bot.ui.admin import terms_change as ui
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Draft
from domain.forms_terms import TERM, TERM_AMOUNT, TERM_LAW
from domain.people import Actor
from domain.requests import NotFound
from domain.term_edit import BadTerm, TermFault, beyond_law, most, read_amount
from handlers.admin.buttons import parts
from handlers.admin.communities import asked
from handlers.filters import Pressed
from usecases import terms
from usecases.ports import UnitOfWork

router = Router(name="terms_change")


@router.callback_query(Pressed(Office, "trfix"))
async def amounts(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """How much shall it be?"""
    return ui.amounts(v, await terms.look(work, actor, *parts(press.at, 2)))


@router.callback_query(Pressed(Office, "trnum"))
async def typed(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Any other number is written."""
    await terms.look(work, actor, *parts(press.at, 2))
    return await asked(work, actor, v, TERM_AMOUNT, press.at)


@router.callback_query(Pressed(Office, "trset"))
async def chosen(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of the amounts."""
    code, term, amount = parts(press.at, 3)
    if not amount.isdecimal() or not amount.isascii():
        raise NotFound
    return await _since(work, actor, v, f"{code}.{term}", int(amount))


async def numbered(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The number was written; one that cannot be is asked again."""
    at = str(draft.about["at"])
    amount = read_amount(str(draft.answers["term_amount"]))
    if amount is not None:
        return await _since(work, actor, v, at, amount)
    why = ui.fault(v, parts(at, 2)[1], TermFault.UNREAD)
    return await asked(work, actor, v, TERM_AMOUNT, at, why)


async def _since(work: UnitOfWork, actor: Actor, v: View, at: str, amount: int) -> Screen:
    """From which day? What needs a document says so before."""
    code, term = parts(at, 2)
    await terms.look(work, actor, code, term)
    if not 1 <= amount <= most(term):
        return await asked(work, actor, v, TERM_AMOUNT, at, ui.fault(v, term, TermFault.AMOUNT))
    form = TERM_LAW if beyond_law(term, amount) else TERM
    return await asked(work, actor, v, form, f"{at}.{amount}", ui.wanted(v, term, amount))


async def changed(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The end of both forms; what cannot be is asked again, kindly."""
    at, told = str(draft.about["at"]), draft.answers
    code, term, amount = parts(at, 3)
    since = date.fromisoformat(str(told["term_since"]))
    try:
        kept = await terms.put(work, actor, code, term, int(amount), since, str(told.get("term_source") or ""))
    except BadTerm as error:
        form = TERM_LAW if beyond_law(term, int(amount)) else TERM
        return await asked(work, actor, v, form, at, ui.fault(v, term, error.fault))
    return pages.one(v, kept, v.t.say("✅ Changed."))


ENDS = {"term_amount": numbered, "term": changed, "term_law": changed}
