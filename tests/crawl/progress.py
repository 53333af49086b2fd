"""What goes on with cases between two rounds, without the talk: help is visited, recorded and given to its end."""

from __future__ import annotations

from itertools import cycle

from bot import demo_people as cast
from domain.people import Actor
from domain.requests import HELD, Request
from tests.crawl import deeds
from tests.support.town import Town
from usecases import visiting
from usecases.ports import UnitOfWork

MOST = 12  # cases of one community in a round


class Progress:
    """Each case in hand comes one step on; every few of them come to their end."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._steps = cycle((self._visit, deeds.recorded, self._visit, deeds.recorded, deeds.finished))

    async def go_on(self) -> None:
        """One step of the newest cases."""
        assert self._town.app is not None
        works = self._town.app.storage.works
        async with works() as work:
            cases = [r for code in (cast.PYRIATYN, cast.SHYSHAKY) for r in await work.lists.listed(code, HELD, MOST)]
        for case, step in zip(cases, self._steps, strict=False):
            async with works() as work:
                await step(work, await deeds.maker(work, case), case)

    @staticmethod
    async def _visit(work: UnitOfWork, actor: Actor, request: Request) -> None:
        """One that has begun took place; where there is none, one is proposed for the first free window."""
        visits = await work.visits.open_of(request.id)
        for visit in (visit for visit in visits if visit.starts_at <= work.now):
            await visiting.result(work, actor, visit.id, visit.version, "done")
        if not visits:
            await deeds.visit(work, actor, request)
