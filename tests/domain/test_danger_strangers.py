"""How much of danger is heard in sentences whose authors had not seen the rules, and how often in vain: never worse."""

from __future__ import annotations

import pytest

from domain.danger import dangers
from tests.domain.danger_faint import FAINT
from tests.domain.danger_faint_calm import FAINT_CALM
from tests.domain.danger_held import HELD, HELD_CALM
from tests.domain.danger_strangers import CALM_OF_STRANGERS, HEARD_OF_STRANGERS
from tests.domain.weigh_danger import split


def _heard(written: str, kind: str) -> float:
    lines = [rest for line in written.strip().splitlines() for name, _, rest in [line.partition(": ")] if name == kind]
    said = split("\n".join(lines))
    return sum(bool(dangers(sentence)) for sentence in said) / len(said)


@pytest.mark.parametrize(
    ("written", "violence", "life", "despair"),
    [(HELD, 0.86, 0.66, 0.70), (HEARD_OF_STRANGERS, 0.98, 0.98, 0.98), (FAINT, 0.92, 0.82, 0.77)],
    ids=["never learnt from", "strangers", "faint"],
)
def test_no_less_is_heard_than_before(written: str, violence: float, life: float, despair: float) -> None:
    assert _heard(written, "violence") >= violence
    assert _heard(written, "life") >= life
    assert _heard(written, "despair") >= despair


@pytest.mark.parametrize(
    ("calm", "in_vain"),
    [(HELD_CALM, 9), (CALM_OF_STRANGERS, 2), (FAINT_CALM, 24)],
    ids=["never learnt from", "strangers", "in the words of danger"],
)
def test_no_more_is_heard_in_vain_than_before(calm: str, in_vain: int) -> None:
    said = split(calm)
    assert len(said) >= 140
    assert sum(bool(dangers(sentence)) for sentence in said) <= in_vain


def test_what_is_never_learnt_from_stands_in_no_other_set() -> None:
    learnt = set(split("\n".join((FAINT_CALM, CALM_OF_STRANGERS))))
    assert not learnt & set(split(HELD_CALM))
