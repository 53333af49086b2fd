"""A case in two hands: who may give it, who may take it, and that one of them answers for it at every moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.assignments import OfferState
from domain.handing import CAUSES, may_receive
from domain.office import DEFAULT_OFFICE
from domain.people import Role
from domain.requests import (
    CLOCK,
    HELD,
    AlreadyTaken,
    By,
    NotFound,
    NotNow,
    Outcome,
    Refused,
    Request,
    Stale,
    Status,
)
from domain.timers import TimerKind, for_request
from domain.transitions import (
    Accept,
    AddWords,
    Assign,
    Cancel,
    Command,
    Decline,
    Expire,
    Finish,
    HandOver,
    RecordContact,
    Reject,
    Release,
    Retire,
    Slip,
    TakeOver,
    Withdraw,
    transition,
)
from tests.domain.strategies import (
    ANNA,
    BOHDAN,
    HEAD,
    NOW,
    RESIDENT,
    STRANGER,
    VIRA,
    a_request,
    in_status,
    member,
    offer,
)

S, K = Status, OfferState

LATER = NOW + timedelta(hours=1)

DUE = NOW + timedelta(days=2)


def done(request: Request, command: Command, by: By) -> Request:
    """The request after it."""
    return transition(request, command, by, LATER).after


def handed(status: Status = S.IN_PROGRESS, to: By = VIRA) -> Request:
    """Anna has it and hands it over to Vira."""
    return done(in_status(status), HandOver(offer(to, id_=77, weight=10), "away"), ANNA)


def states(request: Request) -> dict[int, OfferState]:
    """What the newest offer to each of them is."""
    return {o.membership_id: o.state for o in request.offers}


def loads(request: Request) -> dict[int, int]:
    """The load that everyone has of it."""
    return {o.membership_id: o.held for o in request.offers if o.held}


@pytest.mark.parametrize("status", sorted(HELD))
def test_until_the_colleague_agrees_it_stays_where_it_is(status: Status) -> None:
    before, pending = in_status(status), handed(status)
    assert pending.status is status
    assert pending.holder and pending.holder.membership_id == ANNA.membership_id
    assert pending.receiver and pending.receiver.membership_id == VIRA.membership_id
    assert loads(pending) == loads(before), "whoever is asked carries nothing yet"


@pytest.mark.parametrize("status", sorted(HELD))
def test_whoever_agrees_has_it_and_its_load(status: Status) -> None:
    change = transition(handed(status), Accept(), VIRA, LATER)
    after = change.after
    assert (change.event.kind, after.status) == ("handed_over", status)
    assert after.holder and after.holder.membership_id == VIRA.membership_id
    assert states(after) == {11: K.TRANSFERRED, 12: K.REVOKED, 13: K.ACCEPTED}
    assert loads(after) == {13: after.weight}
    assert after.receiver is None and ANNA.membership_id in after.excluded


BACK: dict[str, tuple[Command, By, OfferState]] = {
    "handing_declined": (Decline("busy"), VIRA, K.DECLINED),
    "handing_expired": (Expire(), CLOCK, K.EXPIRED),
    "handing_withdrawn": (Withdraw(), ANNA, K.REVOKED),
    "handing_left": (Retire(VIRA.membership_id), HEAD, K.REVOKED),
}


@pytest.mark.parametrize("kind", BACK)
@pytest.mark.parametrize("status", sorted(HELD))
def test_otherwise_it_stays(kind: str, status: Status) -> None:
    command, by, became = BACK[kind]
    before = in_status(status)
    change = transition(handed(status), command, by, LATER)
    assert (change.event.kind, change.after.status) == (kind, status)
    assert states(change.after) == {**states(before), 13: became}
    assert loads(change.after) == loads(before)
    with pytest.raises((AlreadyTaken, Stale)):
        done(change.after, Accept(), VIRA)
    again = done(change.after, HandOver(offer(VIRA, id_=78), "other"), ANNA)
    assert again.receiver and again.receiver.id == 78


def test_two_are_not_asked_at_a_time() -> None:
    with pytest.raises(NotNow):
        done(handed(), HandOver(offer(BOHDAN, id_=78), "away"), ANNA)
    other = done(handed(), Assign(offer(BOHDAN, id_=78)), HEAD)
    assert [o.membership_id for o in other.offered] == [BOHDAN.membership_id], "a coordinator asks another one instead"


@pytest.mark.parametrize("status", S)
def test_only_a_case_in_hand_is_handed_over(status: Status) -> None:
    if status in HELD:
        return
    with pytest.raises(Refused):
        handed(status)


@pytest.mark.parametrize("to", [ANNA, RESIDENT], ids=["oneself", "the resident"])
def test_never_to_oneself_nor_to_the_person_themself(to: By) -> None:
    with pytest.raises(NotNow):
        handed(to=replace(to, membership_id=55))
    with pytest.raises(NotNow):
        done(in_status(S.IN_PROGRESS), Assign(offer(replace(to, membership_id=55))), HEAD)
    with pytest.raises(NotNow):
        done(in_status(S.NEW), Assign(offer(HEAD)), HEAD)


@pytest.mark.parametrize("by", [BOHDAN, STRANGER, RESIDENT, CLOCK])
def test_nobody_else_hands_over_or_calls_it_off(by: By) -> None:
    with pytest.raises(Stale):
        done(in_status(S.IN_PROGRESS), HandOver(offer(VIRA), "away"), by)
    with pytest.raises(Stale):
        done(handed(), Withdraw(), by)
    for command in (Accept(), Decline("busy")):
        with pytest.raises(Refused):
            done(handed(), command, by)


def test_there_is_a_reason_of_the_list() -> None:
    for cause in CAUSES:
        assert done(in_status(S.ACCEPTED), HandOver(offer(VIRA), cause), ANNA).receiver
    with pytest.raises(NotNow):
        done(in_status(S.ACCEPTED), HandOver(offer(VIRA), "somehow"), ANNA)


WORK: dict[str, tuple[Command, By]] = {
    "contact": (RecordContact(), ANNA),
    "words": (AddWords(), ANNA),
    "resident": (AddWords(), RESIDENT),
    "slip": (Slip(DUE), CLOCK),
}


@pytest.mark.parametrize("what", WORK)
def test_the_work_goes_on_meanwhile(what: str) -> None:
    command, by = WORK[what]
    after = done(handed(S.ACCEPTED), command, by)
    assert after.holder and after.holder.membership_id == ANNA.membership_id
    assert done(after, Accept(), VIRA).holder


ENDS: dict[str, tuple[Command, By]] = {
    "finished": (Finish(Outcome.PROVIDED), ANNA),
    "cancelled": (Cancel("solved"), RESIDENT),
    "refused": (Reject("medical", "Лікарня"), HEAD),
    "released": (Release(), HEAD),
    "taken over": (TakeOver(offer(HEAD)), HEAD),
}


@pytest.mark.parametrize("what", ENDS)
def test_the_end_of_the_case_ends_the_hand_over(what: str) -> None:
    command, by = ENDS[what]
    after = done(handed(), command, by)
    assert (after.receiver, after.offered) == (None, ())
    assert states(after)[VIRA.membership_id] is K.REVOKED
    with pytest.raises(Refused):
        done(after, Accept(), VIRA)


def test_the_term_for_an_answer_runs_beside_the_others() -> None:
    pending = handed(S.ACCEPTED)
    (answer,) = for_request(pending, DEFAULT_OFFICE, NOW, "handed")
    assert answer.kind is TimerKind.OFFER
    later = done(pending, RecordContact(), ANNA)
    assert {t.kind for t in for_request(later, DEFAULT_OFFICE, LATER)} == {TimerKind.STALLED, TimerKind.OFFER}
    assert {t.due_at for t in for_request(later, DEFAULT_OFFICE, LATER) if t.kind is TimerKind.OFFER} == {answer.due_at}
    free = done(later, Withdraw(), ANNA)
    assert {t.kind for t in for_request(free, DEFAULT_OFFICE, LATER)} == {TimerKind.STALLED}


def test_who_may_be_asked_to_receive() -> None:
    case = in_status(S.IN_PROGRESS)
    head = member(21, role=Role.COORDINATOR)
    assert may_receive(case, member(13)) and may_receive(case, head)
    for one in (
        member(13, active=False),
        member(13, community="UA-other"),
        member(11),  # has it
        replace(member(13), person_id=ANNA.person_id),  # the same person in another role
        replace(member(13), person_id=RESIDENT.person_id),
        member(31, role=Role.ADMIN, community=""),
        member(32, role=Role.AUDITOR),
    ):
        assert not may_receive(case, one)


def test_what_is_sensitive_goes_to_the_cleared_and_what_needs_skill_to_the_skilled() -> None:
    secret = replace(in_status(S.IN_PROGRESS), sensitive=True)
    assert not may_receive(secret, member(13))
    assert may_receive(secret, member(13, cleared=True)) and may_receive(secret, member(21, role=Role.COORDINATOR))
    case, trained = in_status(S.IN_PROGRESS), member(13, services=frozenset({"supplies"}))
    assert not may_receive(case, member(13), {"supplies"}) and may_receive(case, trained, {"supplies"})
    assert may_receive(case, member(21, role=Role.COORDINATOR), {"supplies"})


def test_an_appeal_is_for_coordinators_alone() -> None:
    appealed = a_request(status=S.REOPENED, outcome="medical")
    assert not may_receive(appealed, member(13, cleared=True)) and may_receive(
        appealed, member(21, role=Role.COORDINATOR)
    )


def test_to_others_the_wish_of_a_resident_does_not_exist() -> None:
    with pytest.raises(NotFound):
        done(handed(), Cancel("solved"), VIRA)
