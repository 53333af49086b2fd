"""Requests, workers and answers to draw from, and one sample request for every status."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from domain.assignments import Offer, OfferState
from domain.forms import Attachment, Chosen, Draft, Gave, Given, Kind, Skipped, Step, Wrote
from domain.people import Membership, Role
from domain.requests import By, Request, Status

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday, 11:00 in Kyiv
HOME = "UA-home"
RESIDENT = By(1)
ANNA, BOHDAN, VIRA = By(1011, 11), By(1012, 12), By(1013, 13)
STRANGER = By(999, 99)
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
    ended = status in (Status.RESOLVED, Status.CLOSED)
    return a_request(status=status, offers=offers, ended_at=NOW if ended else None)


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
    Status.CANCELLED: (OfferState.REVOKED, OfferState.REVOKED),
}


def _several(*of: Any) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(of))


@st.composite
def teams(draw: st.DrawFn) -> list[Membership]:
    """Workers and coordinators of one community: away, full, of districts and services, cleared or not."""
    shapes = st.fixed_dictionaries(
        {
            "role": st.sampled_from([Role.WORKER] * 4 + [Role.COORDINATOR]),
            "active": st.sampled_from([True] * 5 + [False]),
            "load": st.integers(0, 12).map(lambda n: n * 10),
            "capacity": st.sampled_from([0, 30, 50, 100, 300]),
            "districts": _several(1, 2),
            "services": _several("supplies", "papers"),
            "cleared": st.booleans(),
            "last_offer_at": st.none() | st.integers(0, 5).map(lambda n: NOW - timedelta(hours=n)),
        }
    )
    return [member(n, **shape) for n, shape in enumerate(draw(st.lists(shapes, max_size=7)), 1)]


@st.composite
def routings(draw: st.DrawFn, urgent: bool | None = None) -> tuple[Request, list[Membership], int | None, int | None]:
    """What `route` decides on: a request with its former offers, a team, a district, a former worker."""
    team = draw(teams())
    passed = (OfferState.DECLINED, OfferState.EXPIRED, OfferState.REVOKED, OfferState.COMPLETED)
    picked = [(m, draw(st.sampled_from((*passed, None, None, None)))) for m in team]
    ids = st.sampled_from([m.id for m in team]) if team else st.none()
    request = a_request(
        urgent=draw(st.booleans()) if urgent is None else urgent,
        sensitive=draw(st.booleans()),
        service=draw(st.sampled_from(["supplies", "papers", "other"])),
        offers=tuple(offer(By(m.person_id, m.id), state) for m, state in picked if state),
    )
    if draw(st.booleans()) and team:
        request = replace(request, person_id=1000 + draw(st.integers(1, len(team))))
    return request, team, draw(st.sampled_from([None, 1, 2])), draw(st.none() | ids)


def fitting(step: Step) -> Given:
    """An answer that this step must take."""
    match step.kind:
        case Kind.CHOICE | Kind.PLACE:
            return Chosen(step.options[-1] if step.options else "UA1")
        case Kind.MANY:
            return Skipped()
        case Kind.PHONE:
            return Wrote("067 123 45 67", reading="+380671234567")
        case _:
            return Wrote("Словами")


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
