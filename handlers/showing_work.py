"""Questions and reviews of the dialogs about a case in hand that need something from the database."""

from __future__ import annotations

from bot.ui.resident import notice_replies
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import free, redirect, twins
from domain import stories
from domain.dialogs import REDIRECT, TWIN, WRITE
from domain.forms import Draft
from domain.people import Actor
from handlers.worker import milestone_days
from usecases import redirecting
from usecases import twins as twin_cases
from usecases import words as word_cases
from usecases.ports import UnitOfWork


async def question(
    work: UnitOfWork, actor: Actor, v: View, draft: Draft, before: str = "", edit: bool = True
) -> Screen | None:
    """The present question, if it is one of these."""
    if draft.form == TWIN.id:
        request, found = await twin_cases.choices(work, actor, int(draft.about["request"]))
        return twins.which(v, draft, actor.person, request, found, before, edit)
    if draft.form == WRITE.id and not draft.about.get("request"):
        return await (under_notice if draft.about.get("notice") else where_to)(work, actor, v, draft)
    return None


async def under_notice(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """What shall be done with words that answer a notice."""
    own = await word_cases.open_requests(work, actor) if actor.registered else []
    return notice_replies.what_to_do(v, int(draft.about["notice"]), own, _messages(draft), actor.registered)


def _messages(draft: Draft) -> int:
    return stories.messages(draft.answers.get("words"))


async def where_to(work: UnitOfWork, actor: Actor, v: View, draft: Draft, page: int = 0) -> Screen | None:
    """«До якої справи?», for staff who have some; None for everybody else."""
    held, more = await word_cases.held(work, actor, page)
    if not held and not page:
        return None
    own = [] if page or not actor.registered else await word_cases.open_requests(work, actor)
    return free.which_case(v, held, own, _messages(draft), page, more)


async def review(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen | None:
    """What will happen, if it is one of these."""
    if draft.form == REDIRECT.id:
        request, _ = await redirecting.to_redirect(work, actor, int(draft.about["request"]))
        return redirect.preview(v, draft, request)
    if draft.form == TWIN.id:
        return twins.preview(v, draft, *await twin_cases.chosen(work, actor, draft))
    return await milestone_days.preview(work, actor, v, draft)
