"""Rights are the sum of single roles: no combination of them, ended ones or a menu opens what no role of its own does.

The table itself, command by command, stands with the use cases (tests/usecases/permits_table.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.acting import RESIDENT, acting, hats, may_switch
from domain.assignments import LIVE, Offer, OfferState
from domain.people import Actor, Membership, Person, Role, as_worker, in_queue_of, just_lost, may_read_details, may_see
from domain.requests import UNOWNED, By, Ground, Request, Status
from tests.domain.strategies import HOME, a_request, member, offer

ME, OWNER, NEXT = 1011, 1, "UA-next"
RIGHTS: Mapping[str, Callable[[Actor, Request], object]] = {
    "see": may_see,
    "read": may_read_details,
    "work": as_worker,
    "queue": in_queue_of,
    "lost": just_lost,
}

_places = {Role.ADMIN: [""], Role.AUDITOR: [""], Role.WORKER: [HOME, NEXT], Role.COORDINATOR: [HOME, NEXT]}
_roles = st.sampled_from([(role, place) for role, places in _places.items() for place in places])
_held = st.builds(
    lambda id_, role, cleared, active: member(
        id_, person_id=ME, role=role[0], community=role[1], cleared=cleared, active=active
    ),
    st.integers(11, 15),
    _roles,
    st.booleans(),
    st.booleans(),
)
_teams = st.lists(_held, max_size=4, unique_by=lambda m: m.id)
_offers = st.builds(
    lambda whose, state, why: replace(offer(whose, state), reason=why),
    st.sampled_from([By(ME, n) for n in range(11, 16)] + [By(1099, 99)]),
    st.sampled_from(OfferState),
    st.sampled_from(["", "busy", "conflict"]),
)


def _asked(offers: list[Offer]) -> tuple[Offer, ...]:
    """As the database has them: one is live at most."""
    live = [o for o in offers if o.state in LIVE][1:]
    return tuple(o for o in offers if o not in live)


_requests = st.builds(
    lambda owner, status, sensitive, outcome, offers: (
        a_request(status=status, sensitive=sensitive, outcome=outcome, offers=_asked(offers))
        if owner != ME
        else replace(a_request(status=status, sensitive=sensitive, offers=_asked(offers)), person_id=ME)
    ),
    st.sampled_from([OWNER, OWNER, ME]),
    st.sampled_from(Status),
    st.booleans(),
    st.sampled_from(["", Ground.NOT_OFFERED]),
    st.lists(_offers, max_size=4, unique_by=lambda o: o.membership_id),
)


def somebody(*held: Membership, acting_: int = 0) -> Actor:
    """A registered person with these roles."""
    return Actor(Person(ME, ME, consent="2026", settlement="UA1", acting=acting_), held)


def rights(actor: Actor, request: Request) -> set[str]:
    """All that the actor may do with it."""
    return {name for name, may in RIGHTS.items() if may(actor, request)}


@given(_teams, _requests)
@settings(max_examples=300)
def test_several_roles_are_no_more_than_each_of_them(held: list[Membership], request: Request) -> None:
    one_by_one = [rights(somebody(m), request) for m in held]
    assert rights(somebody(*held), request) == set().union(rights(somebody(), request), *one_by_one)


@given(_teams, _requests)
@settings(max_examples=200)
def test_an_ended_role_is_none(held: list[Membership], request: Request) -> None:
    active = [m for m in held if m.active]
    assert rights(somebody(*held), request) == rights(somebody(*active), request)


@given(_teams, _requests, st.integers(-1, 15))
@settings(max_examples=200)
def test_the_menu_that_is_shown_changes_no_right(held: list[Membership], request: Request, shown: int) -> None:
    assert rights(somebody(*held, acting_=shown), request) == rights(somebody(*held), request)


@given(_held, _requests)
@settings(max_examples=400)
def test_what_a_single_role_opens(one: Membership, request: Request) -> None:
    """Read as the rules say it, without the words of the code."""
    allowed, mine = rights(somebody(one), request), request.person_id == ME
    states = [o.state for o in request.offers if o.membership_id == one.id and one.active]
    has, asked = any(s in LIVE for s in states), OfferState.OFFERED in states
    works = one.active and one.role in (Role.WORKER, Role.COORDINATOR)
    here = works and one.community == HOME
    heads = here and one.role is Role.COORDINATOR
    assert ("work" in allowed) is (works and (has or asked))
    assert ("read" in allowed) is (not mine and (works and has or heads))
    assert allowed <= {"see"} or here or has or asked, "another community opens nothing"
    if one.role in (Role.ADMIN, Role.AUDITOR):
        assert allowed == ({"see"} if mine else set())
    if "queue" in allowed:
        free = not any(o.state in LIVE for o in request.offers)
        assert here and not mine and request.status in UNOWNED and free
        assert heads or one.cleared or not request.sensitive
        assert heads or not request.appealed, "an appeal is for those above whoever refused"
    if "see" in allowed:
        assert mine or heads or {"work", "queue"} & allowed


@given(_teams, st.integers(-1, 16), st.booleans())
def test_one_is_always_something_that_one_holds(held: list[Membership], shown: int, resident: bool) -> None:
    actor = somebody(*held, acting_=shown)
    if not resident:
        actor = replace(actor, person=replace(actor.person, settlement=""))
    present = acting(actor)
    assert present is None or present in hats(actor)
    chosen = [m for m in hats(actor) if m.id == shown]
    if chosen:
        assert present == chosen[0]
    elif shown == RESIDENT and resident:
        assert present is None
    else:
        assert (present is None) is (not hats(actor)), "a choice that has ended falls back to what is left"
    assert may_switch(actor) is (len(hats(actor)) + resident > 1)
