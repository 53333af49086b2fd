"""Chains of substitutes of any shape: they end, never go round, and what is refused is exactly a circle on some day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.absences import Absence
from domain.chains import DEPTH, covers, first_present, goes_round, overlapping

FIRST = date(2026, 11, 23)
MEMBERS = st.integers(1, 6)


def absence(id_: int, whom: int, since: int, length: int, substitute: int) -> Absence:
    """Days are counted from a Monday."""
    begins = FIRST + timedelta(days=since)
    return Absence(id_, whom, 100 + whom, "UA", begins, begins + timedelta(days=length), substitute)


def _apart(found: list[Absence]) -> list[Absence]:
    """Those that one worker can have beside each other."""
    kept: list[Absence] = []
    for one in found:
        kept += [] if overlapping(one, kept) else [one]
    return kept


ABSENCES = st.lists(
    st.builds(absence, st.integers(1, 10**6), MEMBERS, st.integers(0, 12), st.integers(0, 5), st.integers(0, 6)),
    max_size=12,
    unique_by=lambda one: one.id,
).map(_apart)


@given(st.dictionaries(MEMBERS, st.integers(0, 6)), st.sets(MEMBERS), MEMBERS)
def test_the_first_present_one_of_the_chain(substitutes: dict[int, int], present: set[int], root: int) -> None:
    """Whatever the shape, circles too: it is found by going step by step, or nobody is."""
    chain, one = list[int](), root
    while one and one not in chain:
        chain.append(one)
        one = substitutes.get(one, 0)
    expected = next((one for one in chain if one in present), 0)
    assert first_present(root, substitutes, present.__contains__) == expected


def test_a_chain_without_end_ends_nowhere() -> None:
    long = {n: n + 1 for n in range(1, 100)}
    assert first_present(1, long, lambda one: one == DEPTH) == DEPTH
    assert first_present(1, long, lambda one: one > DEPTH) == 0


def _circle_on(day: date, absences: Sequence[Absence], whom: int) -> bool:
    """Whether on this day the substitutes of whoever is away lead back to them."""
    away = {one.membership_id: one.substitute for one in absences if covers(one, day)}
    seen, one = set[int](), away.get(whom, 0)
    while one and one in away and one not in seen and one != whom:
        seen.add(one)
        one = away[one]
    return one == whom


@given(ABSENCES, st.builds(absence, st.just(0), MEMBERS, st.integers(0, 12), st.integers(0, 5), st.integers(0, 6)))
def test_a_circle_is_refused_and_nothing_else(others: list[Absence], wanted: Absence) -> None:
    """Against every single day of it."""
    rest = [one for one in others if one.membership_id != wanted.membership_id]
    days = [wanted.since + timedelta(days=n) for n in range((wanted.until - wanted.since).days + 1)]
    expected = any(_circle_on(day, [*rest, wanted], wanted.membership_id) for day in days)
    assert goes_round(wanted, others) is expected


@given(ABSENCES)
def test_what_was_let_in_never_goes_round(found: list[Absence]) -> None:
    kept: list[Absence] = []
    for one in found:
        kept += [] if goes_round(one, kept) else [one]
    for n in range(20):
        day = FIRST + timedelta(days=n)
        assert not [one for one in kept if _circle_on(day, kept, one.membership_id)]


@given(ABSENCES)
def test_only_another_of_the_same_worker_overlaps(found: list[Absence]) -> None:
    for one in found:
        assert overlapping(one, found) is None, "not itself"
        assert overlapping(replace(one, id=0), found) == one
        after = replace(one, id=0, since=one.until + timedelta(days=1), until=one.until + timedelta(days=1))
        hit = overlapping(after, found)
        assert hit is None or (hit.id != one.id and hit.membership_id == one.membership_id)
