"""Who gets the offer, and why: deterministic, with a reason for everyone who was passed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from domain.people import Membership, Role
from domain.requests import Request

WHOLE_TEAM_AFTER = 3
CONTINUITY_CAP = 1.2
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Route:
    """Candidates in order. `everyone` means they are all asked at once, first to take it wins.

    `why` and `excluded` are reason codes, stored with the offer and told to a coordinator in words.
    """

    candidates: tuple[Membership, ...]
    why: tuple[str, ...]
    excluded: tuple[tuple[int, str], ...] = ()
    everyone: bool = False


def route(
    request: Request,
    team: Sequence[Membership],
    district: int | None,
    former: int | None = None,
    again: bool = False,
) -> Route:
    """Decide for a request without an owner.

    `team` are the workers and coordinators of its community; `district` the one its settlement lies in;
    `former` the membership that already serves this person (continuity). `again`: nobody was left the last
    time, so those who only let an offer pass are asked once more. Deterministic for the same input.
    """
    passed_over = request.declined if again else request.excluded
    workers = [m for m in team if m.role is Role.WORKER]
    if request.urgent:
        return _urgent(passed_over, workers, [m for m in team if m.role is Role.COORDINATOR])
    passed = {m.id: reason for m in workers if (reason := _obstacle(request, m, passed_over))}
    able = [m for m in workers if m.id not in passed]
    excluded = tuple(sorted(passed.items()))
    if len(request.excluded) >= WHOLE_TEAM_AFTER and able:
        return Route(tuple(_ordered(able)), ("whole_team",), excluded, everyone=True)
    nearest, level = _nearest(request, workers, able, district)
    chosen = _continuity(request, nearest, able, former)
    free = [m for m in chosen if m.load + request.weight <= _cap(m, former)]
    full = tuple((m.id, "full") for m in chosen if m not in free)
    if not free and level == "district":
        free = [m for m in _ordered(able) if m.load + request.weight <= m.capacity]
        level = "district_full" if free else level
    why = ("continuity", level) if free and free[0].id == former else (level,)
    return Route(tuple(free), why, tuple(sorted({*excluded, *full})))


def _urgent(passed_over: frozenset[int], workers: list[Membership], coordinators: list[Membership]) -> Route:
    """Everybody on duty and the coordinator at once; capacity does not count when a life may be in danger."""
    able = [m for m in workers if m.active and m.id not in passed_over]
    heads = [m for m in coordinators if m.id not in passed_over]
    return Route(tuple(_ordered(able) + _ordered(heads)), ("urgent",), (), everyone=True)


def _obstacle(request: Request, worker: Membership, passed_over: frozenset[int]) -> str:
    if not worker.active:
        return "away"
    if worker.person_id == request.person_id:
        return "own_request"
    if worker.id in passed_over:
        return "passed_before"
    return "not_cleared" if request.sensitive and not worker.cleared else ""


def _nearest(
    request: Request, workers: list[Membership], able: list[Membership], district: int | None
) -> tuple[list[Membership], str]:
    """Settlement → district → its workers; else the service's workers; else everybody."""
    local = [m for m in able if district is not None and district in m.districts]
    if local:
        return local, "district"
    serving = [m for m in able if request.service in m.services]
    if serving:
        return serving, "service"
    return list(able), "district_empty" if any(district in m.districts for m in workers) else "community"


def _continuity(
    request: Request, nearest: list[Membership], able: list[Membership], former: int | None
) -> list[Membership]:
    """The worker who already serves the person comes first, up to 1.2 of their capacity."""
    known = [m for m in able if m.id == former and m.load + request.weight <= m.capacity * CONTINUITY_CAP]
    return known + [m for m in _ordered(nearest) if m not in known]


def _cap(worker: Membership, former: int | None) -> float:
    return worker.capacity * (CONTINUITY_CAP if worker.id == former else 1)


def _ordered(workers: Sequence[Membership]) -> list[Membership]:
    """Least loaded, then longest without an offer, then id."""
    return sorted(workers, key=lambda m: (m.load, m.last_offer_at or _LONG_AGO, m.id))
