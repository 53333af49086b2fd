"""Telegram's reply to a notice: kept at once, then asked what shall be done with it; and the question to the office."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.ui.callbacks import Noticing
from bot.ui.resident import notice_replies as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.dialogs import WRITE
from domain.people import Actor
from handlers import showing
from handlers.filters import Pressed
from handlers.listening import heard
from handlers.resident import free
from handlers.taking import Taking
from usecases import dialogs, notice_questions, notice_replies
from usecases.ports import UnitOfWork

router = Router(name="notice_replies")


class AboutNotice(Filter):
    """Telegram's reply to a notice, but for a key that was pressed under it: the notice's id goes on."""

    async def __call__(self, event: TelegramObject, work: UnitOfWork, label: str = "") -> bool | dict[str, Any]:
        told = event.reply_to_message if isinstance(event, Message) and not label else None
        notice = await work.outbox.notice(told.chat.id, told.message_id) if told else 0
        return {"notice": notice} if notice else False


@router.message(AboutNotice())
async def replied(message: Message, notice: int, actor: Actor, work: UnitOfWork, v: View, rest: bool = False) -> Screen:
    """Kept, whatever dialog the person is in: that one waits. What says nothing goes where it would have gone."""
    if notice_replies.home(actor) and free.told(message, v) is not None:
        return await _kept(message, notice, actor, work, v)
    if actor.draft is None:
        return await free.keep(message, actor, work, v)
    return await heard(message, actor.draft, Taking(work, actor, v), rest)


async def _kept(message: Message, notice: int, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    if await free.album_went(message, actor, work, v):
        return Screen()
    waiting = dialogs.waiting_words(actor)
    if waiting is None:
        return await free.more(message, actor, work, v, await dialogs.start(work, actor, WRITE, {"notice": notice}))
    return await free.more(message, actor, work, v, await dialogs.noted(work, actor, waiting, notice=notice))


@router.callback_query(Pressed(Noticing, "qq"))
async def ask(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Запитати громаду»: which notice it is about is known from the words that wait."""
    draft = dialogs.waiting_words(actor)
    if draft is None or not notice_replies.home(actor):
        return await showing.now(work, actor, v)
    story = draft.answers[free.STEP.key]
    request = await notice_questions.ask(work, actor, int(draft.about.get("notice", 0)), story)
    return showing.after(await dialogs.drop(work, actor, draft), v, ui.asked(v, request))
