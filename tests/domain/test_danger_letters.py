"""Whole sentences, as they are written in trouble: what is missed and what is heard for nothing, each by its name."""

from __future__ import annotations

import pytest

from domain.danger import Danger, dangers
from tests.domain.danger_letters import A_GLANCE, EVERYDAY, HEARD


def _sentences(text: str) -> list[str]:
    return [said.strip() for line in text.strip().splitlines() for said in line.split(" | ")]


def _heard() -> dict[str, frozenset[Danger]]:
    """The sentences, each with the dangers that must be heard in it; others may be."""
    lines = [line.partition(": ") for line in HEARD.strip().splitlines()]
    return {said: frozenset(map(Danger, kinds.split())) for kinds, _, rest in lines for said in _sentences(rest)}


@pytest.mark.parametrize("danger", Danger)
def test_nobody_who_writes_of_danger_is_missed(danger: Danger) -> None:
    told = [said for said, expected in _heard().items() if danger in expected]
    assert len(told) >= 15
    assert [said for said in told if danger not in dangers(said)] == []


def test_everyday_sentences_are_no_danger() -> None:
    assert {said: heard for said in _sentences(EVERYDAY) if (heard := dangers(said))} == {}


def test_what_only_sounds_like_danger_shows_the_numbers_once_too_often() -> None:
    assert [said for said in _sentences(A_GLANCE) if not dangers(said)] == []


def test_half_of_what_is_tried_is_harmless() -> None:
    dangerous, harmless = set(_heard()), {*_sentences(EVERYDAY), *_sentences(A_GLANCE)}
    assert len(dangerous) >= 390 and len(harmless) >= 390
    assert len(harmless) >= len(dangerous)


def test_shouted_and_without_apostrophes_it_is_the_same() -> None:
    shouted = [said for said in _heard() if not _heard_in_capitals(said)]
    assert shouted == []


def _heard_in_capitals(said: str) -> bool:
    return dangers(said.upper().replace("'", "")) >= dangers(said)
