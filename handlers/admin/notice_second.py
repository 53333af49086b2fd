"""One more message soon after the notice was written: nothing is lost, its author says which of them counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.ui.admin import notice_writing as ui
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Draft
from domain.forms_notices import NOTICE_WORDS
from domain.notice_posts import belongs, in_language, latest, titled
from domain.notice_reading import trouble
from domain.notices import Notice, Post
from domain.people import Actor
from domain.short_numbers import base36
from handlers import showing
from handlers.admin.notice_message import kept, post_in, whole
from handlers.admin.notice_parts import post_of
from handlers.admin.notice_showing import page
from handlers.filters import Pressed
from usecases import dialogs, notice_pages, notice_writing
from usecases.ports import UnitOfWork

router = Router(name="notice_second")


class OneMore(Filter):
    """Words or a file outside any dialog, when a notice was written within the half hour."""

    async def __call__(
        self, message: Message, actor: Actor, work: UnitOfWork, label: str = ""
    ) -> bool | dict[str, Any]:
        elsewhere = actor.draft or label or message.reply_to_message or (message.text or "").startswith("/")
        post = None if elsewhere else post_of(message)
        notice = await notice_writing.just_made(work, actor) if post else None
        return {"post": post, "notice": notice} if notice else False


@router.message(OneMore())
async def one_more(
    _: Message, post: Post, notice: Notice, actor: Actor, work: UnitOfWork, v: View, rest: bool = False
) -> Screen:
    """It waits aside until its author says what to do with it."""
    if why := trouble(post.parts[0]):
        return Screen(ui.trouble(v, why))
    lang = latest(notice.posts)
    held = next((its for its in _aside(actor, notice.id) if belongs(post_in(its.answers), post.parts[0])), None)
    draft = held or Draft(
        base36(work.new_id()), NOTICE_WORDS.id, "", work.now, about={"notice": notice.id, "lang": lang}
    )
    now = whole(draft, post)
    await dialogs.answered(work, actor, replace(draft, about={**draft.about, "asked": not rest}), **kept(now))
    if rest or draft.about.get("asked"):
        return Screen()
    return ui.which(v, notice, draft.nonce, now, titled(in_language(notice.posts, lang), now) is not None)


@router.callback_query(Pressed(Noticing, "wr", "wc", "wn"))
async def decided(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """This one instead, both as one, or neither."""
    notice = await notice_pages.get(work, actor, press.id)
    held = dialogs.draft_of(actor, press.at)
    if held is None or held.about.get("notice") != notice.id:
        return await showing.now(work, actor, v)
    if press.verb == "wn":
        await dialogs.drop(work, actor, held)
        return ui.left(v)
    lang, told = str(held.about["lang"]), post_in(held.answers)
    both = titled(in_language(notice.posts, lang), told) if press.verb == "wc" else told
    after = await notice_writing.rewrite(work, actor, notice.id, lang, both or told)
    for draft in _aside(actor, notice.id):
        await dialogs.drop(work, actor, draft)
    return replace(await page(work, actor, v, after.id), unbutton=True)


def _aside(actor: Actor, notice: int) -> list[Draft]:
    """What waits for its author's word."""
    mine = (its for its in actor.drafts if its.form == NOTICE_WORDS.id and not its.step)
    return [its for its in mine if its.about.get("notice") == notice]
