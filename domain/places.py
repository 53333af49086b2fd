"""Finds the settlement that a person meant, however they typed it; pure, over names it is given."""

from __future__ import annotations

from dataclasses import dataclass

from domain.communities import Settlement
from domain.places_prefix import free_prefix, prefix_for
from domain.places_search import Gazetteer, Match, Place
from domain.places_text import fold, ukrainian_key

__all__ = [
    "Found",
    "Gazetteer",
    "Hit",
    "Match",
    "Place",
    "fold",
    "free_prefix",
    "prefix_for",
    "ukrainian_key",
]


@dataclass(frozen=True, slots=True)
class Hit:
    """A settlement that was found. `inside`: it is within the communities that were asked for."""

    settlement: Settlement
    match: Match
    inside: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gave, the best first, those inside before all others. `more`: the limit cut some off."""

    hits: tuple[Hit, ...] = ()
    more: bool = False

    @property
    def settlements(self) -> tuple[Settlement, ...]:
        """The settlements alone, in the same order."""
        return tuple(hit.settlement for hit in self.hits)

    @property
    def shown(self) -> tuple[Settlement, ...]:
        """Those inside, then those outside that fit better: who lives there must not be led to a namesake's like."""
        best = min((hit.match for hit in self.hits if hit.inside), default=None)
        return tuple(hit.settlement for hit in self.hits if hit.inside or best is None or hit.match < best)

    @property
    def sure(self) -> Settlement | None:
        """The one settlement inside that was named exactly, so that nobody need ask which; else None."""
        exact = [hit.settlement for hit in self.hits if hit.inside and hit.match is Match.EXACT]
        return exact[0] if len(exact) == 1 else None
