"""Pages of a long list of choices, and the way home from what the service does not do."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.ui import labels
from bot.ui.callbacks import Answer, Callback, Move
from bot.ui.dialogs import paging, words
from bot.ui.dialogs.review import fix
from bot.ui.resident import services as ui
from bot.ui.resident import start
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.catalogue import STILL
from domain.forms import REVIEW, Draft
from domain.people import Actor
from handlers import showing
from handlers.filters import OwnDraft, Pressed, own_draft
from usecases import dialogs
from usecases.ports import UnitOfWork

router = Router(name="services")
HOME = "home"


class GoesHome(Filter):
    """«На головну» under «Питання не до нас?», pressed or typed."""

    async def __call__(self, event: TelegramObject, actor: Actor, v: View, press: Callback | None = None) -> bool:
        if isinstance(press, Answer):
            return press.step == STILL and press.value == HOME
        if not isinstance(event, Message) or actor.draft is None or actor.draft.step != STILL:
            return False
        told = labels.fold(v.t.plain(words.option(STILL, HOME)))
        return labels.fold(event.text or "") in (told, told.split(" ")[0])


@router.callback_query(Pressed(Move, *paging.VERBS), OwnDraft())
async def turn(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Ще ▾», «▴ Попередні». A button of another step re-shows the present question."""
    draft = own_draft(actor, press.nonce)
    if press.step != draft.step:
        return await showing.present(work, actor, v, draft)
    if draft.step == REVIEW:
        return fix(v, dialogs.form_of(draft), draft, paging.number(press.verb))
    return ui.turned(v, dialogs.form_of(draft), draft, actor.person, paging.number(press.verb))


@router.callback_query(Pressed(Answer), OwnDraft(), GoesHome())
async def home_pressed(_: CallbackQuery, press: Answer, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«На головну». Of a step that is no longer shown it leads nowhere."""
    draft = own_draft(actor, press.nonce)
    return await (_home if draft.step == STILL else showing.present)(work, actor, v, draft)


@router.message(GoesHome())
async def home_said(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The same in words."""
    assert actor.draft is not None  # the filter has looked
    return await _home(work, actor, v, actor.draft)


async def _home(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """Nothing is to be sent; what was told before is kept and offered, an empty request is not."""
    if draft.answers.get("story") or draft.amending:
        return start.home(v, actor, draft)
    return start.home(v, await dialogs.drop(work, actor, draft))
