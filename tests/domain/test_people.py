"""Who may see a request: its resident, who is asked or holds it, the coordinators of its community. Nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.assignments import OfferState
from domain.dialogs import REQUEST, WRITE
from domain.form_steps import begin
from domain.people import Actor, Membership, Person, Role, as_worker, may_see
from domain.requests import UNOWNED, By, Request, Status
from tests.domain.strategies import HOME, NOW, RESIDENT, a_request, member, offer

LIVE = (OfferState.OFFERED, OfferState.ACCEPTED, OfferState.TRANSFER_PENDING)
SOMEBODY = 1011


def who(person_id: int = SOMEBODY, *memberships: Membership) -> Actor:
    """A person with these roles."""
    return Actor(Person(person_id, chat=person_id), memberships)


def to(state: OfferState | None, membership: int = 11) -> Request:
    """A request that was offered to this membership, and is in no queue any more."""
    offers = (offer(By(SOMEBODY, membership), state),) if state else ()
    return a_request(status=Status.IN_PROGRESS, offers=offers)


@pytest.mark.parametrize(
    ("actor", "request_", "sees"),
    [
        (who(RESIDENT.person_id), to(None), True),
        (who(), to(None), False),
        (who(SOMEBODY, member(11)), to(None), False),
        *[(who(SOMEBODY, member(11)), to(state), state in LIVE) for state in OfferState],
        (who(SOMEBODY, member(11, active=False)), to(OfferState.ACCEPTED), False),
        (who(SOMEBODY, member(12)), to(OfferState.ACCEPTED), False),
        (who(SOMEBODY, member(11, role=Role.COORDINATOR)), to(None), True),
        (who(SOMEBODY, member(11, role=Role.COORDINATOR, community="UA-next")), to(None), False),
        (who(SOMEBODY, member(11, role=Role.COORDINATOR, active=False)), to(None), False),
        (who(SOMEBODY, member(11, role=Role.ADMIN, community="")), to(None), False),
        (who(SOMEBODY, member(11, role=Role.AUDITOR, community="")), to(None), False),
    ],
)
def test_the_scope(actor: Actor, request_: Request, sees: bool) -> None:
    assert may_see(actor, request_) is sees


memberships = st.builds(
    member,
    st.integers(11, 14),
    person_id=st.just(SOMEBODY),
    role=st.sampled_from(Role),
    community=st.sampled_from([HOME, "UA-next"]),
    active=st.booleans(),
)
offers = st.builds(lambda id_, state: offer(By(SOMEBODY, id_), state), st.integers(11, 14), st.sampled_from(OfferState))


@given(
    st.sampled_from([SOMEBODY, RESIDENT.person_id]),
    st.lists(memberships, max_size=3, unique_by=lambda m: m.id),
    st.lists(offers, max_size=3, unique_by=lambda o: o.id),
    st.sampled_from(Status),
)
@settings(max_examples=120)
def test_the_scope_of_anyone(person: int, roles: list[Membership], asked: list[object], status: Status) -> None:
    actor, request = who(person, *roles), a_request(status=status, offers=tuple(asked))
    active = [m for m in roles if m.active]
    live = {o.membership_id for o in request.offers if o.state in LIVE}
    heads = any(m.role is Role.COORDINATOR and m.community == HOME for m in active)
    helping = [m for m in active if m.role in (Role.WORKER, Role.COORDINATOR)]
    involved = any(m.id in live for m in helping)
    queued = status in UNOWNED and request.holder is None and any(m.community == HOME for m in helping)
    assert may_see(actor, request) is (person == request.person_id or involved or heads or queued)
    working = as_worker(actor, request)
    assert working is None or (working in active and working.id in live)
    assert working is not None or not involved


def test_a_coordinator_who_is_asked_acts_as_its_worker() -> None:
    """The urgent is offered to the coordinators as well: what they are offered they can take."""
    head = member(11, role=Role.COORDINATOR)
    assert as_worker(who(SOMEBODY, head), to(OfferState.OFFERED)) == head
    assert as_worker(who(SOMEBODY, head), to(None)) is None


def test_roles_are_held_in_their_community_and_only_while_active() -> None:
    actor = who(SOMEBODY, member(11), member(12, role=Role.ADMIN, community=""), member(13, active=False))
    assert actor.holds(Role.WORKER, HOME) and actor.holds(Role.WORKER)
    assert not actor.holds(Role.WORKER, "UA-next")
    assert actor.holds(Role.ADMIN, HOME) and actor.holds(Role.ADMIN, "UA-next")
    assert [m.id for m in actor.roles(Role.WORKER)] == [11]


def test_the_present_dialog_is_the_one_touched_last() -> None:
    older, newer = begin(REQUEST, "a", NOW), begin(WRITE, "b", NOW + timedelta(seconds=1))
    assert Actor(Person(1, 1), drafts=(newer, older)).draft == newer
    assert Actor(Person(1, 1)).draft is None


@pytest.mark.parametrize(
    ("consent", "settlement", "registered"), [("2026", "UA1", True), ("", "UA1", False), ("2026", "", False)]
)
def test_who_is_registered(consent: str, settlement: str, registered: bool) -> None:
    assert Actor(Person(1, 1, consent=consent, settlement=settlement)).registered is registered
