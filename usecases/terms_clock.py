"""A term of the law comes near, or runs out: a met clock, or one that began anew, wakes nobody up."""

from __future__ import annotations

from domain.clocks import DECISIONS, woken
from domain.consequences_course import late, near
from domain.course import Clock
from domain.requests import OPEN, Request
from domain.timers import Timer
from usecases.apply import deliver
from usecases.escalating import escalate
from usecases.existing import request_or_none
from usecases.ports import UnitOfWork


async def reminded(work: UnitOfWork, timer: Timer) -> None:
    """At 50 and 80 percent its worker is reminded."""
    found = await _woken(work, timer)
    if found is None or found[1].due <= work.now:
        return
    for telling in near(*found):
        await deliver(work, telling, f"near:{timer.subject}:{_moment(timer)}")


async def overdue(work: UnitOfWork, timer: Timer) -> None:
    """The term is over: the office climbs level by level; the resident hears an honest word about their decision."""
    found = await _woken(work, timer)
    if found is None or found[1].due > work.now:
        return
    request, clock, _ = found
    await escalate(work, request, "decision" if clock.code in DECISIONS else clock.code)
    for telling in late(request, clock):
        await deliver(work, telling, f"late:{timer.subject}:{_moment(timer)}")


async def _woken(work: UnitOfWork, timer: Timer) -> tuple[Request, Clock, int] | None:
    request = await request_or_none(work, timer.subject)
    found = woken(request.course.clocks, _moment(timer)) if request else None
    return (request, *found) if request and found and request.status in OPEN else None


def _moment(timer: Timer) -> str:
    """Which share of which clock it is about, however often it was wished."""
    return timer.key.split(":", 2)[-1]
