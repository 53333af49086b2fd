"""Who of those whom a notice did not reach may be telephoned, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.people import Person
from domain.reaching import HOURS, NO_CALLS

NOT_WISHED = frozenset({"muted", "not_to_write"})


@dataclass(frozen=True, slots=True)
class Call:
    """One person to telephone. `hours` is the part of the day that is safe, `word` what the caller says first."""

    name: str
    phone: str
    settlement: str
    why: str
    hours: str = ""
    word: str = ""


def calls_of(found: Iterable[tuple[Person, str]], danger: bool) -> Iterator[Call]:
    """Whoever did not wish for it is left in peace, unless it is danger; who is never to be called, always."""
    for person, why in found:
        if person.safe.hours != NO_CALLS and (danger or why not in NOT_WISHED):
            yield _call(person, why)


def _call(person: Person, why: str) -> Call:
    safe = person.safe
    hours = safe.hours if safe.hours in HOURS else ""
    return Call(person.name, safe.phone or person.phone, person.settlement, why, hours, safe.code_word)
