"""What conversations about visits need: one that is proposed already, and what lies in its message."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.phone import Json, said
from domain.deadlines import instant
from domain.visits import Visit
from tests.chats.after_steps import Case
from tests.chats.staff_steps import newest
from tests.support.town import Town
from usecases import visiting

TUESDAY, WEDNESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 25), date(2026, 11, 26)
TZ = "Europe/Kyiv"
ASKS = "Підходить?"


async def propose(case: Case, worker: int, day: date = THURSDAY, hour: int = 10, repeat: str = "") -> Visit:
    """The worker of a case has proposed to come then, put in without the conversation."""
    app = case.town.app
    assert app is not None
    starts: datetime = instant(day, time(hour), TZ)
    async with app.storage.works() as work:
        actor = await work.people.actor(worker)
        assert actor is not None
        request = await work.lists.numbered(case.number, None)
        return await visiting.propose(work, actor, request.id, starts, starts + timedelta(hours=2), repeat)


async def asked(case: Case) -> Json:
    """The message in which the resident is asked whether the visit suits."""
    return await newest(case.maria, ASKS, "Підтверджую")


async def visits_of(town: Town, number: str) -> list[Visit]:
    """All visits of a request, as they are."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        return await work.visits.of_request((await work.lists.numbered(number, None)).id)


def lines(message: Json) -> list[str]:
    """The lines of a message."""
    return [line for line in said(message).splitlines() if line]
