"""Over many requests: nobody gets all of them, nobody is forgotten, and leaving a team orphans nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.assignments import OfferState
from domain.people import Membership
from domain.requests import By
from domain.routing import route
from tests.domain.strategies import NOW, Question, a_request, member, offer, routings


def given_to(team: list[Membership], chosen: Membership, minute: int) -> list[Membership]:
    """The team after this worker took one ordinary request."""
    at = NOW + timedelta(minutes=minute)
    return [replace(m, load=m.load + 10, last_offer_at=at) if m.id == chosen.id else m for m in team]


@given(st.integers(1, 6), st.lists(st.frozensets(st.integers(1, 6), max_size=2), max_size=30))
@settings(max_examples=60, deadline=None)
def test_equal_workers_get_equal_shares(size: int, refusals: list[frozenset[int]]) -> None:
    """The greatest difference is one request, and one more for each refusal."""
    team = [member(n) for n in range(1, size + 1)]
    declined = 0
    for minute, unwilling in enumerate(refusals):
        offers = tuple(offer(By(1000 + n, n), OfferState.DECLINED) for n in unwilling if n <= size)
        chosen = route(a_request(offers=offers), team, None)
        declined += len(offers)
        if chosen.candidates:
            team = given_to(team, chosen.candidates[0], minute)
    loads = [m.load // 10 for m in team]
    assert max(loads) - min(loads) <= 1 + declined


def test_everybody_has_a_turn_before_anybody_has_two() -> None:
    team = [member(n) for n in (3, 1, 2)]
    order = []
    for minute in range(6):
        chosen = route(a_request(), team, None).candidates[0]
        order.append(chosen.id)
        team = given_to(team, chosen, minute)
    assert order == [1, 2, 3, 1, 2, 3]


@given(routings())
@settings(max_examples=60)
def test_without_its_first_candidate_a_request_goes_to_somebody_else_or_to_the_alarm(
    question: Question,
) -> None:
    request, team, district, former = question
    first = route(request, team, district, former)
    if not first.candidates:
        return
    gone = first.candidates[0]
    less = [m for m in team if m.id != gone.id]
    again = route(request, less, district, former)
    assert again.why
    assert again.candidates or len(first.candidates) == 1
