"""What is said when a command cannot be done: kindly, with what there is now."""

from __future__ import annotations

from bot.ui.resident import odd
from bot.ui.resident import requests as mine
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import answers, cases
from domain.people import Actor, Role, as_worker
from domain.requests import AlreadyTaken, Refused
from handlers import showing
from usecases import dialogs
from usecases.ports import UnitOfWork


async def refused(work: UnitOfWork, actor: Actor, v: View, error: Exception) -> Screen:
    """In a fresh transaction, after the one that failed left nothing behind. A dialog about the thing ends."""
    left = actor
    if actor.draft and actor.draft.about.get("request"):
        left = await dialogs.drop(work, actor, actor.draft)
    if isinstance(error, AlreadyTaken):
        return answers.already_taken(v, error.fresh)
    if isinstance(error, Refused):
        return _fresh(left, v, error)
    return odd.not_found(v).followed_by(*(await showing.now(work, left, v)).then)


def _fresh(actor: Actor, v: View, error: Refused) -> Screen:
    """The card as it is, for whoever may see it."""
    request, changed = error.fresh, Screen(v.t.say("This has changed meanwhile. Here is how it is now:"))
    if request.person_id == actor.person.id:
        return changed.followed_by(mine.card(v, request, edit=False))
    if as_worker(actor, request):
        return changed.followed_by(cases.case(v, request, edit=False))
    if actor.holds(Role.COORDINATOR, request.community):
        return changed.followed_by(cases.watched(v, request))
    return answers.gone(v, request)
