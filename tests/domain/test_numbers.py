"""Numbers of requests however they are typed."""

from __future__ import annotations

import pytest

from domain.numbers import read_number

SERVED = ("ПИР", "ШИШ")
NUMBER = "ПИР-48-21-57"


@pytest.mark.parametrize(
    "typed",
    ["ПИР-48-21-57", "пир 482157", " пир48 21 57 ", "№ ПИР–48–21–57", "Пир.48.21.57", "пир-48 21-57", "N ПИР 482157"],
)
def test_a_number_is_read_in_any_spelling(typed: str) -> None:
    assert read_number(typed, SERVED) == (NUMBER,)


@pytest.mark.parametrize("typed", ["482157", "48-21-57", "PYR-48-21-57", "ПP 482157"])
def test_without_its_letters_it_is_looked_for_in_every_community(typed: str) -> None:
    assert set(read_number(typed, SERVED)) >= {NUMBER, "ШИШ-48-21-57"}


def test_latin_letters_that_look_alike_are_read() -> None:
    assert read_number("XOP-11-22-33", ("ХОР",)) == ("ХОР-11-22-33",)


@pytest.mark.parametrize("typed", ["", "Марія", "067 123 45 67", "+380671234567", "48215", "4821577", "ПИР", "1 2 3"])
def test_a_phone_or_a_name_is_no_number(typed: str) -> None:
    assert read_number(typed, SERVED) == ()
