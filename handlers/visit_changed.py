"""A button of a visit came too late: the visit as it is now, for whoever pressed."""

from __future__ import annotations

from bot.ui.resident import visits as own
from bot.ui.resident.hiding import foldable
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import answers
from domain.people import Actor
from domain.visits import Visit
from handlers.worker.visiting import page_of
from usecases import looking
from usecases.ports import UnitOfWork


async def visit_changed(work: UnitOfWork, actor: Actor, v: View, visit: Visit) -> Screen:
    """Of the case of somebody else it is only said that it is."""
    request = await work.requests.get(visit.request_id, within=None)
    note = v.t.say("This has changed meanwhile. Here is how it is now:")
    if request.person_id == actor.person.id:
        return foldable(v, actor, request, own.page(v, request, visit, note))
    return await page_of(work, actor, v, visit.id, note) if looking.holds(actor, request) else answers.gone(v, request)
