"""What goes on with cases between two rounds, without the talk: help is visited, recorded and given to its end."""

from __future__ import annotations

from itertools import cycle

from bot import demo_people as cast
from domain.course_steps import ahead
from domain.deadlines import local
from domain.dialogs import FINISH
from domain.forms import Draft
from domain.people import Actor
from domain.requests import HELD, Outcome, Request
from tests.support.town import Town
from usecases import casework, milestones, visiting
from usecases.ports import UnitOfWork

MOST = 12  # cases of one community in a round
TOLD = {"application": "17/1", "decision": "approve", "term": "periodic", "end_reason": "wish"}
TZ = "Europe/Kyiv"


class Progress:
    """Each case in hand comes one step on; every few of them come to their end."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._steps = cycle((self._visit, self._record, self._visit, self._record, self._finish))

    async def go_on(self) -> None:
        """One step of the newest cases."""
        assert self._town.app is not None
        works = self._town.app.storage.works
        async with works() as work:
            cases = [r for code in (cast.PYRIATYN, cast.SHYSHAKY) for r in await work.lists.listed(code, HELD, MOST)]
        for case, step in zip(cases, self._steps, strict=False):
            async with works() as work:
                await step(work, await _maker(work, case), case)

    @staticmethod
    async def _visit(work: UnitOfWork, actor: Actor, request: Request) -> None:
        """One that has begun took place; where there is none, one is proposed for the first free window."""
        visits = await work.visits.open_of(request.id)
        for visit in (visit for visit in visits if visit.starts_at <= work.now):
            await visiting.result(work, actor, visit.id, visit.version, "done")
        if not visits:
            day = (await visiting.free_days(work, actor, request.id))[0]
            for window in (await visiting.free_windows(work, actor, request.id, day))[:1]:
                await visiting.propose(work, actor, request.id, window.starts_at, window.ends_at)

    @staticmethod
    async def _record(work: UnitOfWork, actor: Actor, request: Request) -> None:
        if possible := ahead(request):
            day = local(work.now, TZ).date().isoformat()
            await milestones.record(work, actor, request.id, possible[0], {**TOLD, "happened": day})

    @staticmethod
    async def _finish(work: UnitOfWork, actor: Actor, request: Request) -> None:
        told = {"outcome": str(Outcome.PROVIDED)}
        about = {"request": request.id}
        await casework.finish(work, actor, Draft("crawl", FINISH.id, "note", work.now, told, about))


async def _maker(work: UnitOfWork, request: Request) -> Actor:
    """Whoever has the case."""
    assert request.holder is not None
    member = await work.staff.get(request.holder.membership_id)
    assert member is not None
    people = await work.people.get([member.person_id])
    found = await work.people.actor(people[member.person_id].chat)
    assert found is not None
    return found
