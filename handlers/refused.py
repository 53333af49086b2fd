"""What is said when a command cannot be done: kindly, with what there is now."""

from __future__ import annotations

from dataclasses import replace

from bot.ui.callbacks import Answer, Callback, Case, Move
from bot.ui.resident import odd
from bot.ui.resident import requests as mine
from bot.ui.screen import HERE, Screen
from bot.ui.view import View
from bot.ui.worker import answers, history
from domain.dialogs import RESIDENTS
from domain.forms import Draft
from domain.notices import NoticeChanged
from domain.noticing import NotThatNow
from domain.people import Actor, may_see
from domain.requests import AlreadyTaken, NotFound, Refused
from domain.visits import VisitChanged
from handlers import showing
from handlers.notice_changed import notice_changed
from handlers.visit_changed import visit_changed
from handlers.worker.card import card_of
from usecases import dialogs, looking
from usecases.acting import REFUSED
from usecases.ports import UnitOfWork


async def refused(work: UnitOfWork, actor: Actor, v: View, error: Exception, press: Callback | None = None) -> Screen:
    """In a fresh transaction, after the one that failed left nothing behind. A dialog about the thing ends.

    What is not there, or not theirs, is on record with the request that was meant, in the transaction of the answer.
    """
    left = actor
    if isinstance(error, NotFound):
        note_refused(work, actor, press)
    if actor.draft and (_about(actor.draft) or isinstance(error, NotFound) and _answered(actor.draft, press)):
        left = await dialogs.drop(work, actor, actor.draft)
    if isinstance(error, VisitChanged):
        return await visit_changed(work, left, v, error.fresh)
    if isinstance(error, NoticeChanged | NotThatNow):
        return await notice_changed(work, left, v, error)
    if isinstance(error, AlreadyTaken):
        return answers.already_taken(v, error.fresh)
    if isinstance(error, Refused):
        return await _fresh(work, left, v, error)
    return odd.not_found(v).followed_by(*(await _now(work, left, v)).then)


def _about(draft: Draft) -> bool:
    """Whether the dialog is about one thing, which is not as it was."""
    return bool(draft.about.get("request") or draft.about.get("notice"))


def _answered(draft: Draft, press: Callback | None) -> bool:
    """Whether it was the answer to a question of the staff that had no end: whoever lost the role in the middle is not
    asked for ever."""
    theirs = draft.form not in RESIDENTS and draft.form not in dialogs.LASTING
    return theirs and (press is None or isinstance(press, Answer | Move) and press.nonce == draft.nonce)


async def _now(work: UnitOfWork, actor: Actor, v: View) -> Screen:
    """What there is. An earlier question about what is not theirs any more ends, too; the one before it is asked."""
    while actor.draft:
        try:
            return await showing.now(work, actor, v)
        except (NotFound, Refused):
            actor = await dialogs.drop(work, actor, actor.draft)
    return await showing.now(work, actor, v)


def note_refused(work: UnitOfWork, actor: Actor, press: Callback | None) -> None:
    """Somebody pressed, or wrote about, what is not theirs: one line, whether there is such a thing or not."""
    written = actor.draft.about.get("request", 0) if actor.draft and press is None else 0
    work.audit.note(actor.person.id, REFUSED, press.request if isinstance(press, Case) else int(str(written)))


async def _fresh(work: UnitOfWork, actor: Actor, v: View, error: Refused) -> Screen:
    """The card as it is, for whoever may see it; of the staff, in its place, with what was done last."""
    request = error.fresh
    if request.person_id == actor.person.id:
        changed = Screen(v.t.say("This has changed meanwhile. Here is how it is now:"))
        return changed.followed_by(mine.card(v, request, edit=False))
    if not may_see(actor, request):
        return answers.gone(v, request)
    shown = await card_of(work, actor, v, request, history.changed(v, *await looking.last_done(work, request)))
    return replace(shown, where=HERE)
