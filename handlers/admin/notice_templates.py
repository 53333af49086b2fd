"""A template's blanks, and the draft that it makes."""

from __future__ import annotations

from dataclasses import replace

from bot.ui.admin import notice_whom as choosing
from bot.ui.admin.notice_template_posts import posts
from bot.ui.admin.pages import code_of
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Draft
from domain.notice_templates import BY_FORM, DAY, HOURS, Template
from domain.people import Actor
from handlers import showing
from handlers.admin.notice_showing import page
from usecases import dialogs, notice_templates
from usecases.ports import UnitOfWork


async def begin(work: UnitOfWork, actor: Actor, v: View, template: Template, at: str) -> Screen:
    """The first of its questions."""
    draft = await dialogs.start(work, actor, template.form, {"at": at})
    community = await work.communities.get(code_of(at))
    return await showing.present(work, actor, v, draft, choosing.head(v, template.topic, community), edit=True)


async def made(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The end of each form: the page of the new draft; day and hours that are over are asked again."""
    template, told = BY_FORM[draft.form], draft.answers
    try:
        ready = posts(v, template.topic, told)
        notice = await notice_templates.make(work, actor, template, code_of(str(draft.about["at"])), told, ready)
    except notice_templates.Over:
        return await _once_more(work, actor, v, draft)
    return await page(work, actor, v, notice.id, edit=False)


async def _once_more(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """Day and hours come last, so that nothing else has to be told twice."""
    fresh = await dialogs.start(work, actor, dialogs.form_of(draft), draft.about)
    kept = {step: value for step, value in draft.answers.items() if step not in (DAY, HOURS)}
    again = replace(fresh, step=DAY, answers=kept)
    await work.drafts.save(actor.person.id, again)
    return await showing.present(work, actor, v, again, choosing.over(v), edit=False)


ENDS = dict.fromkeys(BY_FORM, made)
