"""What conversations about days to come need: help that was given, a visit that was agreed, without the talk."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.requests import CLOCK
from domain.transitions import transition
from domain.visiting import NoteVisit
from domain.visits import Visit, VisitState
from tests.support.town import Town
from usecases.apply import apply


async def visit_of(town: Town, number: str, at: datetime, state: VisitState = VisitState.CONFIRMED) -> None:
    """Two hours at this time, for this request."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        request = await work.lists.numbered(number, None)
        who = (request.community, request.settlement, request.person_id)
        await work.visits.add(Visit(work.new_id(), request.id, *who, at, at + timedelta(hours=2), work.now, state))


async def helped(town: Town, number: str) -> None:
    """A visit to them has just been made."""
    assert town.app is not None
    now = town.app.clock.now()
    await visit_of(town, number, now - timedelta(hours=2), VisitState.DONE)
    async with town.app.storage.works() as work:
        request = await work.lists.numbered(number, None)
        await apply(work, transition(request, NoteVisit("visit_done"), CLOCK, work.now))
