"""Sent elsewhere: never what is urgent or sensitive; back within thirty days, as a new promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.requests import CLOCK, OPEN, REOPEN_WITHIN, NotFound, NotNow, Refused, Status
from domain.transitions import Bounce, Redirect, transition
from tests.domain.strategies import ANNA, BOHDAN, HEAD, NOW, RESIDENT, STRANGER, in_status

S = Status
WHERE = Redirect("Пенсійний фонд, вул. Соборна, 1")
LATER = NOW + timedelta(days=1)


@pytest.mark.parametrize("kind", ["urgent", "sensitive"])
@pytest.mark.parametrize("status", sorted(OPEN))
def test_danger_is_never_sent_away(status: Status, kind: str) -> None:
    request = replace(in_status(status), urgent=kind == "urgent", sensitive=kind == "sensitive")
    with pytest.raises(NotNow):
        transition(request, WHERE, ANNA, NOW)


def test_everyone_is_free_and_the_load_returns() -> None:
    for status, by in ((S.IN_PROGRESS, ANNA), (S.OFFERED, HEAD)):
        gone = transition(in_status(status), WHERE, by, NOW)
        assert sum(offer.held for offer in gone.after.offers) == 0 and not gone.after.offered
        assert (gone.after.ended_at, gone.event.data) == (NOW, {"where": "Пенсійний фонд, вул. Соборна, 1"})


def test_only_its_worker_sends_a_case_in_hand_away() -> None:
    for by in (BOHDAN, HEAD, RESIDENT, CLOCK):
        with pytest.raises(Refused):
            transition(in_status(S.IN_PROGRESS), WHERE, by, NOW)


def test_without_an_address_it_is_not_sent() -> None:
    with pytest.raises(ValueError, match="where"):
        transition(in_status(S.IN_PROGRESS), Redirect("  "), ANNA, NOW)


def test_it_comes_back_for_thirty_days_with_a_new_promise() -> None:
    away = replace(in_status(S.REDIRECTED), tries=("phone",), contacted_at=NOW)
    for by in (RESIDENT, HEAD):
        back = transition(away, Bounce(LATER), by, NOW + REOPEN_WITHIN).after
        assert (back.status, back.due, back.ended_at, back.contacted_at, back.tries) == (S.NEW, LATER, None, None, ())
    with pytest.raises(NotNow):
        transition(away, Bounce(LATER), RESIDENT, NOW + REOPEN_WITHIN + timedelta(seconds=1))
    for stranger in (CLOCK, replace(STRANGER, membership_id=0)):
        with pytest.raises(NotFound):
            transition(away, Bounce(LATER), stranger, NOW)
