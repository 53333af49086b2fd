"""The commands of a request and what each does to it: the one pure `transition`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.assignments import Offer, OfferState
from domain.requests import (
    HELD,
    OPEN,
    REOPEN_WITHIN,
    UNOWNED,
    AlreadyTaken,
    By,
    Change,
    NotFound,
    NotNow,
    Outcome,
    Request,
    Stale,
    Status,
    change,
    settle,
)


@dataclass(frozen=True, slots=True)
class MakeOffer:
    """The router offers the request; the weights of the offers are already taken."""

    offers: tuple[Offer, ...]
    why: tuple[str, ...] = ()
    excluded: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Accept:
    """A worker takes an offered request; `due` is a new time of the first call when the promised one has passed."""

    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Decline:
    """A worker hands an offer back."""

    reason: str


@dataclass(frozen=True, slots=True)
class Expire:
    """Nobody answered the open offers in time."""


@dataclass(frozen=True, slots=True)
class RecordContact:
    """The worker reached the person."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The worker ends the work with an outcome."""

    outcome: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Confirm:
    """The resident says that it helped, or the seven days are over (`silent`)."""

    silent: bool = False


@dataclass(frozen=True, slots=True)
class NotSolved:
    """The resident says that it did not help; `due` is when somebody will contact them again."""

    due: datetime


@dataclass(frozen=True, slots=True)
class Cancel:
    """The resident takes the request back."""

    reason: str


@dataclass(frozen=True, slots=True)
class AddWords:
    """Somebody wrote; the status stays, the history keeps that it happened."""

    texts: tuple[str, ...] = ()
    files: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """The clock: the first call was not made in time, a new time is promised."""

    due: datetime


Command = (
    MakeOffer | Accept | Decline | Expire | RecordContact | Finish | Confirm | NotSolved | Cancel | AddWords | Slip
)


def transition(request: Request, command: Command, by: By, now: datetime) -> Change:
    """What the command does. Raises AlreadyTaken, Stale, NotNow (with the fresh request) or NotFound (not yours)."""
    return _RULES[type(command)](request, command, by, now)


def _make_offer(request: Request, command: MakeOffer, by: By, now: datetime) -> Change:
    if request.status not in (Status.NEW, Status.REOPENED):
        raise NotNow(request)
    data = {
        "to": [o.membership_id for o in command.offers],
        "why": list(command.why),
        "excluded": [list(e) for e in command.excluded],
    }
    status = Status.OFFERED if command.offers else request.status
    return change(
        request,
        by,
        now,
        "offered" if command.offers else "unrouted",
        data,
        status=status,
        offers=request.offers + command.offers,
    )


def _accept(request: Request, command: Accept, by: By, now: datetime) -> Change:
    mine = _offer_of(request, by)
    holder = request.holder
    if holder:
        raise AlreadyTaken(request)
    if mine is None or mine.state is not OfferState.OFFERED or request.status is not Status.OFFERED:
        raise Stale(request)
    offers = settle(request.offers, OfferState.ACCEPTED, frozenset({by.membership_id}))
    offers = settle(offers, OfferState.REVOKED, reason="taken")
    weighed = tuple(replace(o, weight=request.weight) if o.state is OfferState.ACCEPTED else o for o in offers)
    due = command.due or request.due
    return change(request, by, now, "accepted", status=Status.ACCEPTED, offers=weighed, due=due)


def _decline(request: Request, command: Decline, by: By, now: datetime) -> Change:
    mine = _offer_of(request, by)
    if mine is None or mine.state is not OfferState.OFFERED:
        raise Stale(request)
    offers = settle(request.offers, OfferState.DECLINED, frozenset({by.membership_id}), command.reason)
    left = any(o.state is OfferState.OFFERED for o in offers)
    status = Status.OFFERED if left else Status.NEW
    return change(request, by, now, "declined", {"reason": command.reason}, status=status, offers=offers)


def _expire(request: Request, command: Expire, by: By, now: datetime) -> Change:
    if request.status is not Status.OFFERED:
        raise NotNow(request)
    offers = settle(request.offers, OfferState.EXPIRED)
    return change(request, by, now, "expired", status=Status.NEW, offers=offers)


def _record_contact(request: Request, command: RecordContact, by: By, now: datetime) -> Change:
    _held_by(request, by)
    if request.status is not Status.ACCEPTED:
        raise NotNow(request)
    return change(request, by, now, "contacted", status=Status.IN_PROGRESS, contacted_at=request.contacted_at or now)


def _finish(request: Request, command: Finish, by: By, now: datetime) -> Change:
    _held_by(request, by)
    if request.status not in HELD:
        raise NotNow(request)
    offers = _ended(request.offers, OfferState.COMPLETED)
    data = {"outcome": Outcome(command.outcome), "note": command.note}
    fields: dict[str, Any] = {
        "status": Status.RESOLVED,
        "outcome": command.outcome,
        "ended_at": now,
        "offers": offers,
    }
    reached = request.contacted_at or (None if command.outcome == Outcome.NOT_REACHED else now)
    return change(request, by, now, "resolved", data, contacted_at=reached, **fields)


def _confirm(request: Request, command: Confirm, by: By, now: datetime) -> Change:
    if not command.silent:
        _of_resident(request, by)
    if request.status is not Status.RESOLVED:
        raise NotNow(request)
    return change(request, by, now, "closed", {"answer": "none" if command.silent else "helped"}, status=Status.CLOSED)


def _not_solved(request: Request, command: NotSolved, by: By, now: datetime) -> Change:
    _of_resident(request, by)
    late = request.ended_at is None or now - request.ended_at > REOPEN_WITHIN
    if request.status not in (Status.RESOLVED, Status.CLOSED) or late:
        raise NotNow(request)
    fields: dict[str, Any] = {"status": Status.REOPENED, "ended_at": None, "contacted_at": None, "due": command.due}
    return change(request, by, now, "reopened", **fields)


def _cancel(request: Request, command: Cancel, by: By, now: datetime) -> Change:
    _of_resident(request, by)
    if request.status not in OPEN:
        raise NotNow(request)
    offers = settle(_ended(request.offers, OfferState.REVOKED), OfferState.REVOKED, reason="cancelled")
    return change(
        request,
        by,
        now,
        "cancelled",
        {"reason": command.reason},
        status=Status.CANCELLED,
        offers=offers,
        ended_at=now,
    )


def _add_words(request: Request, command: AddWords, by: By, now: datetime) -> Change:
    """The words themselves go to the details when they are the resident's own; a worker's are only delivered."""
    if by.person_id != request.person_id:
        _held_by(request, by)
        return change(request, by, now, "worker_wrote")
    told = replace(
        request.details,
        texts=request.details.texts + command.texts,
        files=request.details.files + command.files,
    )
    status = Status.IN_PROGRESS if request.status is Status.WAITING else request.status
    return change(request, by, now, "resident_wrote", details=told, status=status)


def _slip(request: Request, command: Slip, by: By, now: datetime) -> Change:
    if request.status not in UNOWNED | {Status.ACCEPTED}:
        raise NotNow(request)
    return change(request, by, now, "slipped", {"from": request.due.isoformat()}, due=command.due)


def _offer_of(request: Request, by: By) -> Offer | None:
    """The newest offer of the commanding worker."""
    return next((o for o in reversed(request.offers) if o.membership_id == by.membership_id), None)


def _held_by(request: Request, by: By) -> None:
    if request.holder is None or request.holder.membership_id != by.membership_id:
        raise Stale(request)


def _of_resident(request: Request, by: By) -> None:
    if by.person_id != request.person_id:
        raise NotFound


def _ended(offers: tuple[Offer, ...], state: OfferState) -> tuple[Offer, ...]:
    return tuple(replace(o, state=state) if o.state is OfferState.ACCEPTED else o for o in offers)


_RULES: dict[type, Callable[[Request, Any, By, datetime], Change]] = {
    MakeOffer: _make_offer,
    Accept: _accept,
    Decline: _decline,
    Expire: _expire,
    RecordContact: _record_contact,
    Finish: _finish,
    Confirm: _confirm,
    NotSolved: _not_solved,
    Cancel: _cancel,
    AddWords: _add_words,
    Slip: _slip,
}
