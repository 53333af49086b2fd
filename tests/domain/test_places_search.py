"""The search over a handful of names: what is ranked before what, and what an area word does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places import Gazetteer, Match

ROWS = [
    ("Пирятин", 0),
    ("Шишаки", 1),
    ("Велика Круча", 0),
    ("Вишневе", 0),
    ("Мала Круча", 0),
    ("Вишневе", 1),
    ("Вишнівка", 1),
    ("Низова Яковенщина", 1),
    ("Київ", 2),
]
AREAS = [
    ("Пирятинська", "Лубенський", "Полтавська", "Пирятин"),
    ("Шишацька", "Миргородський", "Полтавська", "Шишаки"),
    ("Київ", "", "Київ", "Київ"),
]
INDEX = Gazetteer([name for name, _ in ROWS], [group for _, group in ROWS], AREAS)


def found(text: str, inside: set[int] | None = None) -> list[tuple[int, str]]:
    return [(place.row, place.match.name) for place in INDEX.find(text, inside)]


def test_a_name_is_found_exactly_then_by_its_beginning() -> None:
    assert found("вишн") == [(3, "PART"), (5, "PART"), (6, "PART")]
    assert found("Вишневе") == [(3, "EXACT"), (5, "EXACT")]


def test_mistakes_come_into_play_only_when_nothing_is_spelled_so() -> None:
    assert found("Вишнеев") == [(3, "NEAR"), (5, "NEAR")]


@pytest.mark.parametrize("typed", ["Вишнева", "у Вишневому", "з Вишневого", "Вишневим", "у с. Вишневому"])
def test_another_case_is_not_a_mistake(typed: str) -> None:
    assert [row for row, _ in found(typed)] == [3, 5]
    assert "EXACT" not in [match for _, match in found(typed)]


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("у Великій Кручі", 2),
        ("Я з Малої Кручі", 4),
        ("живу в селі Шишаки Полтавської", 1),
        ("живу в селі Вишневе Шишацької громади", 5),
        ("бабуся живе у Шишаках, болить нога", 1),
        ("Добрий день! Мене звати Марія, я з с. Шишаки Полтавської області. Важко ходити.", 1),
        ("м Пирятин вул Соборна 5", 0),
        ("мы с Пирятина", 0),
        ("Мені 80 років.\nЖиву сама в Пирятині", 0),
        ("с-ще Шишаки", 1),
    ],
)
def test_a_name_within_a_sentence(typed: str, row: int) -> None:
    assert [found for found, _ in found(typed, {0, 1})] == [row]


@pytest.mark.parametrize(
    "typed", ["не знаю", "у мене болить нога", "з нашої хати", "де я", "в", "у Полтавській області"]
)
def test_other_words_name_nothing(typed: str) -> None:
    assert [row for row, match in found(typed, {0, 1}) if match == "EXACT" or typed != "в"] == []


@pytest.mark.parametrize("typed", ["круча", "вел круча", "в. круча", "Круча Велика", "великакруча"])
def test_a_part_of_a_name_is_enough(typed: str) -> None:
    assert 2 in [row for row, _ in found(typed)]


def test_places_inside_come_first_and_worse_ones_outside_are_left_out() -> None:
    assert found("Вишневе", {1}) == [(5, "EXACT"), (3, "EXACT")]
    assert found("вишневе", {2}) == [(3, "EXACT"), (5, "EXACT")]
    assert found("Вишнів", {0}) == [(3, "NEAR"), (6, "PART")]


@pytest.mark.parametrize(
    "typed",
    [
        "Вишневе Шишацька",
        "Вишневе, Шишацька",
        "Шишацька громада, с. Вишневе",
        "с. Вишневе Шишацької громади",
        "Вишневе (Шишаки)",
        "Вишневе Миргородського району Полтавської області",
        "Вишневе Шишацкая",
        "Шишацька Вишневе",
    ],
)
def test_an_area_narrows(typed: str) -> None:
    assert found(typed) == [(5, "EXACT")]


def test_an_area_without_such_a_name_is_not_given_up_for_the_name() -> None:
    assert found("Шишаки, Пирятинська") == []
    assert found("Вишневе, Київ") == [(8, "PART")]


def test_words_that_are_no_area_make_it_a_guess() -> None:
    assert found("Вишневе, вул. Миру 5") == [(3, "PART"), (5, "PART")]
    assert found("Вишневе, Шишацька, вул. Миру") == [(5, "PART")]


def test_an_area_with_a_mistake_is_a_guess() -> None:
    assert found("Вишневе Шишатька") == [(5, "PART")]
    assert found("Вишневе, Шишатька") == [(5, "PART")]


def test_a_communitys_name_leads_to_what_it_is_called_after() -> None:
    assert found("Пирятинська громада") == [(0, "PART")]


@pytest.mark.parametrize("typed", ["я з Пирятина", "живу в Пирятині", "Gbhznby", "Pyriatyn", "Пирятин місто"])
def test_other_ways_to_say_it(typed: str) -> None:
    assert [row for row, _ in found(typed)] == [0]


def test_a_short_name_must_sound_right() -> None:
    assert found("Киев") == [(8, "NEAR")]
    assert found("Крів") == []


def test_nobody_inside_is_not_everybody() -> None:
    assert [place.inside for place in INDEX.find("Пирятин", set())] == [False]


@given(st.sampled_from(ROWS[:8]), st.data())
def test_one_mistake_in_a_longer_name_is_forgiven(row: tuple[str, int], data: st.DataObject) -> None:
    name, group = row
    place = data.draw(st.integers(1, len(name) - 1))
    typed = data.draw(st.sampled_from([name[:place] + name[place + 1 :], name[:place] + "ш" + name[place:]]))
    names = [ROWS[place.row][0] for place in INDEX.find(typed, {group})]
    assert name in names


@given(st.text())
def test_no_text_makes_it_raise_and_rows_come_once(text: str) -> None:
    places = list(INDEX.find(text, {0}))
    assert len({place.row for place in places}) == len(places)
    assert all(place.match in Match for place in places)
