"""A text in which a place was found may say more than where; then its words are somebody's story and are kept."""

from __future__ import annotations

import pytest

from domain.places_beyond import tells_more


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Я з Великої Кручі, важко ходити", ["Велика Круча"]),
        ("Добрий день! Бабуся в Яреськах, болить нога.", ["Яреськи"]),
        ("у мене в Пирятині мама лежача сама дому нікому доглянути", ["Пирятин"]),
        ("Пирятин. Закінчились дрова, топити нічим", ["Пирятин"]),
        ("мама впала й не встає", []),
    ],
)
def test_a_story_with_a_name_in_it(text: str, names: list[str]) -> None:
    assert tells_more(text, names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Пирятин", ["Пирятин"]),
        ("круча", ["Велика Круча", "Мала Круча"]),
        ("Пиярятин", ["Пирятин"]),
        ("Добрий день, я з Пирятина", ["Пирятин"]),
        ("живу в селі Шишаки Полтавської області", ["Шишаки"]),
        ("Полтавська обл., Миргородський р-н, с. Яреськи, вул. Миру, буд. 5", ["Яреськи"]),
        ("Мене звати Ганна, я з с. Яреськи", ["Яреськи"]),
        ("Велика Пупирка", []),
    ],
)
def test_only_where(text: str, names: list[str]) -> None:
    assert not tells_more(text, names)
