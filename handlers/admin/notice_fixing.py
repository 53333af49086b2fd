"""The corrected words of a notice: asked for, and taken whatever way they come."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.ui.admin import notice_correcting as ui
from bot.ui.admin.notice_writing import trouble
from bot.ui.screen import Screen
from bot.ui.view import View
from domain import noticing
from domain.forms import Draft
from domain.forms_notice_fix import NOTICE_FIX
from domain.notice_fixing import NotFitting, has_words
from domain.notices import Notice, Part, Post
from domain.people import Actor
from handlers import showing
from handlers.admin.notice_message import kept, whole
from handlers.admin.notice_parts import post_of
from handlers.admin.notice_writing import Asks
from usecases import dialogs, notice_correcting
from usecases.ports import UnitOfWork

router = Router(name="notice_fixing")


async def asked(work: UnitOfWork, actor: Actor, v: View, notice: Notice, lang: str = "") -> Screen:
    """In which language, and then for the words; above them how they read now."""
    if len(notice.posts) > 1 and lang not in notice.posts:
        return ui.which(v, notice)
    its = lang if lang in notice.posts else next(iter(notice.posts))
    if not has_words(notice.posts[its]):
        return ui.wordless(v, notice)
    draft = await dialogs.start(work, actor, NOTICE_FIX, {"notice": notice.id, "lang": its})
    question = await showing.present(work, actor, v, draft, edit=False)
    return ui.present(v, notice, its).followed_by(question)


@router.message(Asks(NOTICE_FIX.id))
async def sent(message: Message, actor: Actor, work: UnitOfWork, v: View, rest: bool = False) -> Screen:
    """The corrected words, or another file. Of an album, when its last part has come."""
    draft = actor.draft
    assert draft is not None  # the filter has looked
    post = post_of(message)
    if post is None:
        return await showing.present(work, actor, v, draft, trouble(v, "not_sent_on"), edit=False)
    if rest:
        await dialogs.answered(work, actor, draft, **kept(whole(draft, post)))
        return Screen()
    return await _taken(work, actor, v, draft, whole(draft, post))


async def written(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The end of the form, when words came to it some other way."""
    told = Post((Part("text", str(draft.answers["message"])),))
    return await _taken(work, actor, v, draft, told)


async def _taken(work: UnitOfWork, actor: Actor, v: View, draft: Draft, post: Post) -> Screen:
    about = draft.about
    try:
        notice = await notice_correcting.propose(work, actor, int(about["notice"]), str(about["lang"]), post)
    except NotFitting as error:
        return await showing.present(work, actor, v, draft, ui.unfit(v, error.why), edit=False)
    left = await dialogs.drop(work, actor, draft)
    shown = ui.preview(v, notice).followed_by(proposed(v, notice, edit=False))
    return showing.after(left, v, shown)


def proposed(v: View, notice: Notice, edit: bool = True) -> Screen:
    """What was proposed, and what will come of it."""
    people = notice_correcting.told(notice)
    return ui.proposed(v, notice, people.total, noticing.needs_second(notice, people, v.limits), edit)
