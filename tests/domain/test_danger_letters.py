"""Whole sentences, as they are written in trouble: what is missed and what is heard for nothing, each by its name."""

from __future__ import annotations

import pytest

from domain.danger import Danger, dangers
from tests.domain.danger_letters import A_GLANCE, EVERYDAY, HEARD
from tests.domain.danger_unseen import HEARD_SINCE, MISSED, OF_ANOTHER_KIND
from tests.domain.danger_unseen_calm import A_GLANCE_MORE, EVERYDAY_NEAR


def _sentences(text: str) -> list[str]:
    return [said.strip() for line in text.strip().splitlines() if line for said in line.split(" | ")]


def _heard(letters: str = HEARD + HEARD_SINCE) -> dict[str, frozenset[Danger]]:
    """The sentences, each with the dangers that must be heard in it; others may be."""
    lines = [line.partition(": ") for line in letters.strip().splitlines() if line]
    return {said: frozenset(map(Danger, kinds.split())) for kinds, _, rest in lines for said in _sentences(rest)}


@pytest.mark.parametrize("danger", Danger)
def test_nobody_who_writes_of_danger_is_missed(danger: Danger) -> None:
    told = [said for said, expected in _heard().items() if danger in expected]
    assert len(told) >= 15
    assert [said for said in told if danger not in dangers(said)] == []


def test_everyday_sentences_are_no_danger() -> None:
    assert {said: heard for said in _sentences(EVERYDAY + EVERYDAY_NEAR) if (heard := dangers(said))} == {}


def test_what_only_sounds_like_danger_shows_the_numbers_once_too_often() -> None:
    assert [said for said in _sentences(A_GLANCE + A_GLANCE_MORE) if not dangers(said)] == []


def test_what_is_still_missed_is_known() -> None:
    """Whoever makes one of them heard moves it to the others."""
    assert [said for said in _heard(MISSED) if dangers(said)] == []
    known = {said: (kinds, dangers(said)) for said, kinds in _heard(OF_ANOTHER_KIND).items()}
    assert {said: both for said, both in known.items() if not both[1] or both[0] & both[1]} == {}


def test_what_is_tried_is_much_and_nearly_half_of_it_is_harmless() -> None:
    dangerous, missed = set(_heard()), {*_heard(MISSED), *_heard(OF_ANOTHER_KIND)}
    harmless = set(_sentences("\n".join((EVERYDAY, EVERYDAY_NEAR, A_GLANCE, A_GLANCE_MORE))))
    assert len(dangerous) >= 900 and len(harmless) >= 840 and len(missed) <= 40
    assert not dangerous & harmless


def test_shouted_and_without_apostrophes_it_is_the_same() -> None:
    shouted = [said for said in _heard() if not _heard_in_capitals(said)]
    assert shouted == []


def _heard_in_capitals(said: str) -> bool:
    return dangers(said.upper().replace("'", "")) >= dangers(said)
