"""Finding one's settlement by typing it."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks import Menu, Move
from bot.ui.resident import start as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.communities import Settlement
from domain.dialogs import PLACE
from domain.forms import Draft
from domain.people import Actor
from handlers import showing
from handlers.filters import OwnDraft, Pressed
from handlers.resident.start import ask_place
from usecases import dialogs, registration
from usecases.ports import UnitOfWork

router = Router(name="place")
FORM = PLACE.id


@router.callback_query(Pressed(Menu, "place"))
async def moved(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Переїхали»."""
    return await ask_place(work, actor, v)


async def typed(message: Message, actor: Actor, work: UnitOfWork, v: View, draft: Draft) -> Screen:
    """A name was typed: one place, several, or none like it."""
    text = (message.text or "").strip()
    if not text:
        return await showing.present(work, actor, v, draft)
    served = await work.communities.all()
    codes = {str(draft.about["community"])} if draft.about.get("community") else {c.code for c in served}
    found = list(work.communities.find(text, within=codes))
    names = {c.code: c.name for c in served}
    near = [place for place in found if place.community in names] or found
    if not near:
        return await _missed(work, actor, v, draft)
    return ui.places(v, draft, near[:8], names)


async def chosen(work: UnitOfWork, actor: Actor, v: View, draft: Draft, code: str) -> Screen:
    """One of the places found."""
    settled, community = await registration.settle(work, actor, code)
    if community is None:
        place: Settlement | None = work.communities.settlement(code)
        return ui.not_served(v, place)
    left = await dialogs.drop(work, settled, draft)
    return ui.settled(v, left, community, v.place(code))


@router.callback_query(Pressed(Move, "again"), OwnDraft())
async def again(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """None of these: another name."""
    draft = dialogs.draft_of(actor, press.nonce)
    assert draft is not None
    return await showing.present(work, actor, v, draft)


@router.callback_query(Pressed(Move, "unknown"), OwnDraft())
async def unknown(_: CallbackQuery, work: UnitOfWork, v: View) -> Screen:
    """«Не знаю»: a person helps."""
    return ui.unknown_place(v, await work.communities.all())


async def _missed(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    missed = replace(draft, misses=draft.misses + 1, touched_at=work.now)
    await work.drafts.save(actor.person.id, missed)
    return ui.no_place(v, missed)
