"""What comes after the work: the end and its outcome, the resident's answer to it, and every other way to end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.assignments import OfferState
from domain.cancelling import CANCELLING, AskCancel, Cancel
from domain.contacting import lacking
from domain.endings_shared import again, ended, held_by, of_resident, within
from domain.ratings import RATINGS, Explain, Rate
from domain.refusals import REFUSALS, Appeal, Reject
from domain.requests import (
    HELD,
    REOPEN_WITHIN,
    By,
    Change,
    NotNow,
    Outcome,
    Request,
    Status,
    change,
)


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


Ending = Finish | Confirm | NotSolved | Cancel | AskCancel | Reject | Appeal | Rate | Explain


def _finish(request: Request, command: Finish, by: By, now: datetime) -> Change:
    held_by(request, by)
    if request.status not in HELD or (command.outcome == Outcome.NOT_REACHED and lacking(request)):
        raise NotNow(request)
    data = {"outcome": Outcome(command.outcome), "note": command.note}
    reached = request.contacted_at or (None if command.outcome == Outcome.NOT_REACHED else now)
    fields: dict[str, Any] = {"outcome": command.outcome, "contacted_at": reached, "cancel_asked": False}
    offers = ended(request.offers, OfferState.COMPLETED)
    return change(request, by, now, "resolved", data, status=Status.RESOLVED, offers=offers, ended_at=now, **fields)


def _confirm(request: Request, command: Confirm, by: By, now: datetime) -> Change:
    if not command.silent:
        of_resident(request, by)
    if request.status is not Status.RESOLVED:
        raise NotNow(request)
    return change(request, by, now, "closed", {"answer": "none" if command.silent else "helped"}, status=Status.CLOSED)


def _not_solved(request: Request, command: NotSolved, by: By, now: datetime) -> Change:
    of_resident(request, by)
    if not may_reopen(request, now):
        raise NotNow(request)
    return again(request, by, now, "reopened", command.due)


def may_reopen(request: Request, now: datetime) -> bool:
    """Whether the resident may still say that it is not solved."""
    return request.status in (Status.RESOLVED, Status.CLOSED) and within(request, REOPEN_WITHIN, now)


ENDINGS: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {
    Finish: _finish,
    Confirm: _confirm,
    NotSolved: _not_solved,
    **CANCELLING,
    **REFUSALS,
    **RATINGS,
}
