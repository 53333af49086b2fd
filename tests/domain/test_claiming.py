"""Whose queue a request is in, and what becomes of it and of others when somebody takes it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.assignments import OfferState
from domain.claiming import Claim
from domain.consequences import tellings
from domain.messages import Kind, Tell
from domain.people import Actor, Membership, Person, Role, in_queue_of, just_lost, may_read_details, may_see
from domain.requests import UNOWNED, AlreadyTaken, By, Ground, NotNow, Request, Status
from domain.transitions import Accept, transition
from tests.domain.strategies import ANNA, BOHDAN, NOW, RESIDENT, VIRA, a_request, in_status, member, offer

PLAIN, CLEARED, HEAD = member(13), member(13, cleared=True), member(13, role=Role.COORDINATOR)
REFUSED: dict[str, Any] = {"status": Status.REOPENED, "outcome": Ground.NOT_OFFERED.value}


def who(*memberships: Membership, person: int = VIRA.person_id) -> Actor:
    """A person with these roles."""
    return Actor(Person(person, chat=person), memberships)


def declined(reason: str) -> Request:
    """Vira said no, and why."""
    return a_request(offers=(replace(offer(VIRA, OfferState.DECLINED), reason=reason),))


@pytest.mark.parametrize(
    ("actor", "request_", "there"),
    [
        *((who(PLAIN), in_status(status), status in UNOWNED) for status in Status),
        (who(), a_request(), False),
        (who(PLAIN, person=RESIDENT.person_id), a_request(), False),
        (who(HEAD, person=RESIDENT.person_id), a_request(), False),
        (who(member(13, community="UA-next")), a_request(), False),
        (who(member(13, active=False)), a_request(), False),
        (who(member(13, role=Role.ADMIN, community="")), a_request(), False),
        (who(member(13, role=Role.AUDITOR, community="")), a_request(), False),
        (who(PLAIN), a_request(sensitive=True), False),
        (who(CLEARED), a_request(sensitive=True), True),
        (who(HEAD), a_request(sensitive=True), True),
        (who(CLEARED), a_request(**REFUSED), False),
        (who(HEAD), a_request(**REFUSED), True),
        (who(PLAIN), declined("busy"), True),
        (who(PLAIN), declined("conflict"), False),
        (who(HEAD), declined("conflict"), False),
    ],
)
def test_whose_queue_it_is_in(actor: Actor, request_: Request, there: bool) -> None:
    assert (in_queue_of(actor, request_) is not None) is there
    assert may_see(actor, request_) or not there, "what is in the queue can be seen"


def test_a_conflict_holds_whatever_is_said_later() -> None:
    once = declined("conflict")
    later = replace(once, offers=(*once.offers, replace(offer(VIRA, OfferState.EXPIRED), id=99)))
    assert in_queue_of(who(PLAIN), later) is None


def test_the_queue_shows_no_details() -> None:
    assert not may_read_details(who(CLEARED), a_request())


def test_who_has_it_is_told_until_the_work_begins() -> None:
    taken = transition(a_request(), Claim(offer(VIRA)), VIRA, NOW).after
    colleague = who(member(14), person=1014)
    assert just_lost(colleague, taken)
    assert not just_lost(colleague, replace(taken, status=Status.IN_PROGRESS))
    assert not just_lost(who(member(14, community="UA-next"), person=1014), taken)
    assert not may_see(colleague, taken)


def test_a_claim_is_an_acceptance_and_ends_what_was_asked() -> None:
    done = transition(in_status(Status.OFFERED), Claim(offer(VIRA), NOW + timedelta(days=1)), VIRA, NOW)
    states = {o.membership_id: o.state for o in done.after.offers}
    assert states == {11: OfferState.REVOKED, 12: OfferState.REVOKED, 13: OfferState.ACCEPTED}
    assert done.after.holder and done.after.holder.held == 10
    assert done.after.due == NOW + timedelta(days=1)
    told = [(t.person_id, t.message.kind) for t in tellings(done) if isinstance(t, Tell)]
    gone = [(1011, Kind.OFFER_GONE), (1012, Kind.OFFER_GONE)]
    assert sorted(told) == sorted([(RESIDENT.person_id, Kind.TAKEN), *gone])


def test_the_second_reads_who_was_first() -> None:
    taken = transition(a_request(), Claim(offer(ANNA)), ANNA, NOW).after
    with pytest.raises(AlreadyTaken) as lost:
        transition(taken, Claim(offer(BOHDAN)), BOHDAN, NOW)
    assert lost.value.fresh.holder and lost.value.fresh.holder.membership_id == ANNA.membership_id
    with pytest.raises(AlreadyTaken):
        transition(taken, Accept(), BOHDAN, NOW)


@pytest.mark.parametrize(
    ("request_", "by"),
    [
        (in_status(Status.CLOSED), VIRA),
        (in_status(Status.CANCELLED), VIRA),
        (a_request(), By(RESIDENT.person_id, VIRA.membership_id)),
        (a_request(), ANNA),
    ],
    ids=["over", "cancelled", "own", "with somebody else's offer"],
)
def test_what_cannot_be_claimed(request_: Request, by: By) -> None:
    with pytest.raises(NotNow):
        transition(request_, Claim(offer(VIRA)), by, NOW)
