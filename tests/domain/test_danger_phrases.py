"""The language in which the phrases of danger are written."""

from __future__ import annotations

import pytest

from domain.phrases import pattern
from domain.spelling import rough

LISTS = {"who": "мама тато {kin}", "kin": "син"}


@pytest.mark.parametrize(
    ("phrases", "text", "found"),
    [
        ("дим", "іде дим!", True),
        ("дим", "димар", False),
        ("пожеж*", "ПОЖЕЖЕЮ", True),
        ("не хочу", "нехочу", True),
        ("не хочу", "ни хочу", True),
        ("горить хата/дім", "горить дім", True),
        ("горить ?вся хата", "горить вся хата", True),
        ("горить ?вся хата", "горить хата", True),
        ("горить ... хата", "горить у нас у хата", True),
        ("горить ... хата", "горить один два три чотири хата", False),
        ("горить & хата", "хата вже горить", True),
        ("інсульт !тому", "інсульт тому", False),
        ("інсульт !тому", "інсульт", True),
        ("!після/мікро інсульт", "після інсульт", False),
        ("!після/мікро інсульт", "пережила інсульт", True),
        ("жити !!хаті", "жити в хаті", False),
        ("жити !!хаті", "жити в цій хаті", False),
        ("жити !!хаті", "жити в цій старій хаті", True),
        ("пожеж* ?сильн*", "пожежа", True),
        ("[ву]мер", "умер", True),
        ("{who} пішли", "син пішли", True),
        ("один/\n    два кроки", "два кроки", True),
        ("один | два", "два", True),
    ],
)
def test_a_phrase_is_found(phrases: str, text: str, found: bool) -> None:
    assert bool(pattern(phrases, LISTS).search(rough(text))) is found


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("Я НЕ  хочууу жыть!!!", "я не хочу жіт"),
        ("нехочю, хачу", "нехочу хочу"),
        ("б'є,б`е|бьёт", "бе бе бет"),
        ("мені12років", "мені 12 років"),
        ("с ножом", "с ножом"),
        ("был", "бул"),
        ("«пожежа»дім", "пожежа дім"),
        ("", ""),
    ],
)
def test_one_rough_spelling(typed: str, spelt: str) -> None:
    assert rough(typed) == spelt
