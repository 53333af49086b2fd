"""The stars for the help, and why they are few."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.endings_shared import of_resident
from domain.requests import (
    STARS,
    By,
    Change,
    NotNow,
    Request,
    Status,
    change,
)


@dataclass(frozen=True, slots=True)
class Rate:
    """The resident's stars for the help, once for each time it ended."""

    stars: int


@dataclass(frozen=True, slots=True)
class Explain:
    """Why the stars are few: one of the plain reasons, or the resident's own words."""

    reason: str
    words: str = ""


def _rate(request: Request, command: Rate, by: By, now: datetime) -> Change:
    of_resident(request, by)
    if command.stars not in STARS:
        raise ValueError("one to five stars")
    if request.status is not Status.CLOSED or request.stars:
        raise NotNow(request)
    return change(request, by, now, "rated", {"stars": command.stars}, stars=command.stars)


def _explain(request: Request, command: Explain, by: By, now: datetime) -> Change:
    of_resident(request, by)
    if request.status is not Status.CLOSED or not request.stars:
        raise NotNow(request)
    return change(request, by, now, "explained", {"reason": command.reason, "words": command.words})


RATINGS: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {Rate: _rate, Explain: _explain}
