"""A community's three letters: like its name, never those of another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places import free_prefix, prefix_for


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        ("Пирятинська", "ПИР"),
        ("Білоцерківська", "БІЛ"),
        ("П’ятихатська", "ПЯТ"),
        ("Ольшаницька", "ОЛШ"),
        ("Асканіє-Нова", "АСК"),
        ("Великодимерська", "ВЕЛ"),
        ("Ґрунська", "ҐРУ"),
        ("Ас", "АСГ"),
        ("", "ГРО"),
    ],
)
def test_the_prefix_is_the_beginning_of_the_name(name: str, prefix: str) -> None:
    assert prefix_for(name) == prefix


def test_a_taken_prefix_gives_way_to_other_letters_of_the_name() -> None:
    taken = ["ПИР"]
    for expected in ("ПИЯ", "ПИТ", "ПИИ", "ПИН"):
        taken.append(free_prefix("Пирятинська", taken))
        assert taken[-1] == expected


@given(st.lists(st.text(max_size=12), max_size=60))
def test_prefixes_never_clash(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        prefix = free_prefix(name, taken)
        assert prefix not in taken
        assert re.fullmatch("[А-ЯІЇЄҐ]{3}", prefix)
        taken.add(prefix)


def test_every_prefix_taken_is_an_error() -> None:
    alphabet = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЮЯ"
    with pytest.raises(ValueError, match="taken"):
        free_prefix("Пирятинська", {a + b + c for a in alphabet for b in alphabet for c in alphabet})
