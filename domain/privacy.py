"""What the product holds about one person, and what of it an office must keep when they wish to be forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from domain.absences import Absence
from domain.auditing import Line
from domain.forms import Draft
from domain.people import ANY_CONTACT, Membership, Person, Reach
from domain.requests import Details, Event, Request
from domain.visits import Visit, VisitState
from domain.words import Word

MUTABLE = ("notices", "visits", "checkins", "surveys", "drafts")  # the kinds of messages that a person may switch off


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody of the staff looked at a request or did something with it that is on record."""

    at: datetime
    person_id: int
    action: str
    request_id: int


@dataclass(frozen=True, slots=True)
class Got:
    """A notice that the person got, or should have: what became of it ("sent", or why not) and what it says."""

    notice: int
    at: datetime | None
    outcome: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Everything held about one person (Law 2297-VI art. 8: the right to know). `did` is what the journal has of them,
    the newest first; `absences` are theirs when they work here."""

    made_at: datetime
    person: Person
    consents: Sequence[tuple[str, datetime]] = ()
    memberships: Sequence[Membership] = ()
    drafts: Sequence[Draft] = ()
    requests: Sequence[HeldRequest] = ()
    notices: Sequence[Got] = ()
    absences: Sequence[Absence] = ()
    did: Sequence[Line] = ()


@dataclass(frozen=True, slots=True)
class HeldRequest:
    """One request with its whole story; `seen` are those who opened it, `names` the staff names by person."""

    request: Request
    words: Sequence[Word] = ()
    events: Sequence[Event] = ()
    seen: Sequence[Seen] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    visits: Sequence[Visit] = ()

    def own(self, event: Event) -> bool:
        """Whether the person did it themselves, as a resident."""
        return event.by.person_id == self.request.person_id and not event.by.membership_id


def forgotten(person: Person) -> Person:
    """The row that remains: a number without a chat, so that the office's records still hang together."""
    return replace(
        person,
        chat=-person.id,
        name="",
        phone="",
        settlement="",
        consent="",
        reach=Reach.GONE,
        quiet=frozenset(),
        safe=ANY_CONTACT,
        acting=0,
    )


def nameless(request: Request) -> Request:
    """A request as an office may keep it: what was needed and when what was done, without who, where and the number of
    the paper that says so."""
    course = replace(request.course, application="", where="", last=None)
    return replace(request, details=without_person(request.details), course=course)


def wishless(visit: Visit) -> Visit:
    """A visit as an office may keep it: when it was and how it went; none is to come, and none comes after it."""
    kept = replace(visit, repeat="", wish_at=None)
    return replace(kept, state=VisitState.CANCELLED, version=visit.version + 1) if visit.open else kept


def without_person(details: Details) -> Details:
    """The details that an office may keep: what was needed, without who and where."""
    kept = {key: value for key, value in details.answers.items() if "." in key}  # a service's own choices
    return Details(answers=kept)
