"""Whether a letter may go to its reader as both are now: the answers of the one who is asked before it is sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.people import Person
from usecases.ports import Letter

HELD_AT_LEAST = timedelta(seconds=30)  # a moment that is past already must not be asked for again and again


@dataclass(frozen=True, slots=True)
class Pass:
    """Now."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Not before that moment; then it is asked again."""

    until: datetime

    def again(self, now: datetime) -> datetime:
        """When it is asked again, at the earliest."""
        return max(self.until, now + HELD_AT_LEAST)


@dataclass(frozen=True, slots=True)
class Drop:
    """Never. `why` is a short class without personal data: it is written down and logged."""

    why: str


Admit = Pass | Hold | Drop
Admitting = Callable[[Letter, Person], Admit]
_PASS = Pass()


def everybody(_letter: Letter, _reader: Person) -> Admit:
    """Nothing is held back."""
    return _PASS
