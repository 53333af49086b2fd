"""What a coordinator does over the heads of the workers: when it may be done, and whose the request is then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from domain.assignments import OfferState
from domain.requests import (
    HELD,
    OPEN,
    UNOWNED,
    By,
    NotNow,
    Request,
    Stale,
    Status,
)
from domain.transitions import (
    Accept,
    Assign,
    Command,
    Recall,
    Release,
    Retire,
    TakeOver,
    transition,
)
from tests.domain.strategies import (
    ANNA,
    BOHDAN,
    HEAD,
    NOW,
    VIRA,
    in_status,
    offer,
)

S, K = Status, OfferState

LATER = NOW + timedelta(hours=1)

DUE = NOW + timedelta(days=2)


def done(request: Request, command: Command, by: By) -> Request:
    """The request after it."""
    return transition(request, command, by, LATER).after


def loads(request: Request) -> dict[int, int]:
    """The load that everyone has of it."""
    return {o.membership_id: o.held for o in request.offers if o.held}


COMMANDS: dict[str, tuple[Callable[[], Command], frozenset[Status]]] = {
    "assign": (lambda: Assign(offer(VIRA, id_=77)), OPEN),
    "take over": (lambda: TakeOver(offer(HEAD, id_=77)), OPEN),
    "release": (Release, HELD),
    "recall": (Recall, frozenset({S.OFFERED})),
}


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_coordinator_may_do_when(name: str, status: Status) -> None:
    make, allowed = COMMANDS[name]
    request = in_status(status)
    if status in allowed:
        assert done(request, make(), HEAD).version == request.version + 1
        return
    with pytest.raises(NotNow) as refused:
        done(request, make(), HEAD)
    assert refused.value.fresh == request


@pytest.mark.parametrize("status", sorted(UNOWNED))
def test_assigned_is_asked_alone(status: Status) -> None:
    after = done(in_status(status), Assign(offer(VIRA, id_=77, weight=0)), HEAD)
    assert (after.status, [o.membership_id for o in after.offered]) == (S.OFFERED, [13])
    assert done(after, Accept(), VIRA).status is S.ACCEPTED


@pytest.mark.parametrize("status", sorted(HELD))
def test_a_case_in_hand_is_assigned_by_handing_it_over(status: Status) -> None:
    after = done(in_status(status), Assign(offer(VIRA, id_=77)), HEAD)
    assert (after.status, after.receiver and after.receiver.membership_id) == (status, 13)
    assert after.holder and after.holder.membership_id == ANNA.membership_id


@pytest.mark.parametrize("status", sorted(OPEN))
def test_taken_over_is_had_at_once(status: Status) -> None:
    after = done(in_status(status), TakeOver(offer(HEAD, id_=77), due=DUE), HEAD)
    assert after.status is (status if status in HELD else S.ACCEPTED)
    assert after.holder and after.holder.membership_id == HEAD.membership_id
    assert loads(after) == {HEAD.membership_id: after.weight}
    with pytest.raises(NotNow):
        done(after, TakeOver(offer(HEAD, id_=78)), HEAD)


@pytest.mark.parametrize("status", sorted(HELD))
def test_released_is_looked_for_anew_and_not_given_back(status: Status) -> None:
    after = done(in_status(status), Release(DUE), HEAD)
    assert (after.status, after.holder, loads(after), after.due) == (S.NEW, None, {}, DUE)
    assert ANNA.membership_id in after.excluded
    assert ANNA.membership_id not in done(in_status(status), Release(left=True), HEAD).excluded


def test_who_leaves_is_asked_no_more() -> None:
    first = done(in_status(S.OFFERED), Retire(ANNA.membership_id), HEAD)
    assert (first.status, [o.membership_id for o in first.offered]) == (S.OFFERED, [BOHDAN.membership_id])
    assert done(first, Retire(BOHDAN.membership_id), HEAD).status is S.NEW
    with pytest.raises(Stale):
        done(first, Retire(ANNA.membership_id), HEAD)
