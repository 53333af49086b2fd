"""A name and its cases leave the same stem; a sentence gives the names that it may hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places_cases import case_stem
from domain.places_spoken import spoken
from domain.places_text import fold


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("Шишаки", "Шишаках Шишаками Шишак Шишаків"),
        ("Пирятин", "Пирятина Пирятину Пирятині Пирятином"),
        ("Вишневе", "Вишневого Вишневому Вишневім Вишневим Вишневое"),
        ("Круча", "Кручі Кручу Кручею Круч"),
        ("Яреськи", "Яреськах Яреськам"),
        ("Сорочинці", "Сорочинцях Сорочинців"),
        ("Лубни", "Лубнах Лубен"),
    ],
)
def test_cases_leave_the_stem_of_the_name(name: str, cases: str) -> None:
    alike = [case for case in cases.split() if case_stem(fold(case)) == case_stem(fold(name))]
    assert len(alike) >= len(cases.split()) - 1, "the genitive plural may drop or change a letter"


@given(st.text(st.sampled_from("абвгиіїяоьуєх ")))
def test_a_stem_is_a_beginning_of_every_word(text: str) -> None:
    folded = fold(text)
    stems = case_stem(folded).split()
    assert [word.startswith(stem) for word, stem in zip(folded.split(), stems, strict=True)] == [True] * len(stems)
    assert all(len(stem) >= min(3, len(word)) for word, stem in zip(folded.split(), stems, strict=True))


@pytest.mark.parametrize(
    ("sentence", "first", "area"),
    [
        ("Живу в селі Шишаки Полтавської області", "шишаки", ("полтавської",)),
        ("Я з Великої Кручі", "великої кручі", ()),
        ("Пирятин, вул. Соборна, 5", "", ()),
        ("Пирятин вул Соборна 5", "пирятин", ()),
        ("с. Мар'їнське", "марїнське", ()),
        ("Живу у Мар’їнському", "марїнському", ()),
        ("у мене болить нога", "", ()),
        ("у Полтавській області", "", ()),
    ],
)
def test_the_likeliest_name_in_a_sentence(sentence: str, first: str, area: tuple[str, ...]) -> None:
    found = list(spoken(sentence))
    assert found[:1] == ([(first, area)] if first else [])


@given(st.text(max_size=200) | st.text(st.sampled_from("в у з село Шишаки, .!-'\n"), max_size=900))
def test_any_text_is_read(text: str) -> None:
    for name, area in spoken(text):
        assert name == " ".join(name.split()) and len(name) >= 3 and len(name.split()) <= 3
        assert not set(area) & set(name.split())
