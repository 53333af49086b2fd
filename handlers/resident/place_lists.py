"""Finding one's settlement by lists, a person's help where that is not enough, and the questions of who moves."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.ui import labels
from bot.ui.callbacks import Where
from bot.ui.resident import places_lists as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.dialogs import CALL_ME, PLACE
from domain.forms import Draft
from domain.people import Actor
from domain.places_levels import Levels
from handlers import showing, wishes
from handlers.filters import Pressed, Says
from handlers.resident import place
from usecases import dialogs, moving
from usecases.ports import UnitOfWork

router = Router(name="place_lists")


class Choosing(Filter):
    """The person is being asked for their place; elsewhere the same words are an answer."""

    async def __call__(self, event: TelegramObject, actor: Actor) -> bool | dict[str, Any]:
        found = actor.draft
        return {"draft": found} if found and found.form == PLACE.id else False


class OwnPlace(Filter):
    """The pressed button belongs to the open question about the person's place."""

    async def __call__(self, event: TelegramObject, actor: Actor, press: Any = None) -> bool | dict[str, Any]:
        found = dialogs.draft_of(actor, getattr(press, "nonce", ""))
        return {"draft": found} if found and found.form == PLACE.id else False


@router.message(Says(labels.PICK_PLACE), Choosing())
async def pick(_: Message, draft: Draft, work: UnitOfWork, v: View) -> Screen:
    """«Обрати зі списку»; a poster's community is where it begins."""
    return await _listed(work, v, draft, str(draft.about.get("community", "")), 0)


@router.callback_query(Pressed(Where, "list"), OwnPlace())
async def browse(_: CallbackQuery, press: Where, draft: Draft, work: UnitOfWork, v: View) -> Screen:
    """A level down or up, or another page of it."""
    return await _listed(work, v, draft, press.at, press.page)


async def _listed(work: UnitOfWork, v: View, draft: Draft, at: str, page: int) -> Screen:
    levels = Levels(await work.communities.all(), work.communities.settlements)
    return ui.listed(v, draft, levels.level(at), page)


@router.callback_query(Pressed(Where, "type"), OwnPlace())
async def type_it(_: CallbackQuery, draft: Draft, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Назад» from the first level: the question itself."""
    return await showing.present(work, actor, v, draft)


@router.message(Says(labels.DONT_KNOW), Choosing())
async def unknown(_: Message, draft: Draft, work: UnitOfWork, v: View) -> Screen:
    """«Не знаю»: a person helps."""
    return ui.offered(v, draft, Levels(await work.communities.all()).level(""))


@router.callback_query(Pressed(Where, "call"), OwnPlace())
async def offer(_: CallbackQuery, press: Where, draft: Draft, work: UnitOfWork, v: View) -> Screen:
    """The same by a button; its levels and pages."""
    return ui.offered(v, draft, Levels(await work.communities.all()).level(press.at), press.page)


@router.callback_query(Pressed(Where, "phones"), OwnPlace())
async def phones(_: CallbackQuery, press: Where, draft: Draft, work: UnitOfWork, v: View) -> Screen:
    """Not even the community is known."""
    return ui.phones(v, draft, await work.communities.all(), press.page)


@router.callback_query(Pressed(Where, "callme"), OwnPlace())
async def call(_: CallbackQuery, press: Where, draft: Draft, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The community is known: its social worker will call, so that somebody looks for the place with the person."""
    done = await moving.lost(work, actor, press.at)
    if done is None:
        return await showing.present(work, actor, v, draft)
    left = await dialogs.drop(work, done.actor, draft)
    told = ui.will_call(v, done.community, v.place(left.person.settlement), known=done.same)
    if wished := await wishes.wished(work, left, v):
        return told.followed_by(*wished)
    asked = await dialogs.start(work, left, CALL_ME)
    return told.followed_by(await showing.present(work, left, v, asked, edit=False))


@router.callback_query(Pressed(Where, "move"))
async def move(_: CallbackQuery, press: Where, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Так, змінити» under a poster's question."""
    return await place.follow(work, actor, v, press.at) if actor.registered else await showing.now(work, actor, v)


@router.callback_query(Pressed(Where, "stay"))
async def stay(_: CallbackQuery, actor: Actor, v: View) -> Screen:
    """«Ні, залишити»."""
    return ui.stayed(v, v.place(actor.person.settlement))


@router.callback_query(Pressed(Where, "tell"))
async def tell(_: CallbackQuery, press: Where, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Сказати новій громаді, що ви переїхали?» — «Так»."""
    community = await moving.tell(work, actor, press.at)
    return ui.told(v, community) if community else await showing.now(work, actor, v)


@router.callback_query(Pressed(Where, "hush"))
async def hush(_: CallbackQuery, v: View) -> Screen:
    """«Ні»: nobody is told."""
    return ui.hushed(v)
