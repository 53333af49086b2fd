"""A message of a notice that its author changed: so is the draft, but never what is being sent."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.ui.admin import notice_writing as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Draft
from domain.notice_posts import edited, lang_of
from domain.notice_reading import trouble
from domain.notices import FIRST, Notice, Part
from domain.people import Actor
from handlers.admin.notice_message import kept, post_in
from handlers.admin.notice_parts import part_of
from handlers.admin.notice_showing import page
from usecases import dialogs, notice_writing
from usecases.ports import UnitOfWork

router = Router(name="notice_edited")


class Held(Filter):
    """The message waits in a dialog: a part of an album, or one that its author has not decided on yet."""

    async def __call__(self, message: Message, actor: Actor) -> bool | dict[str, Any]:
        part = None if message.location else part_of(message)
        found = [its for its in actor.drafts if part and lang_of({FIRST: post_in(its.answers)}, part)]
        return {"draft": found[0], "part": part} if found else False


class OfNotice(Filter):
    """The message is a part of a notice of the person's own."""

    async def __call__(self, message: Message, actor: Actor, work: UnitOfWork) -> bool | dict[str, Any]:
        if message.location:  # one that moves is edited every few seconds
            return False
        here = Part(message=message.message_id, chat=message.chat.id)
        found = await notice_writing.of_message(work, actor, here)
        return {"notice": found} if found else False


@router.edited_message(Held())
async def changed_meanwhile(_: Message, draft: Draft, part: Part, actor: Actor, work: UnitOfWork) -> Screen:
    """It says something else when its turn comes."""
    now = edited({FIRST: post_in(draft.answers)}, part)
    await dialogs.answered(work, actor, draft, **kept(now[FIRST]))
    return Screen()


@router.edited_message(OfNotice())
async def changed(message: Message, notice: Notice, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The draft says what the message says now."""
    part = part_of(message)
    if part is None or notice.state not in notice_writing.WRITABLE:
        return ui.too_late(v)
    if why := trouble(part):
        return Screen(ui.trouble(v, why))
    after = await notice_writing.put(work, actor, notice, edited(notice.posts, part))
    if after.version == notice.version:
        return Screen()
    return await page(work, actor, v, after.id, edit=False)
