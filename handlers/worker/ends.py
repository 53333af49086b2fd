"""What happens when a dialog about a case in hand is complete."""

from __future__ import annotations

from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import asking, contact, notes, redirect, twins
from domain.forms import Draft
from domain.people import Actor, Role
from handlers.worker import milestone_days
from handlers.worker.card import card_of
from usecases import contacting, redirecting, waiting
from usecases import notes as note_cases
from usecases import twins as twin_cases
from usecases.ports import UnitOfWork


async def _contact(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await contacting.contacted(work, actor, draft)
    return await card_of(work, actor, v, request, contact.noted(v, str(draft.answers["how"])))


async def _note(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return notes.kept(v, await note_cases.add(work, actor, int(draft.about["request"]), draft.answers["words"]))


async def _ask(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await waiting.ask(work, actor, draft)
    return await card_of(work, actor, v, request, asking.asked(v, request))


async def _redirect(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await redirecting.redirect(work, actor, draft)
    return redirect.redirected(v, request, actor.holds(Role.COORDINATOR, request.community))


async def _twin(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return twins.joined(v, *await twin_cases.join(work, actor, draft))


ENDS = {**milestone_days.ENDS, "contact": _contact, "note": _note, "ask": _ask, "redirect": _redirect, "twin": _twin}
