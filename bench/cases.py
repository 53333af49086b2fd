"""Cases in the hands of workers, each with a timer that is due at the same moment: what a morning after looks like."""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

PAGE = 100  # cases in one transaction
EACH = 10  # cases of one resident
FIRST_CHAT = 900_001
KINDS = ("check_in", "first_contact")  # a question to the resident; an apology to the resident, an alarm to the staff


def imported(module: str) -> Any:
    """A module of the application, only when it is needed."""
    return importlib.import_module(module)


async def prepare(settings: Any, many: int, seconds: int) -> None:
    """So many cases, whose timers are due in so many seconds."""
    storage, clock = imported("bot.storage"), imported("bot.clock").SystemClock()
    async with storage.open_storage(settings, clock) as rooms:
        due = clock.now() + timedelta(seconds=seconds)
        for first in range(0, many, PAGE):
            async with rooms.works() as work:
                await _page(work, range(first, min(many, first + PAGE)), due)


async def _page(work: Any, numbers: range, due: datetime) -> None:
    served = [one.code for one in await work.communities.all()]
    teams = [[m for m in await work.staff.team(code) if m.role == "worker"] for code in served]
    community, team = next(one for one in zip(served, teams, strict=True) if one[1])
    resident: Any = None
    for number in numbers:
        if resident is None or number % EACH == 0:
            resident = await _resident(work, community, FIRST_CHAT + number // EACH)
        request = await _taken(work, resident, team[number % len(team)], number)
        await work.timers.add(_timer(KINDS[number % len(KINDS)], request.id, due))


async def _resident(work: Any, community: str, chat: int) -> Any:
    place = work.communities.center(community)
    person = await work.people.add(chat, "Оксана")
    known = replace(person, community=community, settlement=place.code, consent="bench", consent_at=work.now)
    await work.people.save(known)
    return known


async def _taken(work: Any, resident: Any, worker: Any, number: int) -> Any:
    requests, moves = imported("domain.requests"), imported("domain.transitions")
    offer = imported("domain.assignments")
    details = requests.Details("Оксана", "+380501234567", "Соборна, 1", {"threat": "no"})
    place = (resident.community, resident.settlement, resident.id)
    call = work.now + timedelta(days=1)
    request = requests.Request(work.new_id(), f"БЕН-{number:06d}", *place, "supplies", work.now, call, details=details)
    await work.requests.add(request)
    asked = offer.Offer(work.new_id(), worker.id, worker.person_id, offer.OfferState.OFFERED, work.now, worker.title)
    offered = moves.transition(request, moves.MakeOffer((asked,)), requests.By(), work.now)
    await work.requests.save(offered)
    taken = moves.transition(offered.after, moves.Accept(), requests.By(worker.person_id, worker.id), work.now)
    await work.requests.save(taken)
    return taken.after


def _timer(kind: str, request_id: int, due: datetime) -> Any:
    timers = imported("domain.timers")
    return timers.Timer(timers.TimerKind(kind), request_id, due, 0, f"bench:{kind}:{request_id}")
