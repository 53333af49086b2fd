"""What thanks or agrees and says nothing more; what says anything else is a message."""

from __future__ import annotations

import pytest

from domain.courtesy import courteous

KIND = """дякую|Дякую!|дуже дякую вам|щиро дякуємо за допомогу|Спасибі велике|спасибо большое|дяка|спс|благодарю вас
|ок|Ок, добре|окей|гаразд|Зрозуміло, дякую
|ясно|понятно, спасибо
|домовились|ой дякую вам|хай Бог благословить, дякую
|thanks|Thank you very much!|ok|okay, thank you for your help|understood|🙏|❤️|👍🏽|🙏🙏 ❤|дякую 🙏|+|✅"""
OTHER = """|.|...|допомога|ок допоможіть|ok help|дякую, а коли?|дякую але мені погано
|не добре|ні, дякую|так|ні|мені зле 🙏
|добре, чекаю у вівторок|дякую 067 123 45 67|за допомогу|вам|😭|🆘|добре не буде|12|дякую, не треба"""


def cases(told: str) -> list[str]:
    """Between the strokes."""
    return [one.strip("\n") for one in told.split("|")]


@pytest.mark.parametrize("text", cases(KIND))
def test_it_asks_nothing(text: str) -> None:
    assert courteous(text)


@pytest.mark.parametrize("text", [*cases(OTHER), "дякую " * 40])
def test_it_says_more(text: str) -> None:
    assert not courteous(text)
