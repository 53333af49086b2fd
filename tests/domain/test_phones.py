"""Telephone numbers as people write them in a chat."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.phones import NoPhone, NotAPhone, Phone, read_phone

MINE = Phone("+380671234567", "067 123 45 67")


@pytest.mark.parametrize(
    "text",
    [
        "067 123 45 67",
        "0671234567",
        "067-123-45-67",
        "(067) 123-45-67",
        "067.123.45.67",
        "067/123-45-67",
        "067–123–45–67",
        "+380671234567",
        "+38 067 123 45 67",
        "+38(067)123-45-67",
        "+380 067 123 45 67",
        "380671234567",
        "38 067 123 45 67",
        "8-067-123-45-67",
        "80671234567",
        "+80671234567",
        "+0671234567",
        "00380671234567",
        "67 123 45 67",
        "Мій номер: 067 123 45 67, дзвоніть після 18:00",
        "дзвоніть після 18 067 123 45 67 мамі",
        "067 123 45 67 050 765 43 21",
        "0671234567/0507654321",
        "067 123 45 67\n050 765 43 21",
        "067 123 45 67 або 050 765 43 21",
        "нема, але є сусідчин: 0671234567",
        "٠٦٧ ١٢٣ ٤٥ ٦٧",  # Arabic digits
        "０６７ １２３ ４５ ６７",  # full width
        "\u202a+380\u00a067\u00a0123\u00a045\u00a067\u202c",  # copied from contacts: marks and hard spaces
        "0️⃣6️⃣7️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣",
        "О67 l23 45 67",  # letters for digits
        "0б7 12З 45 67",
        "067_123_45_67",
        "067,123,45,67",
        "067*123*45*67",
    ],
)
def test_one_number_in_many_clothes(text: str) -> None:
    assert read_phone(text) == MINE


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("05358 2-12-34", Phone("+380535821234", "05358 21234")),
        ("044 234 56 78", Phone("+380442345678", "044 234 56 78")),
        ("+48 512 345 678", Phone("+48512345678", "+48 512 345 678")),
        ("0048 512 345 678", Phone("+48512345678", "+48 512 345 678")),
        ("+49 30 901820", Phone("+4930901820", "+49 30 901820")),
        ("син у Польщі: +48512345678", Phone("+48512345678", "+48 512 345 678")),
    ],
)
def test_village_lines_and_foreign_numbers(text: str, phone: Phone) -> None:
    assert read_phone(text) == phone


@pytest.mark.parametrize(
    "text",
    [
        "немає",
        "Нема",
        "нет",
        "НЕМАЄ!",
        "немає телефону",
        "без телефону",
        "не маю, нема",
        "ні",
        "-",
        "—",
        "no",
        "нeмaє",
        "нема вже 2 роки",
        "не знаю",
        "не знаю номера",
        "не маю телефону",
        "не помню",
        "I don't have one",
    ],
)
def test_no_telephone_is_an_answer(text: str) -> None:
    assert read_phone(text) == NoPhone()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("067 123 45", NotAPhone("too_short", "067 123 45", 2)),
        ("+38 067 123 45 6", NotAPhone("too_short", "067 123 45 6", 1)),
        ("8 067 123", NotAPhone("too_short", "067 123", 4)),
        ("2-12-34", NotAPhone("too_short", "212 34")),
        ("102", NotAPhone("too_short", "102")),
        ("067 123 45 678", NotAPhone("too_long", "067 123 45 678")),
        ("+48 512", NotAPhone("too_short", "+48512")),
        ("020 123 45 67", NotAPhone("not_valid", "020 123 45 67")),
        ("12345", NotAPhone("too_short", "123 45")),
        ("8 916 123 45 67", NotAPhone("too_long", "891 612 34 567")),
        ("05.12.2026, 10:30", NotAPhone("too_short", "051 220 26", 2)),
        ("вул. Садова, 3б, кв. 12", NotAPhone("too_short", "36")),
        ("24.11.2026", NotAPhone("too_short", "241 120 26")),
        ("", NotAPhone("no_digits")),
        ("подзвоніть сусідці Марії", NotAPhone("no_digits")),
        ("у мене нема дров і нема кому допомогти", NotAPhone("no_digits")),
    ],
)
def test_what_is_wrong_is_said(text: str, fault: NotAPhone) -> None:
    assert read_phone(text) == fault


@settings(max_examples=60, deadline=None)  # the first call imports the library
@given(st.text(max_size=200) | st.text("0123456789+-() 	٣３", max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    found = read_phone(text)
    if isinstance(found, Phone):
        assert read_phone(found.e164) == found == read_phone(found.pretty)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 9_999_999), st.sampled_from(["050", "066", "067", "068", "073", "093", "096", "099"]))
def test_every_mobile_number_reads_back(rest: int, operator: str) -> None:
    found = read_phone(f"{operator}{rest:07}")
    assert isinstance(found, Phone)
    assert found.e164 == f"+38{operator}{rest:07}"
    assert read_phone(found.pretty) == found


def test_a_long_text_of_digits_is_answered_at_once() -> None:
    assert isinstance(read_phone("0 1 " * 1024), NotAPhone)


def test_the_slow_library_is_not_imported_with_the_module() -> None:
    code = "import sys, domain.phones; sys.exit('phonenumbers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
