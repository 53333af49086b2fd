"""After the work: refusals on closed grounds, appeals, stars, and what is never simply cancelled."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.assignments import OfferState
from domain.requests import APPEAL_WITHIN, HELD, OPEN, UNOWNED, Ground, NotFound, NotNow, Outcome, Status
from domain.transitions import (
    Accept,
    Appeal,
    AskCancel,
    Cancel,
    Confirm,
    Explain,
    Finish,
    MakeOffer,
    NotSolved,
    Rate,
    Reject,
    transition,
)
from tests.domain.strategies import ANNA, HEAD, NOW, RESIDENT, a_request, in_status, offer

S = Status
WHERE = "Пенсійний фонд, вул. Соборна, 1"


@pytest.mark.parametrize("ground", Ground)
def test_a_refusal_has_a_ground_and_says_where_to_go(ground: Ground) -> None:
    refused = transition(in_status(S.IN_PROGRESS), Reject(ground, f" {WHERE} "), HEAD, NOW)
    assert (refused.after.outcome, refused.after.ended_at, refused.after.holder) == (ground, NOW, None)
    assert refused.event.data == {"ground": ground, "where": WHERE}
    assert sum(one.held for one in refused.after.offers) == 0


@pytest.mark.parametrize(("ground", "where"), [("lazy", WHERE), ("", WHERE), (Ground.MEDICAL, "  ")])
def test_without_them_it_is_none(ground: str, where: str) -> None:
    with pytest.raises(ValueError, match=r"Ground|where"):
        transition(in_status(S.NEW), Reject(ground, where), HEAD, NOW)


@pytest.mark.parametrize("what", [{"urgent": True}, {"sensitive": True}])
def test_danger_and_violence_are_never_refused(what: dict[str, Any]) -> None:
    for status in S:
        with pytest.raises(NotNow):
            transition(replace(in_status(status), **what), Reject(Ground.NOT_NEEDED, WHERE), HEAD, NOW)


def test_the_resident_refuses_nothing() -> None:
    with pytest.raises(NotNow):
        transition(in_status(S.NEW), Reject(Ground.NOT_NEEDED, WHERE), RESIDENT, NOW)


def test_an_appeal_is_heard_for_thirty_days() -> None:
    last, due = NOW + APPEAL_WITHIN, NOW + timedelta(days=31)
    assert timedelta(days=30) == APPEAL_WITHIN
    again = transition(in_status(S.REJECTED), Appeal(due), RESIDENT, last).after
    assert (again.status, again.due, again.ended_at, again.appealed) == (S.REOPENED, due, None, True)
    with pytest.raises(NotNow):
        transition(in_status(S.REJECTED), Appeal(due), RESIDENT, last + timedelta(seconds=1))


def test_it_is_an_appeal_until_somebody_has_taken_it() -> None:
    again = transition(in_status(S.REJECTED), Appeal(NOW), RESIDENT, NOW).after
    asked = transition(again, MakeOffer((offer(HEAD),), ("appealed",)), HEAD, NOW).after
    assert asked.appealed
    taken = transition(asked, Accept(), HEAD, NOW).after
    assert not taken.appealed
    ended = transition(taken, Finish(Outcome.PROVIDED), HEAD, NOW).after
    assert not transition(ended, NotSolved(NOW), RESIDENT, NOW).after.appealed


@pytest.mark.parametrize("status", sorted(OPEN))
def test_what_is_sensitive_is_not_cancelled_but_looked_after(status: Status) -> None:
    one = replace(in_status(status), sensitive=True)
    with pytest.raises(NotNow):
        transition(one, Cancel("mistake"), RESIDENT, NOW)
    asked = transition(one, AskCancel("mistake"), RESIDENT, NOW).after
    assert (asked.status, asked.offers, asked.cancel_asked) == (status, one.offers, True)
    with pytest.raises(NotNow):
        transition(asked, AskCancel("mistake"), RESIDENT, NOW)
    with pytest.raises(NotFound):
        transition(one, AskCancel("mistake"), ANNA, NOW)


def test_the_end_of_the_work_ends_the_wish_too() -> None:
    one = replace(in_status(S.IN_PROGRESS), sensitive=True, cancel_asked=True)
    ended = transition(one, Finish(Outcome.WITHDRAWN), ANNA, NOW).after
    assert (ended.status, ended.cancel_asked) == (S.RESOLVED, False)


def test_what_is_not_sensitive_is_simply_cancelled() -> None:
    with pytest.raises(NotNow):
        transition(in_status(S.NEW), AskCancel("mistake"), RESIDENT, NOW)


@pytest.mark.parametrize("stars", [0, 6, -1])
def test_stars_are_one_to_five(stars: int) -> None:
    with pytest.raises(ValueError, match="stars"):
        transition(in_status(S.CLOSED), Rate(stars), RESIDENT, NOW)


def test_stars_are_given_once_for_each_end() -> None:
    rated = transition(in_status(S.CLOSED), Rate(5), RESIDENT, NOW).after
    assert (rated.stars, rated.status) == (5, S.CLOSED)
    with pytest.raises(NotNow):
        transition(rated, Rate(1), RESIDENT, NOW)
    again = transition(rated, NotSolved(NOW), RESIDENT, NOW).after
    assert again.stars == 0
    taken = transition(replace(again, status=S.OFFERED, offers=(offer(ANNA),)), Accept(), ANNA, NOW).after
    ended = transition(transition(taken, Finish("provided"), ANNA, NOW).after, Confirm(), RESIDENT, NOW).after
    assert transition(ended, Rate(3), RESIDENT, NOW).after.stars == 3


def test_what_went_wrong_is_told_of_stars_that_were_given() -> None:
    with pytest.raises(NotNow):
        transition(in_status(S.CLOSED), Explain("waited"), RESIDENT, NOW)
    rated = transition(in_status(S.CLOSED), Rate(2), RESIDENT, NOW).after
    told = transition(rated, Explain("own", "Кричали"), RESIDENT, NOW)
    assert told.event.data == {"reason": "own", "words": "Кричали"}


def test_only_what_is_held_can_lose_its_person() -> None:
    assert {S.ACCEPTED, S.IN_PROGRESS, S.WAITING} == HELD
    assert not a_request().appealed and UNOWNED.isdisjoint(HELD)
    assert {one.state for one in in_status(S.REJECTED).offers} == {OfferState.COMPLETED, OfferState.REVOKED}
