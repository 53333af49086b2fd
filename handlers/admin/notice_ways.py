"""From the page of a notice to its message and back: anew, in English, how it looks, a try to oneself."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_writing as ui
from bot.ui.admin.notice_sheet import MORE, more
from bot.ui.callbacks import Noticing
from bot.ui.screen import HERE, Screen
from bot.ui.view import View
from domain.notice_posts import nothing
from domain.notices import NoticeState
from domain.noticing import NotThatNow
from domain.people import Actor
from handlers.admin.notice_message import ask
from handlers.admin.notice_showing import page
from handlers.filters import Pressed
from usecases import notice_pages, notice_trying, notice_writing
from usecases.ports import UnitOfWork

router = Router(name="notice_ways")
SECOND = "en"


@router.callback_query(Pressed(Noticing, MORE))
async def rest(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«⋯ Ще» of a draft; of what is no draft any more, its page."""
    notice = await notice_pages.get(work, actor, press.id)
    if notice.state is not NoticeState.DRAFT or not notice.posts:
        return await page(work, actor, v, press.id)
    return replace(more(v, await notice_pages.shown(work, notice, v.limits, actor)), where=HERE)


@router.callback_query(Pressed(Noticing, "w"))
async def anew(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«✏️ Написати інакше»."""
    return await _ask(work, actor, v, press.id)


@router.callback_query(Pressed(Noticing, "l"))
async def language(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«🌐 Англійською»: asked for at once, when there is none yet."""
    notice = await notice_pages.get(work, actor, press.id)
    return ui.languages(v, notice, SECOND) if SECOND in notice.posts else await _ask(work, actor, v, press.id, SECOND)


@router.callback_query(Pressed(Noticing, "lw"))
async def language_anew(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The English version in other words."""
    return await _ask(work, actor, v, press.id, SECOND)


@router.callback_query(Pressed(Noticing, "ld"))
async def language_gone(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """No English version any more."""
    notice = await notice_writing.without(work, actor, press.id, SECOND)
    return await page(work, actor, v, notice.id)


@router.callback_query(Pressed(Noticing, "p"))
async def preview(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«👁 Перегляд»: what people will get, then the page again."""
    notice = await notice_pages.get(work, actor, press.id)
    if nothing(notice.posts):
        return ui.empty(v)
    return ui.preview(v, notice).followed_by(await page(work, actor, v, notice.id, edit=False))


@router.callback_query(Pressed(Noticing, "t"))
async def to_oneself(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«🧪 Надіслати собі»."""
    tried = await notice_trying.to_oneself(work, actor, press.id)
    return ui.tried(v, tried.why)


async def _ask(work: UnitOfWork, actor: Actor, v: View, notice_id: int, lang: str = "uk") -> Screen:
    """The question for the message, if it can still be changed."""
    notice = await notice_pages.get(work, actor, notice_id)
    if notice.state not in notice_writing.WRITABLE:
        raise NotThatNow(notice)
    return await ask(work, actor, v, "rewrite", edit=False, notice=notice.id, lang=lang)
