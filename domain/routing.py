"""Who gets the offer, and why: deterministic, with a reason for everyone who was passed over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from domain.people import Membership, Role, untrained
from domain.requests import Request

WHOLE_TEAM_AFTER = 3
NOBODY = "nobody"  # why an offer went to the coordinators
UNANSWERED = "unanswered"  # nobody took an urgent offer in time: all are asked again, and the admins learn of it
APPEALED = "appealed"  # a refusal that the resident does not accept: the coordinators only
CONTINUITY_CAP = 1.2
DUTY_IS_ENOUGH = frozenset({"not_cleared"})  # what is no obstacle when life is in danger, nor is a skill
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
    skilled: Collection[str] = (),
) -> Route:
    """Decide for a request without an owner.

    `team` are the workers and coordinators of its community; `district` the one its settlement lies in;
    `former` the membership that already serves this person (continuity). `again`: nobody was left the last
    time, so those who only let an offer pass are asked once more. `skilled` are the services of the community
    that go to trained workers alone. Deterministic for the same input.
    """
    passed_over = request.declined if again else request.excluded
    workers = [m for m in team if m.role is Role.WORKER]
    passed = {m.id: reason for m in workers if (reason := _obstacle(request, m, passed_over, skilled))}
    able = [m for m in workers if m.id not in passed]
    if request.urgent:  # on duty is enough, whatever one is cleared or trained for
        passed = {id_: why for id_, why in passed.items() if why not in DUTY_IS_ENOUGH}
        able = [m for m in workers if m.id not in passed]
        heads = [m for m in team if m.role is Role.COORDINATOR and may_be_asked(request, m, passed_over)]
        return Route(tuple(_ordered(able) + _ordered(heads)), ("urgent",), tuple(sorted(passed.items())), everyone=True)
    roomy = [m for m in able if m.load + request.weight <= _cap(m, former)]
    passed |= {m.id: "full" for m in able if m not in roomy}
    everyone = len(request.excluded) >= WHOLE_TEAM_AFTER and bool(roomy)
    chosen, why = (_ordered(roomy), ("whole_team",)) if everyone else _nearest(request, roomy, district, former)
    passed |= {m.id: "elsewhere" for m in roomy if m not in chosen}
    return Route(tuple(chosen), why, tuple(sorted(passed.items())), everyone)


def may_be_asked(request: Request, head: Membership, passed_over: frozenset[int]) -> bool:
    """A coordinator who is present and was not passed over, and whose own request it is not."""
    return not head.away and head.id not in passed_over and head.person_id != request.person_id


def _obstacle(request: Request, worker: Membership, passed_over: frozenset[int], skilled: Collection[str]) -> str:
    if not worker.active or worker.away:
        return "away"
    if worker.person_id == request.person_id:
        return "own_request"
    if worker.id in passed_over:
        return "passed_before"
    if request.sensitive and not worker.cleared:
        return "not_cleared"
    return "no_skill" if untrained(worker, request, skilled) else ""


def _nearest(
    request: Request, roomy: list[Membership], district: int | None, former: int | None
) -> tuple[list[Membership], tuple[str, ...]]:
    """Settlement → district → its workers; else the service's workers; else everybody with room.

    The worker who already serves the person comes first, wherever they are.
    """
    levels = {
        "district": [m for m in roomy if district is not None and district in m.districts],
        "service": [m for m in roomy if request.service in m.services],
        "community": roomy,
    }
    level = next((name for name, found in levels.items() if found), "community")
    known = [m for m in roomy if m.id == former]
    others = [m for m in _ordered(levels.get(level, [])) if m not in known]
    return known + others, ("continuity", level) if known else (level,)


def _cap(worker: Membership, former: int | None) -> float:
    return worker.capacity * (CONTINUITY_CAP if worker.id == former else 1)


def _ordered(workers: Sequence[Membership]) -> list[Membership]:
    """Least loaded, then longest without an offer, then id."""
    return sorted(workers, key=lambda m: (m.load, m.last_offer_at or _LONG_AGO, m.id))
