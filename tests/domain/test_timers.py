"""What wakes the clock for a request: an open one always has something that does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.office import DEFAULT_OFFICE
from domain.requests import OPEN, UNOWNED, Status
from domain.timers import TimerKind, first_call_due, for_request
from tests.domain.strategies import NOW, a_request, in_status

K, S = TimerKind, Status


def kyiv(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of November 2026 on the clock in Kyiv; the 23rd is a Monday."""
    return datetime(2026, 11, day, hour - 2, minute, tzinfo=UTC)


def due(status: Status, event: str = "", urgent: bool = False) -> dict[TimerKind, datetime]:
    """When which timers of a request fire that came into this status on Monday at 11:00."""
    request = replace(in_status(status), urgent=urgent, due=kyiv(24, 17))
    return {timer.kind: timer.due_at for timer in for_request(request, DEFAULT_OFFICE, NOW, event)}


@pytest.mark.parametrize("urgent", [False, True])
@pytest.mark.parametrize("status", sorted(OPEN))
def test_an_open_request_always_has_a_timer(status: Status, urgent: bool) -> None:
    """Otherwise it may rest for ever with nobody told. Law and rules: assessment, decision, ask again, telephone."""
    assert due(status, urgent=urgent)


@pytest.mark.parametrize("status", [S.CLOSED, S.CANCELLED])
def test_what_is_over_has_none(status: Status) -> None:
    assert due(status) == {}


CALL = {K.FIRST_CONTACT: kyiv(24, 17)}  # the promise to the resident runs, whoever has the request
NEAR = {K.TERM: kyiv(24, 14, 24)}  # four fifths of the 13 working hours until then; half of them was told before


@pytest.mark.parametrize(
    ("status", "event", "urgent", "expected"),
    [
        (S.NEW, "", False, {**CALL, K.UNROUTED: kyiv(23, 11, 2)}),
        (S.NEW, "expired", True, {**CALL, K.UNROUTED: kyiv(23, 11, 2)}),
        (S.NEW, "unrouted", False, {**CALL, K.UNROUTED: kyiv(23, 16)}),
        (S.NEW, "unrouted", True, {**CALL, K.UNROUTED: kyiv(23, 11, 15)}),
        (S.REOPENED, "reopened", False, {**CALL, K.UNROUTED: kyiv(23, 11, 2)}),
        (S.OFFERED, "offered", False, {**CALL, K.OFFER: kyiv(23, 16)}),
        (S.OFFERED, "offered", True, {**CALL, K.OFFER: kyiv(23, 11, 15)}),
        (S.ACCEPTED, "accepted", False, {**CALL, **NEAR, K.CHECK_IN: kyiv(24, 10)}),
        (S.RESOLVED, "resolved", False, {K.SURVEY: kyiv(23, 12), K.SURVEY_AGAIN: kyiv(26, 11), K.CLOSE: kyiv(30, 11)}),
    ],
)
def test_the_terms_of_the_rules(status: Status, event: str, urgent: bool, expected: dict[TimerKind, datetime]) -> None:
    """Four working hours from Monday 11:00 end at 16:00, past the lunch."""
    assert due(status, event, urgent) == expected


@pytest.mark.parametrize("status", sorted(UNOWNED | {S.ACCEPTED}))
def test_a_promise_already_broken_is_told_at_once(status: Status) -> None:
    late = replace(in_status(status), due=NOW - timedelta(hours=1))
    assert {t.due_at for t in for_request(late, DEFAULT_OFFICE, NOW) if t.kind is K.FIRST_CONTACT} == {NOW}


@pytest.mark.parametrize("status", S)
def test_the_same_wish_twice_is_one_row_and_a_later_one_another(status: Status) -> None:
    request = in_status(status)
    first, again = (for_request(request, DEFAULT_OFFICE, NOW) for _ in range(2))
    later = for_request(replace(request, version=request.version + 1), DEFAULT_OFFICE, NOW)
    assert first == again
    terms = [t for t in first if t.kind is K.TERM]  # of a moment, whatever the version
    assert len({t.key for t in (*first, *later)}) == len(first) + len(later) - len(terms)
    assert {(t.subject, t.version) for t in first} <= {(request.id, request.version)}


def test_the_first_call_is_promised() -> None:
    assert first_call_due(False, DEFAULT_OFFICE, NOW) == kyiv(24, 17)
    assert first_call_due(True, DEFAULT_OFFICE, NOW) == kyiv(23, 13)
    friday_evening = kyiv(27, 19)
    assert first_call_due(False, DEFAULT_OFFICE, friday_evening) == datetime(2026, 11, 30, 15, tzinfo=UTC)
    assert a_request().due > NOW
