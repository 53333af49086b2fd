"""The language in which it is written which words near one another mean danger."""

from __future__ import annotations

import pytest

from domain.sense import Meanings, meant, places, rules
from domain.spelling import rough

FAMILIES = {
    "beat": "б'є вдари*",
    "me": "мене мені",
    "ball": "м'яч*",
    "burns": "горить палає*",
    "house": "хат* будинок будинк*",
    "hang": "вішати~",
    "man": "чоловік*",
}


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("beat me", "мене вдарили", True),
        ("beat me", "вдарило сильно і боляче прямо тут мене", False),
        ("beat me 1", "вдарив сильно мене", False),
        ("beat me / ball", "б'є мене", True),
        ("beat me / ball", "б'є мене м'ячем", False),
        ("beat", "удаpив", True),
        ("не-burns house", "горить хата", True),
        ("не-burns house", "не горить хата", False),
        ("не+burns house", "не горить хата", True),
        ("не+burns house", "горить не хата", False),
        ("burns house man", "горить хата чоловіка", True),
        ("burns house man", "горить хата", False),
        ("hang", "вішатися", True),
        ("hang", "вішати штори", False),
        ("man", "чаловік", True),
        ("man", "чоловк", True),
        ("man", "чолон", False),
        ("me", "меня", False),
    ],
)
def test_words_mean_together(rule: str, text: str, found: bool) -> None:
    where = places(rough(text).split(), Meanings(FAMILIES))
    assert meant(rules(rule)[0], where) is found
