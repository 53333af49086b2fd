"""Every open request has a timer; should one ever be without, it is found, watched again and spoken of."""

from __future__ import annotations

from dataclasses import replace

from domain.requests import CLOCK, OPEN, Request
from domain.timers import for_request
from domain.transitions import Escalate, transition
from usecases.apply import apply
from usecases.escalating import escalate
from usecases.offices import office
from usecases.ports import UnitOfWork

MOST = 50


async def watch(work: UnitOfWork) -> list[Request]:
    """Those that no timer watches, at most so many in one transaction; they come back with timers."""
    return [await _again(work, request) for request in await work.lists.unwatched(MOST)]


async def _again(work: UnitOfWork, request: Request) -> Request:
    """The ladder begins, or goes on. The keys are new: a timer of the same wish may have come to nothing."""
    after = request
    if request.status in OPEN:
        if request.level:
            after = await apply(work, transition(request, Escalate("unwatched"), CLOCK, work.now))
        after = await escalate(work, after, "unwatched")
    needed = for_request(after, await office(work, after.community), work.now, "watched")
    await work.timers.add(*(replace(timer, key=f"{timer.key}:{work.now:%y%m%d%H%M%S}") for timer in needed))
    return after
