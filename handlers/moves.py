"""Back, leave, send: the moves through a dialog that are pressed and said alike."""

from __future__ import annotations

from bot.ui.resident import odd
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.dialogs import CANCEL
from domain.forms import REVIEW, Draft
from domain.people import Actor
from handlers import showing
from handlers.completing import complete
from usecases import answers, dialogs
from usecases.ports import UnitOfWork


async def back(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """One question earlier; before the first one the dialog stays."""
    outcome = await dialogs.back(work, actor, draft)
    if outcome is None:
        return await (cancel if draft.form == CANCEL.id else showing.present)(work, actor, v, draft)
    return showing.menu_again(actor, v, draft, outcome.draft, await showing.show(work, actor, v, outcome))


async def cancel(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The person leaves the dialog; whoever thought of taking a request back reads that it stays."""
    told = odd.dropped(v)
    if draft.form == CANCEL.id:
        told = odd.stays(v, await answers.own(work, actor, int(draft.about["request"])))
    return showing.after(await dialogs.drop(work, actor, draft), v, told)


async def send(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The review is confirmed; whatever is unanswered is asked first."""
    if draft.step != REVIEW:
        return await showing.present(work, actor, v, draft)
    return await complete(work, actor, v, draft)
