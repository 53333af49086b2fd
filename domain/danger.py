"""Words that mean danger, in Ukrainian, Russian and what people speak: whoever writes them sees the numbers at once.

It is better to show the numbers once too often: a false alarm costs a glance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from domain import danger_rules, danger_weights_despair, danger_weights_life, danger_weights_violence
from domain.danger_families import FAMILIES
from domain.danger_lists import LISTS
from domain.danger_words import CHILD, VIOLENCE
from domain.danger_words_despair import DESPAIR
from domain.danger_words_life import FIRE, HEALTH, SHELLING
from domain.phrases import pattern
from domain.sense import Meanings, Rule, meant, places, rules
from domain.spelling import readings
from domain.weighing import parts, table, weight


class Danger(StrEnum):
    """What a person is in danger of; it decides which numbers come first and what is offered."""

    VIOLENCE = "violence"
    CHILD = "child"
    DESPAIR = "despair"
    FIRE = "fire"
    SHELLING = "shelling"
    HEALTH = "health"


_Rules = dict[str, list[tuple[Danger, Rule]]]

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

_WEIGHED = {
    Danger.VIOLENCE: danger_weights_violence.WEIGHTS,
    Danger.DESPAIR: danger_weights_despair.WEIGHTS,
    Danger.HEALTH: danger_weights_life.WEIGHTS,
}
# Found by trying: what is heavier is heard by its weight alone; when all is far lighter, no faint rule is believed.
HEAVY = {Danger.VIOLENCE: -1.1, Danger.DESPAIR: -1.3, Danger.HEALTH: -1.0}
_FAR_LIGHTER = -1.0


@cache  # made when first needed: together they take longer than everything else at a start
def spoken(danger: Danger) -> re.Pattern[str]:
    """What is said of this danger, over the rough spelling."""
    return pattern(_SAID[danger], LISTS)


@cache
def _meanings() -> Meanings:
    return Meanings(FAMILIES)


@cache
def _rules() -> _Rules:
    return _by_first(_MEANT)


@cache
def _faint_rules() -> _Rules:
    return _by_first({Danger(kind): written for kind, written in danger_rules.FAINT.items()})


def _by_first(written: Mapping[Danger, str]) -> _Rules:
    """By the family about which the others stand: the words of a message belong to few."""
    known: _Rules = {}
    for danger, lines in written.items():
        for rule in rules(lines):
            known.setdefault(rule.first, []).append((danger, rule))
    return known


@cache
def _weights(danger: Danger) -> dict[str, float]:
    return table(_WEIGHED[danger])


@cache
def _children() -> re.Pattern[str]:
    return pattern("{child}", LISTS)


def warm_up() -> None:
    """Make all patterns, so that nobody's first words wait for it."""
    dangers("")
    for danger in HEAVY:
        _weights(danger)
    _children()


def dangers(text: str) -> frozenset[Danger]:
    """Every danger that the words speak of: a child writes, or is beaten; cold and hunger are dangers to life."""
    spelt = readings(text)
    where = [places(said.split(), _meanings()) for said in spelt]
    found = _meant(where, _rules())
    found |= {danger for danger in set(Danger) - found if any(map(spoken(danger).search, spelt))}
    found = found or _faintly(spelt, where)
    if Danger.VIOLENCE in found and any(map(_children().search, spelt)):
        found.add(Danger.CHILD)
    return frozenset(found)


def _meant(heard: list[dict[str, int]], known: _Rules) -> set[Danger]:
    """What the words mean together, said in no phrase that is known."""
    return {
        danger for where in heard for family in where for danger, rule in known.get(family, ()) if meant(rule, where)
    }


def _faintly(spelt: list[str], where: list[dict[str, int]]) -> set[Danger]:
    """What is heard faintly, all words together, when nothing was heard in so many words."""
    found = [signs for said in spelt for signs in parts(said.split())]
    over = {
        danger: max((weight(signs, _weights(danger)) - heavy for signs in found), default=_FAR_LIGHTER)
        for danger, heavy in HEAVY.items()
    }
    heaviest = max(over, key=over.__getitem__)
    faint = _meant(where, _faint_rules()) if over[heaviest] >= _FAR_LIGHTER else set()
    return faint or ({heaviest} if over[heaviest] > 0 else set())
