"""Words that mean danger, in Ukrainian, Russian and what people speak: whoever writes them sees the numbers at once.

It is better to show the numbers once too often: a false alarm costs a glance.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from domain import danger_rules
from domain.danger_families import FAMILIES
from domain.danger_lists import LISTS
from domain.danger_words import CHILD, VIOLENCE
from domain.danger_words_despair import DESPAIR
from domain.danger_words_life import FIRE, HEALTH, SHELLING
from domain.phrases import pattern
from domain.sense import Meanings, Rule, meant, places, rules
from domain.spelling import readings


class Danger(StrEnum):
    """What a person is in danger of; it decides which numbers come first and what is offered."""

    VIOLENCE = "violence"
    CHILD = "child"
    DESPAIR = "despair"
    FIRE = "fire"
    SHELLING = "shelling"
    HEALTH = "health"


_SAID = {
    Danger.VIOLENCE: VIOLENCE,
    Danger.CHILD: CHILD,
    Danger.DESPAIR: DESPAIR,
    Danger.FIRE: FIRE,
    Danger.SHELLING: SHELLING,
    Danger.HEALTH: HEALTH,
}

_MEANT = {
    Danger.VIOLENCE: danger_rules.VIOLENCE,
    Danger.CHILD: danger_rules.CHILD,
    Danger.DESPAIR: danger_rules.DESPAIR,
    Danger.FIRE: danger_rules.FIRE,
    Danger.SHELLING: danger_rules.SHELLING,
    Danger.HEALTH: danger_rules.HEALTH,
}


@cache  # made when first needed: together they take longer than everything else at a start
def spoken(danger: Danger) -> re.Pattern[str]:
    """What is said of this danger, over the rough spelling."""
    return pattern(_SAID[danger], LISTS)


@cache
def _meanings() -> Meanings:
    return Meanings(FAMILIES)


@cache
def _rules() -> tuple[tuple[Danger, tuple[Rule, ...]], ...]:
    return tuple((danger, rules(written)) for danger, written in _MEANT.items())


@cache
def _children() -> re.Pattern[str]:
    return pattern("{child}", LISTS)


def warm_up() -> None:
    """Make all patterns, so that nobody's first words wait for it."""
    dangers("")
    _children()


def dangers(text: str) -> frozenset[Danger]:
    """Every danger that the words speak of: a child writes, or is beaten; cold and hunger are dangers to life."""
    spelt = readings(text)
    found: set[Danger] = set().union(*map(_meant, spelt))
    found |= {danger for danger in set(Danger) - found if any(map(spoken(danger).search, spelt))}
    if Danger.VIOLENCE in found and any(map(_children().search, spelt)):
        found.add(Danger.CHILD)
    return frozenset(found)


def _meant(reading: str) -> set[Danger]:
    """What the words mean together, said in no phrase that is known."""
    where = places(reading.split(), _meanings())
    return {danger for danger, known in _rules() if any(meant(rule, where) for rule in known)}
