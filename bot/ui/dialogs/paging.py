"""A long list of choices page by page: five at a time are read at a glance, and fit a small phone."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ui import turning
from bot.ui.callbacks import Move
from bot.ui.screen import Row
from bot.ui.view import View
from domain.forms import Draft

SIZE = 5
VERB = "p"  # of the button: p0, p1 …
VERBS = tuple(f"{VERB}{page}" for page in range(9))


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the options, and which one it is of how many."""

    values: tuple[str, ...]
    number: int
    pages: int


def of(options: tuple[str, ...], page: int) -> Page:
    """This page of the options; one that does not exist is the last."""
    pages = max(1, -(-len(options) // SIZE))
    number = min(max(page, 0), pages - 1)
    return Page(options[number * SIZE : (number + 1) * SIZE], number, pages)


def turns(v: View, draft: Draft, step: str, shown: Page) -> tuple[Row, ...]:
    """«▴ Попередні» and «Ще ▾», where there is something."""
    more = shown.number + 1 < shown.pages
    return turning.turns(v, shown.number, more, lambda to: Move(draft.nonce, step, f"{VERB}{to}"))


def number(verb: str) -> int:
    """Which page a button leads to."""
    return int(verb.removeprefix(VERB))
