"""What routing promises whatever the team: nobody outside scope or cap, an owner or an alarm, no orphans, one offer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.assignments import OfferState
from domain.people import Membership, Role, untrained
from domain.requests import By, Request
from domain.routing import CONTINUITY_CAP, route
from tests.domain.strategies import NOW, Question, a_request, member, offer, routings

SKILLS = st.frozensets(st.sampled_from(["supplies", "papers", "other"]))


@given(routings(urgent=False), SKILLS)
@settings(max_examples=100)
def test_only_who_is_trained_cleared_present_and_has_room_is_asked(question: Question, skilled: frozenset[str]) -> None:
    request, team, district, former = question
    for chosen in route(request, team, district, former, skilled=skilled).candidates:
        assert request.service not in skilled or request.service in chosen.services
        assert chosen.active and (chosen.cleared or not request.sensitive)
        assert chosen.load + request.weight <= chosen.capacity * (CONTINUITY_CAP if chosen.id == former else 1)


@given(routings(urgent=True), SKILLS)
@settings(max_examples=60)
def test_the_urgent_go_to_everybody_on_duty_whatever_they_are_trained_for(
    question: Question, skilled: frozenset[str]
) -> None:
    request, team, district, former = question
    assert route(request, team, district, former, skilled=skilled) == route(request, team, district, former)


@given(routings(), SKILLS, st.integers(0, 6))
@settings(max_examples=100)
def test_the_same_input_gives_the_same_answer_in_any_order(
    question: Question, skilled: frozenset[str], turn: int
) -> None:
    request, team, district, former = question
    turned = [*team[turn:], *team[:turn]]
    assert route(request, turned, district, former, skilled=skilled) == route(
        request, list(reversed(team)), district, former, skilled=set(skilled)
    )


@given(routings(), SKILLS)
@settings(max_examples=100)
def test_everybody_who_is_passed_over_is_told_why(question: Question, skilled: frozenset[str]) -> None:
    request, team, district, former = question
    chosen = route(request, team, district, former, skilled=skilled)
    workers = {m.id for m in team if m.role is Role.WORKER}
    assert workers == {id_ for id_, _ in chosen.excluded} | {m.id for m in chosen.candidates if m.id in workers}
    for id_, why in chosen.excluded:
        one = next(m for m in team if m.id == id_)
        assert why != "no_skill" or untrained(one, request, skilled)


def test_skill_is_a_reason_of_its_own() -> None:
    team = [member(1), member(2, services=frozenset({"supplies"})), member(3, services=frozenset({"papers"}))]
    chosen = route(a_request(), team, None, skilled={"supplies"})
    assert [m.id for m in chosen.candidates] == [2]
    assert chosen.excluded == ((1, "no_skill"), (3, "no_skill"))
    known = route(a_request(), team, None, former=1, skilled={"supplies"})
    assert [m.id for m in known.candidates] == [2], "knowing the person is no training"
    nobody = route(a_request(), team[:1], None, skilled={"supplies"})
    assert (nobody.candidates, nobody.excluded) == ((), ((1, "no_skill"),))
    passed = a_request(offers=tuple(offer(By(1000 + n, n), OfferState.DECLINED) for n in (4, 5, 6)))
    everyone = route(passed, team, None, skilled={"supplies"})
    assert [m.id for m in everyone.candidates] == [2], "the whole team is asked, of those who are trained"


@given(st.integers(1, 6), st.lists(st.frozensets(st.integers(1, 6), max_size=2), max_size=30))
@settings(max_examples=60, deadline=None)
def test_equal_weights_are_shared_equally_among_the_trained(size: int, refusals: list[frozenset[int]]) -> None:
    trained = [member(n, services=frozenset({"supplies"})) for n in range(1, size + 1)]
    team, declined = [*trained, member(99)], 0
    for minute, unwilling in enumerate(refusals):
        offers = tuple(offer(By(1000 + n, n), OfferState.DECLINED) for n in unwilling if n <= size)
        chosen = route(a_request(offers=offers), team, None, skilled={"supplies"})
        declined += len(offers)
        if chosen.candidates:
            team = _given(team, chosen.candidates[0].id, minute)
    loads = [m.load // 10 for m in team if m.services]
    assert max(loads) - min(loads) <= 1 + declined
    assert team[-1].load == 0


def _given(team: list[Membership], id_: int, minute: int) -> list[Membership]:
    at = NOW + timedelta(minutes=minute)
    return [replace(m, load=m.load + 10, last_offer_at=at) if m.id == id_ else m for m in team]


@given(routings(urgent=False), SKILLS, st.data())
@settings(max_examples=100)
def test_without_one_of_the_team_a_request_goes_to_the_others_or_to_the_alarm(
    question: Question, skilled: frozenset[str], data: st.DataObject
) -> None:
    request, team, district, former = question
    if not team:
        return
    gone = data.draw(st.sampled_from(team))
    whole = route(request, team, district, former, skilled=skilled)
    less = route(request, [m for m in team if m.id != gone.id], district, former, skilled=skilled)
    assert gone.id not in {m.id for m in less.candidates}
    assert less.candidates or not [m for m in whole.candidates if m.id != gone.id]


@given(routings(urgent=False), SKILLS)
@settings(max_examples=80)
def test_asking_on_ends_with_an_owner_or_an_alarm(question: Question, skilled: frozenset[str]) -> None:
    """Whoever is asked lets it pass: nobody is asked twice, and at the end there is nobody, which is an alarm."""
    request, team, district, former = question
    asked: list[int] = []
    while candidates := route(request, team, district, former, skilled=skilled).candidates:
        first = candidates[0]
        asked.append(first.id)
        request = _passed(request, first)
        assert len(asked) <= len(team)
    assert len(set(asked)) == len(asked)


def _passed(request: Request, worker: Membership) -> Request:
    last = offer(By(worker.person_id, worker.id), OfferState.EXPIRED)
    return replace(request, offers=(*request.offers, last))


@pytest.mark.parametrize("service", ["supplies", "papers"])
def test_a_skill_concerns_its_own_service_alone(service: str) -> None:
    chosen = route(a_request(service=service), [member(1)], None, skilled={"supplies"})
    assert bool(chosen.candidates) == (service == "papers")
