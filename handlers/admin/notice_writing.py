"""The message of a notice: what an admin sends when asked for it, parts of albums, and edits of what was sent."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.ui.admin import notice_writing as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms_notices import NOTICE_WORDS
from domain.notice_posts import joined
from domain.notice_reading import trouble
from domain.notices import Notice, Part
from domain.people import Actor
from handlers import showing
from handlers.admin.notice_message import Asked, kept, whole
from handlers.admin.notice_parts import part_of, post_of
from handlers.admin.notice_showing import page
from handlers.admin.notice_uses import USES
from usecases import dialogs, notice_writing
from usecases.ports import UnitOfWork

router = Router(name="notice_writing")


class Asks(Filter):
    """The person was asked for the message of a notice, and this is no key, no command and no reply elsewhere."""

    def __init__(self, form: str) -> None:
        self.form = form

    async def __call__(self, message: Message, actor: Actor, work: UnitOfWork, label: str = "") -> bool:
        if actor.draft is None or actor.draft.form != self.form or label:
            return False
        to = message.reply_to_message
        command = (message.text or "").startswith("/")
        return not command and not (to and await work.outbox.about(message.chat.id, to.message_id))


@router.message(Asks(NOTICE_WORDS.id))
async def sent(message: Message, actor: Actor, work: UnitOfWork, v: View, rest: bool = False) -> Screen:
    """The message itself. Of an album, the page comes when its last part has come."""
    draft = actor.draft
    assert draft is not None  # the filter has looked
    post = post_of(message)
    if why := "not_sent_on" if post is None else trouble(post.parts[0]):
        return await showing.present(work, actor, v, draft, ui.trouble(v, why), edit=False)
    assert post is not None
    if rest:
        await dialogs.answered(work, actor, draft, **kept(whole(draft, post)))
        return Screen()
    left = await dialogs.drop(work, actor, draft)
    asked = Asked(work, left, v, whole(draft, post), dict(draft.about))
    return showing.after(left, v, await USES[str(draft.about["use"])](asked))


class LaterPart(Filter):
    """One more part of an album that is a notice already."""

    async def __call__(self, message: Message, actor: Actor, work: UnitOfWork) -> bool | dict[str, Any]:
        part = part_of(message) if message.media_group_id else None
        found = await notice_writing.of_album(work, actor, part) if part else None
        return {"part": part, "notice": found[0], "lang": found[1]} if found else False


@router.message(LaterPart())
async def later_part(
    _: Message,
    part: Part,
    notice: Notice,
    lang: str,
    actor: Actor,
    work: UnitOfWork,
    v: View,
    rest: bool = False,
) -> Screen:
    """It joins the others; what is confirmed already stays as it was confirmed."""
    if notice.state not in notice_writing.WRITABLE:
        return Screen() if rest else ui.too_late(v)
    posts = {**notice.posts, lang: joined(notice.posts[lang], part)}
    after = await notice_writing.put(work, actor, notice, posts)
    return Screen() if rest else await page(work, actor, v, after.id, edit=False)
