"""A worker is away: somebody else has the case in their place, and it comes back as it was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.assignments import Offer, OfferState
from domain.consequences import tellings
from domain.messages import Kind, Tell
from domain.people import Membership, Role
from domain.requests import CLOCK, HELD, By, NotNow, Refused, Request, Status
from domain.substituting import may_stand_in, root_of, stood_for
from domain.transitions import (
    Accept,
    Assign,
    Cancel,
    Command,
    Decline,
    Finish,
    HandOver,
    Release,
    Retire,
    Return,
    Substitute,
    TakeOver,
    transition,
)
from tests.domain.strategies import ANNA, BOHDAN, HEAD, NOW, RESIDENT, VIRA, in_status, member, offer

S, K = Status, OfferState
NUMBERS = iter(range(1000, 100000))


def fresh(by: By, root: int = 0) -> Offer:
    """A new offer to this one, in somebody's place."""
    return replace(offer(by, id_=next(NUMBERS), weight=0), root=root)


def do(request: Request, command: Command, by: By = CLOCK) -> Request:
    """The request after it."""
    return transition(request, command, by, NOW).after


def stands_in(request: Request, by: By, root: By = ANNA) -> Request:
    """This one has it in the place of another."""
    return do(request, Substitute(fresh(by, root.membership_id)))


def holder(request: Request) -> tuple[int, int]:
    """Who has it, and whose it is."""
    assert request.holder is not None
    return request.holder.membership_id, root_of(request.holder)


def loads(request: Request) -> dict[int, int]:
    """The load that everyone has of it."""
    return {o.membership_id: o.held for o in request.offers if o.held}


@pytest.mark.parametrize("status", sorted(HELD))
def test_it_goes_over_and_comes_back(status: Status) -> None:
    before = in_status(status)
    change = transition(before, Substitute(fresh(VIRA, ANNA.membership_id)), CLOCK, NOW)
    away = change.after
    assert (change.event.kind, away.status, away.due) == ("substituted", status, before.due)
    assert (holder(away), loads(away)) == ((13, 11), {13: before.weight})
    assert [o.state for o in away.offers if o.membership_id == 11] == [K.SUBSTITUTED]
    assert stood_for(away) == "Анна"
    change = transition(away, Return(fresh(ANNA)), CLOCK, NOW)
    back = change.after
    assert (change.event.kind, holder(back), loads(back)) == ("returned", (11, 11), {11: before.weight})
    assert [(o.state, o.reason) for o in back.offers if o.membership_id == 13] == [(K.REVOKED, "returned")]
    assert not {11, 13} & back.excluded and stood_for(back) == ""


def test_along_a_chain_it_stays_the_first_ones() -> None:
    second = stands_in(stands_in(in_status(S.IN_PROGRESS), BOHDAN), VIRA)
    assert (holder(second), loads(second)) == ((13, 11), {13: 10})
    assert holder(stands_in(second, BOHDAN)) == (12, 11)
    assert holder(do(second, Return(fresh(ANNA)))) == (11, 11)


@pytest.mark.parametrize("status", S)
def test_only_a_case_in_hand(status: Status) -> None:
    if status in HELD:
        return
    for command in (Substitute(fresh(VIRA, 11)), Return(fresh(ANNA))):
        with pytest.raises(Refused):
            do(in_status(status), command)


WRONG: dict[str, Command] = {
    "in nobody's place": Substitute(fresh(VIRA)),
    "in the place of another": Substitute(fresh(VIRA, BOHDAN.membership_id)),
    "the holder": Substitute(fresh(ANNA, ANNA.membership_id)),
    "the resident": Substitute(replace(fresh(VIRA, 11), person_id=RESIDENT.person_id)),
    "back to another": Return(fresh(VIRA)),
    "back where it is": Return(fresh(ANNA)),
    "back in a place": Return(fresh(VIRA, 11)),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be(name: str) -> None:
    with pytest.raises(NotNow):
        do(in_status(S.ACCEPTED), WRONG[name])


def test_a_hand_over_goes_on_with_whoever_stands_in() -> None:
    pending = do(in_status(S.IN_PROGRESS), HandOver(offer(VIRA, id_=77), "away"), ANNA)
    away = stands_in(pending, BOHDAN)
    assert holder(away) == (12, 11) and away.receiver and away.receiver.membership_id == 13
    kept = do(away, Decline("busy"), VIRA)
    assert (holder(kept), kept.receiver) == ((12, 11), None)
    taken = do(away, Accept(), VIRA)
    assert (holder(taken), loads(taken)) == ((13, 13), {13: 10})
    back = do(away, Return(fresh(ANNA)))
    assert holder(back) == (11, 11) and back.receiver


def test_handed_to_whoever_stands_in_it_is_not_theirs_for_good() -> None:
    pending = do(in_status(S.IN_PROGRESS), HandOver(offer(VIRA, id_=77), "away"), ANNA)
    away = stands_in(pending, VIRA)
    assert (holder(away), away.offered, loads(away)) == ((13, 11), (), {13: 10})


GONE: dict[str, tuple[Command, By]] = {
    "taken over": (TakeOver(offer(HEAD, id_=78)), HEAD),
    "ended": (Finish("provided"), VIRA),
    "cancelled": (Cancel("solved"), RESIDENT),
    "released": (Release(), HEAD),
}


@pytest.mark.parametrize("name", GONE)
def test_what_is_not_theirs_any_more_does_not_come_back(name: str) -> None:
    after = do(stands_in(in_status(S.IN_PROGRESS), VIRA), *GONE[name])
    with pytest.raises(Refused):
        do(after, Return(fresh(ANNA)))


def test_whoever_is_away_is_asked_no_more() -> None:
    pending = do(in_status(S.IN_PROGRESS), HandOver(offer(VIRA, id_=77), "other"), ANNA)
    change = transition(pending, Retire(13, "away"), CLOCK, NOW)
    assert (change.event.kind, holder(change.after), change.after.receiver) == ("handing_away", (11, 11), None)
    change = transition(in_status(S.OFFERED), Retire(11, "away"), CLOCK, NOW)
    assert (change.event.kind, change.after.status, change.after.excluded) == ("retired_away", S.OFFERED, frozenset())


def test_the_resident_alone_is_told_and_only_of_another_person() -> None:
    away = transition(in_status(S.IN_PROGRESS), Substitute(fresh(VIRA, 11)), CLOCK, NOW)
    (told,) = tellings(away)
    assert isinstance(told, Tell) and (told.person_id, told.message.kind) == (1, Kind.STANDS_IN)
    same = replace(fresh(VIRA, 11), person_id=ANNA.person_id)  # another role of the same person
    assert tellings(transition(in_status(S.ACCEPTED), Substitute(same), CLOCK, NOW)) == ()


def colleague(**fields: object) -> Membership:
    """Vira, who could stand in."""
    return member(13, **fields)


@pytest.mark.parametrize(
    ("fields", "may"),
    [
        ({}, True),
        ({"away": True}, False),
        ({"active": False}, False),
        ({"community": "UA-next"}, False),
        ({"person_id": RESIDENT.person_id}, False),
        ({"role": Role.ADMIN}, False),
        ({"role": Role.COORDINATOR}, True),
        ({"role": Role.COORDINATOR, "person_id": RESIDENT.person_id}, False),
    ],
)
def test_who_may_stand_in(fields: dict[str, object], may: bool) -> None:
    assert may_stand_in(in_status(S.IN_PROGRESS), colleague(**fields)) is may


def test_clearance_and_training() -> None:
    secret = replace(in_status(S.IN_PROGRESS), sensitive=True)
    assert not may_stand_in(secret, colleague()) and may_stand_in(secret, colleague(cleared=True))
    plain = in_status(S.IN_PROGRESS)
    assert not may_stand_in(plain, colleague(), ("supplies",))
    assert may_stand_in(plain, colleague(services=frozenset({"supplies"})), ("supplies",))
    assert may_stand_in(secret, colleague(role=Role.COORDINATOR), ("supplies",))


def test_nobody_who_is_concerned_or_from_whom_it_was_taken() -> None:
    """Not for good whoever said that they know the people; others only while it was the last word."""
    of_vira = do(do(in_status(S.IN_PROGRESS), Assign(offer(VIRA, id_=77), "other"), HEAD), Accept(), VIRA)
    knows = do(do(of_vira, HandOver(offer(ANNA, id_=78), "conflict"), VIRA), Accept(), ANNA)
    assert not may_stand_in(knows, colleague())
    away = do(do(of_vira, HandOver(offer(ANNA, id_=78), "away"), VIRA), Accept(), ANNA)
    assert may_stand_in(away, colleague())
    said_so = in_status(S.OFFERED)
    said_so = do(replace(said_so, offers=(*said_so.offers, fresh(VIRA))), Decline("conflict"), VIRA)
    assert not may_stand_in(do(said_so, Accept(), ANNA), colleague())
    taken = do(replace(do(of_vira, Release(), HEAD), status=S.OFFERED), Assign(fresh(ANNA)), HEAD)
    assert not may_stand_in(do(taken, Accept(), ANNA), colleague())
