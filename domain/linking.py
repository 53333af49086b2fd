"""Somebody whose request was written down for them links their Telegram by the number and the code on the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain.answers import Kind, Step
from domain.endings_shared import of_resident
from domain.forms import Form
from domain.requests import By, Change, Request, change

LINK = Form("link", (Step("number", Kind.DIGITS), Step("code", Kind.DIGITS)))
DIGITS = 6
VALID = timedelta(days=30)
DEAD_AFTER = 5  # wrong tries: the code is dead then, and that is said, whatever number was tried
BRAKE = timedelta(hours=1)
MOST_TRIES = 10  # of one person within the time of the brake


def read_digits(text: str) -> str:
    """Six digits however they are grouped, with the letters before them: «№ пир 48-21-57» is «ПИР482157»; else ""."""
    digits = "".join(str(int(char)) for char in text if char.isdecimal())
    letters = "".join(char for char in text.upper() if char.isalpha())
    return letters + digits if len(digits) == DIGITS else ""


def code_in(read: str) -> str:
    """The code of what was read."""
    return read[-DIGITS:]


def numbers(read: str, prefixes: Iterable[str]) -> list[str]:
    """The numbers that were meant: of the community whose letters were written, else of any."""
    letters, digits = read[:-DIGITS], read[-DIGITS:]
    known = list(prefixes)
    meant = [prefix for prefix in known if letters.endswith(prefix.upper())] or known
    pairs = "-".join(digits[at : at + 2] for at in range(0, DIGITS, 2))
    return [f"{prefix}-{pairs}" for prefix in meant]


@dataclass(frozen=True, slots=True)
class Link:
    """The request has become this person's, who is in Telegram: from now on they can be written to."""


def _link(request: Request, command: Link, by: By, now: datetime) -> Change:
    of_resident(request, by)
    return change(request, by, now, "linked")


LINKING: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {Link: _link}
