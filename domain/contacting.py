"""How the worker fared in reaching the resident: they talked, or it was a try; after enough tries one may give up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.endings_shared import held_by
from domain.requests import HELD, By, Change, NotNow, Request, Status, change
from domain.waiting import weighed

PHONE, VISIT, CHAT = "phone", "visit", "chat"
WAYS = (PHONE, VISIT, CHAT)
REACHED = "reached"
TRIES: Mapping[str, str] = {"no_answer": PHONE, "wrong_number": PHONE, "nobody_home": VISIT}  # what failed: the way
HOW = (REACHED, *TRIES)
ENOUGH, IN_WAYS = 3, 2  # rules.md: «could not reach (3 tries on 2 channels)»


@dataclass(frozen=True, slots=True)
class RecordContact:
    """The worker reached the person; `written`: by the answer that goes to them with it."""

    written: bool = False


@dataclass(frozen=True, slots=True)
class Try:
    """The worker tried and did not reach them; `how` is a key of TRIES."""

    how: str


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is missing before one may say «could not reach»: so many tries, one of them in one of `other` ways."""

    tries: int
    other: tuple[str, ...] = ()


def lacking(request: Request) -> Lacking | None:
    """What is missing, or None when it may be said."""
    used = set(request.tries)
    other = tuple(way for way in WAYS if way not in used) if len(used) < IN_WAYS else ()
    more = max(ENOUGH - len(request.tries), int(bool(other)))
    return Lacking(more, other) if more else None


def _record_contact(request: Request, command: RecordContact, by: By, now: datetime) -> Change:
    """It ends the waiting for an answer, and every count of tries."""
    held_by(request, by)
    if request.status not in HELD:
        raise NotNow(request)
    fields: dict[str, Any] = {"status": Status.IN_PROGRESS, "offers": weighed(request, Status.IN_PROGRESS)}
    data = {"written": True} if command.written else {}
    return change(request, by, now, "contacted", data, contacted_at=request.contacted_at or now, tries=(), **fields)


def _try(request: Request, command: Try, by: By, now: datetime) -> Change:
    held_by(request, by)
    if request.status not in HELD:
        raise NotNow(request)
    way = TRIES[command.how]
    return change(request, by, now, "tried", {"how": command.how, "way": way}, tries=(*request.tries, way))


CONTACTING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {RecordContact: _record_contact, Try: _try}
