"""Who is asked: within scope and strength, for a reason that can be told, the same for the same input."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.assignments import OfferState
from domain.people import Membership, Role
from domain.requests import By, Request
from domain.routing import CONTINUITY_CAP, WHOLE_TEAM_AFTER, Route, route
from tests.domain.strategies import NOW, RESIDENT, Question, a_request, member, offer, routings

FREE = a_request()


def ids(chosen: Route) -> list[int]:
    """The candidates' numbers, in order."""
    return [m.id for m in chosen.candidates]


def passed_by(*members: int, state: OfferState = OfferState.DECLINED) -> Request:
    """A request that these workers did not take."""
    return a_request(offers=tuple(offer(By(1000 + n, n), state) for n in members))


@given(routings())
@settings(max_examples=60)
def test_nobody_outside_the_scope_is_asked(question: Question) -> None:
    request, team, district, former = question
    for chosen in route(request, team, district, former).candidates:
        assert chosen in team
        assert chosen.active
        if not request.urgent:
            assert chosen.role is Role.WORKER
            assert chosen.cleared or not request.sensitive


@given(routings())
@settings(max_examples=60)
def test_nobody_is_asked_about_their_own_request(question: Question) -> None:
    request, team, district, former = question
    assert all(m.person_id != request.person_id for m in route(request, team, district, former).candidates)


@given(routings())
@settings(max_examples=60)
def test_who_passed_once_is_not_asked_again(question: Question) -> None:
    request, team, district, former = question
    assert not request.excluded & set(ids(route(request, team, district, former)))


@given(routings(urgent=False))
@settings(max_examples=60)
def test_nobody_is_asked_above_their_capacity(question: Question) -> None:
    """But for the urgent; also when the whole team is asked. A known worker may carry a fifth more."""
    request, team, district, former = question
    for chosen in route(request, team, district, former).candidates:
        cap = chosen.capacity * (CONTINUITY_CAP if chosen.id == former else 1)
        assert chosen.load + request.weight <= cap


@given(routings(), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_the_team_does_not_matter(question: Question, chance: random.Random) -> None:
    request, team, district, former = question
    shuffled = list(team)
    chance.shuffle(shuffled)
    assert route(request, shuffled, district, former) == route(request, team, district, former)


@given(routings())
@settings(max_examples=60)
def test_everyone_who_is_passed_over_has_one_reason(question: Question) -> None:
    request, team, district, former = question
    chosen = route(request, team, district, former)
    reasons = [id_ for id_, why in chosen.excluded if why]
    workers = {m.id for m in team if m.role is Role.WORKER}
    assert len(set(reasons)) == len(reasons)
    assert set(reasons) & set(ids(chosen)) == set()
    assert workers <= set(reasons) | set(ids(chosen))
    assert chosen.why


@given(routings(urgent=False))
@settings(max_examples=60)
def test_nobody_is_only_said_when_nobody_can(question: Question) -> None:
    request, team, district, former = question
    able = [m for m in team if m.role is Role.WORKER and m.active and m.person_id != request.person_id]
    able = [m for m in able if m.id not in request.excluded and (m.cleared or not request.sensitive)]
    room = [m for m in able if m.load + request.weight <= m.capacity]
    assert route(request, team, district, former).candidates or not room


@given(routings(urgent=True))
@settings(max_examples=50)
def test_the_urgent_goes_to_everyone_on_duty_and_the_coordinators_at_once(question: Question) -> None:
    request, team, district, former = question
    chosen = route(request, team, district, former)
    assert chosen.everyone
    free = [m for m in team if m.active and m.id not in request.excluded and m.person_id != request.person_id]
    assert {m.id for m in free} <= set(ids(chosen))


@given(routings(urgent=False))
@settings(max_examples=60)
def test_after_three_the_whole_team_is_asked(question: Question) -> None:
    request, team, district, former = question
    chosen = route(request, team, district, former)
    assert chosen.everyone == ("whole_team" in chosen.why)
    if len(request.excluded) < WHOLE_TEAM_AFTER:
        assert not chosen.everyone


@pytest.mark.parametrize("state", [OfferState.DECLINED, OfferState.EXPIRED])
def test_three_refusals_open_it_to_all_districts(state: OfferState) -> None:
    team = [member(n, districts=frozenset({1})) for n in range(1, 5)] + [member(5, districts=frozenset({2}))]
    assert ids(route(passed_by(1, 2, state=state), team, 1)) == [3, 4]
    everyone = route(passed_by(1, 2, 3, state=state), team, 1)
    assert (ids(everyone), everyone.everyone) == ([4, 5], True)
    assert ids(route(passed_by(1, 2, 3, 4, 5, state=state), team, 1)) == []


def test_a_revoked_or_finished_offer_excludes_nobody() -> None:
    for state in (OfferState.REVOKED, OfferState.COMPLETED):
        assert ids(route(passed_by(1, state=state), [member(1)], None)) == [1]


NEAR = member(1, districts=frozenset({1}))
SKILLED = member(2, services=frozenset({"supplies"}))
OTHER = member(3)


@pytest.mark.parametrize(
    ("team", "district", "expected"),
    [
        ([NEAR, SKILLED, OTHER], 1, [1]),
        ([NEAR, SKILLED, OTHER], 2, [2]),
        ([NEAR, SKILLED, OTHER], None, [2]),
        ([NEAR, OTHER], 2, [1, 3]),
        ([replace(NEAR, active=False), SKILLED, OTHER], 1, [2]),
        ([replace(NEAR, load=300), SKILLED, OTHER], 1, [2]),
        ([NEAR, replace(SKILLED, load=300), OTHER], 2, [1, 3]),
    ],
    ids=["district", "service", "no district", "all", "district away", "district full", "service full"],
)
def test_the_district_comes_first_then_the_service_then_all(
    team: list[Membership], district: int | None, expected: list[int]
) -> None:
    assert ids(route(FREE, team, district)) == expected


def test_the_least_loaded_comes_first_then_who_waits_longest_then_the_id() -> None:
    team = [
        member(4, load=10),
        member(3, last_offer_at=NOW),
        member(2, last_offer_at=NOW.replace(hour=1)),
        member(5),
        member(1, load=20),
    ]
    assert ids(route(FREE, team, None)) == [5, 2, 3, 4, 1]


def test_who_knows_the_person_comes_first_up_to_a_fifth_above_capacity() -> None:
    team = [member(1, districts=frozenset({1})), member(2, load=340)]
    known = route(FREE, team, 1, former=2)
    assert (ids(known), known.why[0]) == ([2, 1], "continuity")
    tired = route(FREE, [team[0], member(2, load=351)], 1, former=2)
    assert (ids(tired), tired.why) == ([1], ("district",))
    assert ids(route(FREE, [team[0], replace(team[1], active=False)], 1, former=2)) == [1]
    assert ids(route(passed_by(2), team, 1, former=2)) == [1]


def test_waiting_and_urgent_weigh_what_the_rules_say() -> None:
    assert [a_request(urgent=True).weight, FREE.weight] == [30, 10]
    assert ids(route(FREE, [member(1, load=290)], None)) == [1]
    assert ids(route(FREE, [member(1, load=291)], None)) == []


def test_nobody_at_all_is_told_as_such() -> None:
    assert route(FREE, [], 1) == Route((), ("community",))
    assert RESIDENT.person_id == FREE.person_id
