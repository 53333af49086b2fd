"""«🔗 Мій запит за номером»: for residents, and for a stranger who has only the paper, after the consent."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, TelegramObject

from bot.ui.callbacks import Agree, Callback, Menu
from bot.ui.resident import linking as ui
from bot.ui.resident.linking_entry import ITEM
from bot.ui.resident.start import welcome
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.dialogs import PLACE
from domain.forms import Draft
from domain.linking import LINK
from domain.people import Actor
from handlers import showing
from handlers.filters import Pressed
from handlers.resident.start import stranger
from usecases import dialogs, linking, registration
from usecases.ports import UnitOfWork

router = Router(name="linking")


class ToLink(Filter):
    """«Погоджуюсь» of somebody who wishes to link a paper."""

    async def __call__(self, event: TelegramObject, press: Callback | None = None) -> bool:
        return isinstance(press, Agree) and press.place == ITEM


@router.callback_query(Pressed(Menu, ITEM))
async def begin(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The number first. Nobody is asked anything before they agreed to the notice."""
    return await _ask(work, actor, v) if actor.person.consent else ui.first_agree(welcome(v, ITEM), v)


@router.callback_query(Pressed(Agree), ToLink())
async def agreed(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Now the number may be asked; help in danger stays below it all the while."""
    asked = await _ask(work, await registration.agree(work, actor), v)
    has_menu = actor.registered or actor.memberships
    return asked if has_menu else ui.thanked(v).followed_by(asked)


async def _ask(work: UnitOfWork, actor: Actor, v: View, before: str = "") -> Screen:
    draft = await dialogs.start(work, actor, LINK)
    return await showing.present(work, actor, v, draft, before=before, edit=False)


async def finish(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """Right: the request is theirs. Wrong: once more, or whom to call; a stranger goes on to their place."""
    done = await linking.link(work, actor, draft)
    if isinstance(done, linking.Linked):
        if waiting := dialogs.open_draft(done.actor, PLACE):  # it would take the next words for a name
            await dialogs.drop(work, done.actor, waiting)
        return ui.linked(v, done)
    told = ui.refused(v, done, await work.communities.get(actor.person.community))
    if done is linking.No.WRONG:
        return await _ask(work, actor, v, told)
    known = actor.registered or actor.memberships
    return Screen(told) if known else Screen(told).followed_by(await stranger(work, actor, v))
