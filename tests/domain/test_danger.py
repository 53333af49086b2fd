"""Danger is heard in every spelling; everyday words are no danger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.danger import sounds_dangerous

DANGER = """
чоловік б'є мене|чоловік бʼє|Муж бьёт|муж бьет детей|він мене побив|меня избил сожитель|вдарив дитину
душить мене|насильство в родині|домашнее насилие|зґвалтували|изнасиловали|погрожує вбити|угрожает ножом|він мене вб'є
не хочу жити|Я больше НЕ ХОЧУ ЖИТЬ|не хочу більше жити|хочу повіситись|повешусь|самогубство|суицид|накласти на себе руки
у нас пожежа|ПОЖАР|горить хата|горит дом|був обстріл|обстрел|прилетіло в сусідній будинок|люди під завалами|вибух
мати помирає|бабушка умирает|він не дихає|не дышит|лежить без свідомості|потеряла сознание|інсульт|інфаркт у батька
"""
CALM = """
Добрий день|потрібні ліки й продукти|важко носити воду|живу сама|допоможіть оформити субсидію|дякую|так|ні
Мені 81 рік|болять ноги|потрібен візок|дрова на зиму|коли прийде працівник|не хочу нікого турбувати|хочу жити ближче
вул. Соборна, 5|067 123 45 67|не могу дозвониться|дитині потрібен одяг|горить лампочка на лічильнику
"""


def phrases(text: str) -> list[str]:
    return [phrase for line in text.strip().splitlines() for phrase in line.split("|")]


@pytest.mark.parametrize("words", phrases(DANGER))
def test_danger_is_heard(words: str) -> None:
    assert sounds_dangerous(words)
    assert sounds_dangerous(f"Доброго дня! {words.upper()}, допоможіть")


@pytest.mark.parametrize("words", phrases(CALM))
def test_everyday_words_are_no_danger(words: str) -> None:
    assert not sounds_dangerous(words)


@given(st.text(max_size=200))
def test_any_text_is_read(words: str) -> None:
    assert sounds_dangerous(words) in (True, False)
