"""What races about days to come need: cases in hand, visits and buttons of a moment ago, without the talk."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from bot.phone import Phone
from bot.ui.callbacks import Callback, Case, Office, Visiting
from bot.ui.worker.absence import at
from domain.people import Actor
from domain.visits import Visit
from tests.chats.race_steps import Thumb, many
from tests.support.bare_rows import read_rows
from tests.support.town import Town
from usecases import queueing, visiting
from usecases.ports import UnitOfWork

TWO_HOURS = timedelta(hours=2)


async def actor_of(work: UnitOfWork, person: int) -> Actor:
    """Whoever is known."""
    actor = await work.people.actor(person)
    assert actor is not None
    return actor


async def in_hand(town: Town, resident: int, worker: int, n: int = 1, **answers: Any) -> list[str]:
    """So many requests of one resident, in this worker's hands; their numbers."""
    numbers = await many(town, resident, n, **answers)
    assert town.app is not None
    for number in numbers:
        async with town.app.storage.works() as work:
            request = await work.lists.numbered(number, None)
            await queueing.claim(work, await actor_of(work, worker), request.id)
    return numbers


async def visit_at(town: Town, number: str, worker: int, starts: datetime, agreed: int = 0, repeat: str = "") -> Visit:
    """The worker has proposed it, and this resident has agreed."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        request = await work.lists.numbered(number, None)
        maker = await actor_of(work, worker)
        visit = await visiting.propose(work, maker, request.id, starts, starts + TWO_HOURS, repeat)
    if agreed:
        async with town.app.storage.works() as work:
            visit = await visiting.confirm(work, await actor_of(work, agreed), visit.id, visit.version)
    return visit


async def thumb_on(phone: Phone, button: Callback) -> Thumb:
    """The press of a button that this person had a moment ago."""
    on = (await phone.chat())["messages"][-1]
    return partial(phone.forge, on, button.pack())


async def of_visit(phone: Phone, verb: str, visit: Visit, then: str = "") -> Thumb:
    """Something with a visit as it was shown."""
    return await thumb_on(phone, Visiting(verb, visit.id, visit.version, then))


async def of_case(town: Town, phone: Phone, verb: str, number: str) -> Thumb:
    """Something with a case as it is."""
    row = (await read_rows(town.settings.database_url)).request(number)
    return await thumb_on(phone, Case(verb, row.id, row.version))


async def goes_away(phone: Phone, whom: int, since: date, until: date, substitute: int = 0) -> Thumb:
    """«✅ Записати» of an absence."""
    return await thumb_on(phone, Office("abok", at(whom, since.toordinal(), until.toordinal(), substitute)))


async def membership(town: Town, person: int) -> int:
    """The role in which somebody helps."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        return (await actor_of(work, person)).helping[0].id
