"""Who stands in for somebody who is away: a chain of substitutes ends, and never goes round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from domain.absences import Absence

DEPTH = 20  # a longer chain ends nowhere


def first_present(root: int, substitutes: Mapping[int, int], present: Callable[[int], bool]) -> int:
    """The first who is present of root → their substitute → …; 0 when the chain ends nowhere."""
    seen: set[int] = set()
    one = root
    while one and one not in seen and len(seen) < DEPTH:
        if present(one):
            return one
        seen.add(one)
        one = substitutes.get(one, 0)
    return 0


def covers(absence: Absence, day: date) -> bool:
    """Whether it is one of its days."""
    return absence.since <= day <= absence.until


def overlapping(absence: Absence, others: Iterable[Absence]) -> Absence | None:
    """Another absence of the same worker that has a day in common with this one."""
    own = (one for one in others if one.membership_id == absence.membership_id and one.id != absence.id)
    return next((one for one in own if _common(one, absence.since, absence.until)), None)


def goes_round(absence: Absence, others: Iterable[Absence]) -> bool:
    """Whether on some day of it the substitutes, each of them away, would lead back to whoever is away."""
    rest = [one for one in others if one.id != absence.id]
    return _leads_to(absence.membership_id, absence.substitute, rest, (absence.since, absence.until), frozenset())


def _leads_to(
    whom: int, one: int, absences: Sequence[Absence], days: tuple[date, date], passed: frozenset[int]
) -> bool:
    if one == whom:
        return True
    if not one or one in passed:
        return False
    away = [absence for absence in absences if absence.membership_id == one and _common(absence, *days)]
    return any(_leads_to(whom, a.substitute, absences, _both(a, *days), passed | {one}) for a in away)


def _common(absence: Absence, since: date, until: date) -> bool:
    return absence.since <= until and since <= absence.until


def _both(absence: Absence, since: date, until: date) -> tuple[date, date]:
    return max(absence.since, since), min(absence.until, until)
