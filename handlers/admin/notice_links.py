"""«🔗 Кнопка»: links under a notice, one after another."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui.admin import notice_links as ui
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.answers import units
from domain.forms import Draft
from domain.forms_notices import ADDRESS, MOST, NOTICE_LINK, WORDS
from domain.notice_links import NoLink, read_link, words_and_link
from domain.notices import FIRST, Notice, Posts
from domain.noticing import NotThatNow
from domain.people import Actor
from domain.requests import NotFound
from handlers import showing
from handlers.admin.notice_writing import Asks
from handlers.filters import Pressed
from handlers.listening import heard
from handlers.taking import Taking
from usecases import dialogs, notice_buttons, notice_pages, notice_writing
from usecases.ports import UnitOfWork

router = Router(name="notice_links")


@router.callback_query(Pressed(Noticing, "b"))
async def listed(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """All of them, in one language; where there is none yet, the first one is asked for at once."""
    notice = await notice_pages.get(work, actor, press.id)
    if not press.at and not any(post.buttons for post in notice.posts.values()):
        return await _ask(work, actor, v, notice, FIRST)
    return ui.links(v, notice, _known(press.at or FIRST, notice.posts))


@router.callback_query(Pressed(Noticing, "ba"))
async def add(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One more: its words, then its address."""
    return await _ask(work, actor, v, await notice_pages.get(work, actor, press.id), press.at)


async def _ask(work: UnitOfWork, actor: Actor, v: View, notice: Notice, lang: str) -> Screen:
    if notice.state not in notice_writing.WRITABLE:
        raise NotThatNow(notice)
    about = {"notice": notice.id, "lang": _known(lang, notice.posts)}
    draft = await dialogs.start(work, actor, NOTICE_LINK, about)
    return await showing.present(work, actor, v, draft, edit=False)


@router.callback_query(Pressed(Noticing, "bd"))
async def remove(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One less."""
    lang, number = press.at[:2], press.at[2:]
    if not number.isascii() or not number.isdigit():
        raise NotFound
    notice = await notice_buttons.remove(work, actor, press.id, press.version, lang, int(number))
    return ui.links(v, notice, lang)


@router.message(Asks(NOTICE_LINK.id))
async def said(message: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The words, the address, or both at once."""
    draft, text = actor.draft, (message.text or "").strip()
    assert draft is not None  # the filter has looked
    if draft.step == ADDRESS:
        return await _address(work, actor, v, draft, str(draft.answers[WORDS]), text)
    both = words_and_link(text)
    if units(both[0] if both else text) > MOST:
        return await showing.present(work, actor, v, draft, ui.trouble(v, "long"), edit=False)
    if both:
        return await _address(work, actor, v, draft, *both)
    return await heard(message, draft, Taking(work, actor, v))


async def _address(work: UnitOfWork, actor: Actor, v: View, draft: Draft, words: str, text: str) -> Screen:
    try:
        address = read_link(text)
    except NoLink as error:
        return await showing.present(work, actor, v, draft, ui.trouble(v, error.reason), edit=False)
    about = draft.about
    notice = await notice_buttons.add(work, actor, int(about["notice"]), str(about["lang"]), words, address)
    left = await dialogs.drop(work, actor, draft)
    return showing.after(left, v, replace(ui.links(v, notice, str(about["lang"])), edit=False))


def _known(lang: str, posts: Posts) -> str:
    """A language that the notice has. Raises NotFound for a forged one."""
    if lang not in posts:
        raise NotFound
    return lang
