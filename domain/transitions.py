"""The commands of a request and what each does to it: the one pure `transition`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from domain.assigning import ASSIGNING, Assign, Recall, Release, Retire, TakeOver
from domain.assignments import Offer, OfferState
from domain.cancelling import AskCancel, Cancel
from domain.claiming import CLAIMING, Claim
from domain.contacting import CONTACTING, RecordContact, Try
from domain.endings import ENDINGS, Confirm, Ending, Finish, NotSolved
from domain.endings_shared import held_by
from domain.escalating import ESCALATING, Escalate, calmed
from domain.handing import HANDING, HandOver, Withdraw, kept, received
from domain.linking import LINKING, Link
from domain.milestones import MILESTONES, Assess, Decide, Notify, Register
from domain.ratings import Explain, Rate
from domain.redirecting import REDIRECTING, Bounce, Redirect
from domain.refusals import Appeal, Reject
from domain.requests import (
    HELD,
    AlreadyTaken,
    By,
    Change,
    NotNow,
    Request,
    Stale,
    Status,
    change,
    settle,
)
from domain.serving import SERVING, EndService, ResumeService, StartService, SuspendService
from domain.substituting import SUBSTITUTING, Return, Substitute
from domain.taking_back import TAKING_BACK, TakeBack
from domain.twins import TWINS, Join, Part
from domain.visiting import VISITING, NoteVisit
from domain.waiting import WAITING, Ask, answered, written
from domain.words import File

__all__ = [
    "Accept",
    "AddWords",
    "Appeal",
    "Ask",
    "Assess",
    "AskCancel",
    "Assign",
    "Bounce",
    "Cancel",
    "Claim",
    "Command",
    "Confirm",
    "Decide",
    "Decline",
    "EndService",
    "Escalate",
    "Expire",
    "Explain",
    "Finish",
    "HandOver",
    "Join",
    "Link",
    "MakeOffer",
    "NotSolved",
    "Note",
    "NoteReach",
    "Notify",
    "NoteVisit",
    "Part",
    "Rate",
    "RecordContact",
    "Redirect",
    "Register",
    "Reject",
    "Recall",
    "Release",
    "ResumeService",
    "Retire",
    "Return",
    "Slip",
    "StartService",
    "SuspendService",
    "Substitute",
    "TakeBack",
    "TakeOver",
    "Try",
    "Withdraw",
    "transition",
]


@dataclass(frozen=True, slots=True)
class MakeOffer:
    """The router offers the request; the weights of the offers are already taken."""

    offers: tuple[Offer, ...]
    why: tuple[str, ...] = ()
    excluded: tuple[tuple[int, str], ...] = ()
    alike: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # by membership: what it may see


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
class AddWords:
    """Somebody wrote; the status stays, the history keeps that it happened. `phone` of a resident who had none."""

    phone: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Words that stay with the request and are not sent: for the office, or because nobody may write there."""

    text: str
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """The clock: the first call was not made in time, a new time is promised; `phone` of whom one may call oneself."""

    due: datetime
    phone: str = ""


@dataclass(frozen=True, slots=True)
class NoteReach:
    """Telegram says that the resident switched the bot off, or on again."""

    reachable: bool


Moving = HandOver | Withdraw | Assign | TakeOver | Release | Recall | Retire | Substitute | Return
Procedure = Register | Assess | Decide | Notify | StartService | SuspendService | ResumeService | EndService | TakeBack
Working = Claim | Link | RecordContact | Try | Ask | Redirect | Bounce | Join | Part | NoteVisit
Saying = AddWords | Note | Slip | NoteReach
Command = Moving | Working | Procedure | Saying | MakeOffer | Accept | Decline | Expire | Escalate | Ending


def transition(request: Request, command: Command, by: By, now: datetime) -> Change:
    """What the command does. Raises AlreadyTaken, Stale, NotNow (with the fresh request) or NotFound (not yours)."""
    return calmed(_RULES[type(command)](request, command, by, now))


def _make_offer(request: Request, command: MakeOffer, by: By, now: datetime) -> Change:
    if request.status not in (Status.NEW, Status.REOPENED):
        raise NotNow(request)
    data = {
        "to": [o.membership_id for o in command.offers],
        "why": list(command.why),
        "excluded": [list(e) for e in command.excluded],
        **({"alike": {str(id_): list(numbers) for id_, numbers in command.alike.items()}} if command.alike else {}),
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
    if mine is not None and mine == request.receiver:
        return received(request, by, now)
    if request.holder:
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
    if request.receiver:
        return kept(request, OfferState.DECLINED, by, now, "declined", command.reason)
    offers = settle(request.offers, OfferState.DECLINED, frozenset({by.membership_id}), command.reason)
    left = any(o.state is OfferState.OFFERED for o in offers)
    status = Status.OFFERED if left else Status.NEW
    return change(request, by, now, "declined", {"reason": command.reason}, status=status, offers=offers)


def _expire(request: Request, command: Expire, by: By, now: datetime) -> Change:
    if request.receiver:
        return kept(request, OfferState.EXPIRED, by, now, "expired")
    if request.status is not Status.OFFERED:
        raise NotNow(request)
    offers = settle(request.offers, OfferState.EXPIRED)
    return change(request, by, now, "expired", status=Status.NEW, offers=offers)


def _add_words(request: Request, command: AddWords, by: By, now: datetime) -> Change:
    """The words themselves are rows beside the request; an answer of the resident ends the waiting for it."""
    if by.person_id != request.person_id:
        held_by(request, by)
        unread = request.unread if request.sensitive else 0  # a sensitive one's words are read with the details only
        return change(request, by, now, "worker_wrote", tries=written(request), unread=unread)
    told = replace(request.details, phone=request.details.phone or command.phone)
    return change(request, by, now, "resident_wrote", unread=request.unread + 1, details=told, **answered(request, now))


def _note(request: Request, command: Note, by: By, now: datetime) -> Change:
    held_by(request, by)
    return change(request, by, now, "noted", {"text": command.text, "files": [list(file) for file in command.files]})


def _slip(request: Request, command: Slip, by: By, now: datetime) -> Change:
    if not request.awaits_call:
        raise NotNow(request)
    phone = {"phone": command.phone} if command.phone else {}
    return change(request, by, now, "slipped", {"from": request.due.isoformat(), **phone}, due=command.due)


def _note_reach(request: Request, command: NoteReach, by: By, now: datetime) -> Change:
    """The status stays: what changes is how the worker can reach the person."""
    if request.status not in HELD:
        raise NotNow(request)
    return change(request, by, now, "reachable" if command.reachable else "unreachable")


def _offer_of(request: Request, by: By) -> Offer | None:
    """The newest offer of the commanding worker."""
    return next((o for o in reversed(request.offers) if o.membership_id == by.membership_id), None)


_RULES: dict[type, Callable[[Request, Any, By, datetime], Change]] = {
    MakeOffer: _make_offer,
    Accept: _accept,
    Decline: _decline,
    Expire: _expire,
    AddWords: _add_words,
    Note: _note,
    Slip: _slip,
    NoteReach: _note_reach,
    **CLAIMING,
    **LINKING,
    **CONTACTING,
    **WAITING,
    **REDIRECTING,
    **TWINS,
    **VISITING,
    **ENDINGS,
    **HANDING,
    **ASSIGNING,
    **MILESTONES,
    **SERVING,
    **TAKING_BACK,
    **SUBSTITUTING,
    **ESCALATING,
}
