"""Whatever a phone or a hand makes of a name folds to one spelling; names sort as in a Ukrainian index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places import fold, ukrainian_key
from domain.places_text import area_stem, sound


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("ПИРЯТИН", "пирятин"),
        ("  Пирятин \n", "пирятин"),
        ("Пырятинъ", "пирятин"),
        ("с. Вишнёвое", "вишневое"),
        ("с.Вишневе", "вишневе"),
        ("C. BИШНЕВE", "вишневе"),
        ("село Леляки", "леляки"),
        ("cмт Шишaки", "шишаки"),
        ("смт.Шишаки", "шишаки"),
        ("пгт Шишаки", "шишаки"),
        ("сел. Шишаки", "шишаки"),
        ("селище міського типу Шишаки", "шишаки"),
        ("м.Пирятин", "пирятин"),
        ("місто Пирятин", "пирятин"),
        ("П’ятихатки", "пятихатки"),
        ("П'ятихатки", "пятихатки"),
        ("П`ятихатки", "пятихатки"),
        ("Пʼятихатки", "пятихатки"),
        ("П*ятихатки", "пятихатки"),
        ('П"ятихатки', "пятихатки"),
        ("Пятихатки", "пятихатки"),
        ("Рокитне-Донівка", "рокитне донівка"),
        ("Рокитне — Донівка", "рокитне донівка"),
        ("Пиря\u0301тин", "пирятин"),
        ("\u200fПиря\u00adтин\u200b", "пирятин"),
        ("Ґрунь", "грунь"),
        ("i\u0308жаки", "їжаки"),
        ("Селище", "селище"),
        ("село", "село"),
        ("с.", "с"),
        ("", ""),
        ("😀 ط", ""),
    ],
)
def test_folding_forgives(typed: str, folded: str) -> None:
    assert fold(typed) == folded


_LIKELY = st.text(st.sampled_from("сcеeмmтtиiіїґьъы'’\"*.- \u0301\u200fСМТ селоІïÏЁ"))


@given(st.text() | _LIKELY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("russian", "ukrainian"),
    [
        ("Киев", "Київ"),
        ("Львов", "Львів"),
        ("Белоцерковка", "Білоцерківка"),
        ("Ровно", "Рівне"),
        ("Песчаны", "Піщани"),
    ],
)
def test_two_spellings_of_one_name_sound_the_same(russian: str, ukrainian: str) -> None:
    assert sound(fold(russian)) == sound(fold(ukrainian))


@pytest.mark.parametrize(
    "area", ["Полтавська", "Полтавської", "Полтавський", "Полтавского", "полтавская", "Полтавську"]
)
def test_an_area_loses_its_ending(area: str) -> None:
    assert area_stem(fold(area)) == "полтавс"


def test_names_sort_by_the_ukrainian_alphabet() -> None:
    in_order = "2 Гай Ганна ґанок Дем’янки демянове Еск Євпак Зіньків Ива іва Їжаки Йосипівка щука Юр Яр"
    assert " ".join(sorted(sorted(in_order.split()), key=ukrainian_key)) == in_order


def test_a_space_and_a_hyphen_come_before_letters() -> None:
    assert sorted(["Новачки", "Нова-Яр", "Нова Круча"], key=ukrainian_key) == [
        "Нова Круча",
        "Нова-Яр",
        "Новачки",
    ]


_NAMES = st.text(st.sampled_from("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’- "))


@given(_NAMES, _NAMES)
def test_the_key_of_a_beginning_begins_the_key(start: str, rest: str) -> None:
    assert ukrainian_key(start + rest).startswith(ukrainian_key(start))
