"""The day of a milestone is looked at before it counts, and what happens when all is answered."""

from __future__ import annotations

from datetime import date

from bot.i18n import Html
from bot.ui.dialogs import words
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import answers as to_worker
from bot.ui.worker import milestones as ui
from bot.ui.worker.milestone_days import not_that_day
from domain.answers import Chosen, Given, Wrote, is_day
from domain.forms import Draft
from domain.forms_milestones import HAPPENED, NOTIFY_REFUSED, STEPS
from domain.people import Actor
from domain.requests import Status
from usecases import milestones
from usecases.ports import UnitOfWork


async def refused_day(work: UnitOfWork, actor: Actor, v: View, draft: Draft, answer: Given) -> Html | None:
    """Why this day cannot be the one of this milestone; None when it can, and for every other answer."""
    told = answer.value if isinstance(answer, Chosen) else answer.reading if isinstance(answer, Wrote) else ""
    if draft.form not in STEPS or draft.step != HAPPENED or not is_day(told):
        return None
    fits, request = await milestones.fitting(work, actor, draft, date.fromisoformat(told))
    return None if fits else not_that_day(v, request, STEPS[draft.form])


async def preview(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen | None:
    """The refusal, read back before it is one."""
    if draft.form != NOTIFY_REFUSED.id:
        return None
    request, _ = await milestones.stages(work, actor, int(draft.about["request"]))
    return ui.preview(v, draft, request, v.t.say(words.option("ground", request.course.ground)))


async def _recorded(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await milestones.recorded(work, actor, draft)
    if request.status is Status.REJECTED:
        return to_worker.refused(v, request)
    return ui.stages(v, request, mine=True, note=ui.noted(v, request))


ENDS = dict.fromkeys(STEPS, _recorded)
