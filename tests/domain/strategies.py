"""Requests, workers and answers to draw from, and one sample request for every status."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from domain.answers import Attachment, Chosen, Gave, Given, Kind, Skipped, Step, Wrote
from domain.assignments import Offer, OfferState
from domain.forms import Draft
from domain.people import Membership, Role
from domain.requests import By, Request, Status

T = TypeVar("T")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday, 11:00 in Kyiv
HOME = "UA-home"
RESIDENT = By(1)
ANNA, BOHDAN, VIRA = By(1011, 11), By(1012, 12), By(1013, 13)
HEAD, STRANGER = By(1021, 21), By(999, 99)
MOVES = ("answer", "answer", "answer", "answer", "skip", "back", "amend", "stray")


def member(id_: int, **fields: Any) -> Membership:
    """A worker of the home community, whose person has the same number and a thousand."""
    return Membership(**{"id": id_, "person_id": 1000 + id_, "role": Role.WORKER, "community": HOME, **fields})


def offer(by: By, state: OfferState = OfferState.OFFERED, id_: int = 0, weight: int = 10) -> Offer:
    """This worker's offer."""
    return Offer(id_ or by.membership_id, by.membership_id, by.person_id, state, NOW, "Анна", weight)


def a_request(**fields: Any) -> Request:
    """A new request of the resident."""
    plain: dict[str, Any] = {"service": "supplies", "created_at": NOW, "due": NOW + timedelta(hours=30)}
    return Request(7, "ПИР-48-21-57", HOME, "UA-village", RESIDENT.person_id, **{**plain, **fields})


def in_status(status: Status) -> Request:
    """How a request in this status looks: Anna was asked first, Bohdan together with her."""
    first, second = _SHAPES.get(status, (None, None))
    offers = tuple(offer(by, state) for by, state in ((ANNA, first), (BOHDAN, second)) if state)
    over = (Status.RESOLVED, Status.CLOSED, Status.REJECTED, Status.REDIRECTED, Status.DUPLICATE)
    ended = status in over
    outcome = "not_offered" if status is Status.REJECTED else ""
    return a_request(status=status, offers=offers, ended_at=NOW if ended else None, outcome=outcome)


_DONE = (OfferState.COMPLETED, OfferState.REVOKED)
_TAKEN = (OfferState.ACCEPTED, OfferState.REVOKED)
_SHAPES = {
    Status.OFFERED: (OfferState.OFFERED, OfferState.OFFERED),
    Status.ACCEPTED: _TAKEN,
    Status.IN_PROGRESS: _TAKEN,
    Status.WAITING: _TAKEN,
    Status.RESOLVED: _DONE,
    Status.REOPENED: _DONE,
    Status.CLOSED: _DONE,
    Status.REJECTED: _DONE,
    Status.REDIRECTED: _DONE,
    Status.DUPLICATE: _DONE,
    Status.CANCELLED: (OfferState.REVOKED, OfferState.REVOKED),
}


class _Code:
    """One number that stands for several choices: much quicker to draw and to shrink than each by itself."""

    def __init__(self, number: int) -> None:
        self.left = number

    def of(self, *options: T) -> T:
        """The next choice; 0 is always the first."""
        self.left, which = divmod(self.left, len(options))
        return options[which]


def _member(id_: int, number: int) -> Membership:
    """A worker, or a coordinator on duty, as the number says."""
    one = _Code(number)
    role = one.of(*[Role.WORKER] * 4, Role.COORDINATOR)
    return member(
        id_,
        role=role,
        active=role is Role.COORDINATOR or one.of(True, True, True, True, False),
        load=one.of(0, 10, 20, 30, 40, 50, 60, 100, 120),
        capacity=one.of(300, 100, 50, 30, 0),
        districts=one.of(frozenset[int](), frozenset({1}), frozenset({2}), frozenset({1, 2})),
        services=one.of(frozenset[str](), frozenset({"supplies"}), frozenset({"papers"})),
        cleared=one.of(True, False),
        last_offer_at=one.of(None, NOW, NOW - timedelta(hours=1), NOW - timedelta(hours=2)),
    )


Question = tuple[Request, list[Membership], int | None, int | None]
_NUMBERS = st.integers(0, 2**24)
_PASSED = (None, None, None, OfferState.DECLINED, OfferState.EXPIRED, OfferState.REVOKED, OfferState.COMPLETED)


def _question(numbers: list[int], about: int, urgent: bool) -> Question:
    """What `route` decides on: a request with its former offers, a team, a district, a former worker."""
    team, one = [_member(n, number) for n, number in enumerate(numbers, 1)], _Code(about)
    picked = [(m, one.of(*_PASSED)) for m in team]
    own = one.of(False, False, True) and team
    request = a_request(
        urgent=urgent,
        sensitive=one.of(False, True),
        service=one.of("supplies", "papers", "other"),
        offers=tuple(offer(By(m.person_id, m.id), state) for m, state in picked if state),
    )
    if own:
        request = replace(request, person_id=one.of(*team).person_id)
    return request, team, one.of(None, 1, 2), one.of(None, *(m.id for m in team))


def routings(urgent: bool | None = None) -> st.SearchStrategy[Question]:
    """Any team and any request."""
    urgents = st.booleans() if urgent is None else st.just(urgent)
    return st.builds(_question, st.lists(_NUMBERS, max_size=7), st.integers(0, 2**44), urgents)


def fitting(step: Step) -> Given:
    """An answer that this step must take."""
    match step.kind:
        case Kind.CHOICE | Kind.PLACE:
            return Chosen(step.options[-1] if step.options else "UA1")
        case Kind.MANY:
            return Skipped()
        case Kind.PHONE:
            return Wrote("067 123 45 67", reading="+380671234567")
        case Kind.DIGITS:
            return Wrote("48-21-57", reading="482157")
        case Kind.DATE:
            return Wrote("23.11", reading="2026-11-23")
        case _:
            return Wrote("О 9" if step.numbered else "Словами")


_words = st.text(max_size=12)
_files = st.builds(Attachment, st.sampled_from(["voice", "photo"]), st.just("file"), _words)
_anything = st.one_of(
    st.builds(Wrote, _words, st.sampled_from(["", "+380671234567"]), st.sampled_from(["", "too_long"])),
    st.builds(Gave, _files),
    st.builds(Chosen, st.sampled_from(["me", "yes", "none", "alone", "roof", "nonsense", ""])),
    st.just(Skipped()),
)


def givens(step: Step | None) -> st.SearchStrategy[Given]:
    """Answers to a step: mostly fitting ones, also what does not belong there."""
    if step is None:
        return _anything
    options = st.sampled_from(step.options).map(Chosen) if step.options else st.just(fitting(step))
    return st.one_of(st.just(fitting(step)), options, _anything)


def at(draft: Draft, key: str) -> Draft:
    """The draft standing somewhere else, as an older or newer version of the form may have left it."""
    return replace(draft, step=key)
