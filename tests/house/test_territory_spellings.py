"""Every settlement of six communities is found by every spelling that people use, mistakes of typing too."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from db.reference.territory import Territory, load
from db.reference.territory_file import read
from domain.communities import Settlement
from domain.places_cases import case_stem
from domain.places_text import LETTERS, fold, ukrainian_key

UKRAINE = load()
KNOWN = json.loads((Path(__file__).parents[1] / "data" / "hromadas.json").read_text("utf-8"))
SERVED = {known["code"]: known for known in KNOWN}
SIX = Territory(one for one in read() if one.code in SERVED)  # the same places, searched faster
EVERY = [one for code in SERVED for one in UKRAINE.settlements(code)]
_TWINS = str.maketrans("ісораехукмтвнІСОРАЕХУКМТВН", "icopaexykmtbhICOPAEXYKMTBH")
_RUSSIAN = str.maketrans("иеіИЕІ", "ыэиЫЭИ")

Spelling = Callable[[str], str]


def replacing(sign: str) -> Spelling:
    """The apostrophe as this sign."""
    return lambda name: name.replace("’", sign)


def after(kind: str) -> Spelling:
    """With the kind of place before the name."""
    return lambda name: kind + name


APOSTROPHES = [replacing(sign) for sign in "'`ʼ*\"‘ʹ´ъ\u2032"]
KINDS = [
    after(kind)
    for kind in ("с.", "с. ", "с ", "село ", "С. ", "смт ", "смт. ", "сел. ", "селище ", "с-ще ", "м.", "м. ", "місто ")
]
SPELLINGS: list[Spelling] = [
    *(str, str.upper, str.lower, str.title),
    *APOSTROPHES,
    lambda name: name.replace("’", ""),
    lambda name: name.replace("’", " "),
    *KINDS,
    lambda name: name.translate(_TWINS),
    lambda name: name.replace("-", " "),
    lambda name: name.replace(" ", "-"),
    lambda name: name.replace(" ", ""),
    lambda name: f"  {name} .\n",
    lambda name: "\u200f" + "\u200b".join(name),
    lambda name: f"Живу в селі {name}",
    lambda name: f"мене звати Ганна, я з с. {name}",
]
ANY = st.sampled_from(EVERY)


def found(typed: str, where: Territory = UKRAINE) -> list[str]:
    """The codes of the places that are shown."""
    return [one.code for one in where.find(typed, SERVED, limit=200).shown]


@pytest.mark.parametrize("spelling", SPELLINGS, ids=range(len(SPELLINGS)))
def test_every_settlement_is_found_by_this_spelling(spelling: Spelling) -> None:
    assert [one.name for one in EVERY if one.code not in found(spelling(one.name), SIX)] == []


@pytest.mark.parametrize("letters", ["ые", "иы", "іи", "їі", "єе", "ґг", "еэ"])
def test_letters_of_another_alphabet(letters: str) -> None:
    swap = str.maketrans(letters[0] + letters[0].upper(), letters[1] + letters[1].upper())
    assert [one.name for one in EVERY if one.code not in found(one.name.translate(swap), SIX)] == []


def test_with_the_area_in_words_there_is_one_place() -> None:
    for one in EVERY:
        known = SERVED[one.community]
        for typed in (
            f"{one.name} {known['name']}",
            f"с. {one.name}, {known['name']} громада",
            f"{known['raion']} район, {one.name}, {known['name']} ТГ",
            f"Живу в селі {one.name} {known['name'].removesuffix('а')}ої громади",
        ):
            codes = found(typed, SIX)
            assert one.code in codes, typed
            assert {code[:9] for code in codes} == {one.code[:9]}, typed


@settings(deadline=None)
@given(ANY, st.lists(st.sampled_from([*SPELLINGS[:14], str.swapcase]), max_size=3), st.sampled_from([str, *KINDS]))
def test_spellings_add_up(one: Settlement, spellings: list[Spelling], kind: Spelling) -> None:
    typed = one.name
    for spelling in spellings:
        typed = spelling(typed)
    assert one.code in found(kind(typed))


def slip(data: st.DataObject, name: str) -> str:
    """One mistake of a finger: a letter left out, doubled, wrong, or two changed about."""
    at = data.draw(st.integers(1, len(name) - 1))
    letter = data.draw(st.sampled_from(LETTERS))
    wrong = (
        name[:at] + name[at + 1 :],
        name[:at] + name[at - 1] + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :],
    )
    return data.draw(st.sampled_from(wrong))


@settings(deadline=None, max_examples=150)
@given(ANY, st.data())
def test_one_slip_is_forgiven(one: Settlement, data: st.DataObject) -> None:
    typed = slip(data, one.name.lower().replace("’", ""))
    assume(len(fold(typed).replace(" ", "")) >= 4)
    assume(not UKRAINE.find(typed, SERVED).sure)  # another place's very name
    assume(all(hit.match.name == "NEAR" for hit in UKRAINE.find(typed, SERVED, limit=200).hits if hit.inside))
    assume(not another_case(typed))
    assert one.code in found(typed)


def another_case(typed: str) -> bool:
    """Whether the slip made another case of some place's name («в Роките»): that is what is meant then."""
    stem = case_stem(fold(typed))
    return any(case_stem(fold(place.name)) == stem for place in UKRAINE.find(typed, SERVED, limit=200).shown)


@settings(deadline=None, max_examples=150)
@given(ANY.filter(lambda one: len(one.name) >= 9), st.data())
def test_two_slips_in_a_long_name_are_forgiven(one: Settlement, data: st.DataObject) -> None:
    name = one.name.lower().replace("’", "")
    typed = slip(data, name[: len(name) // 2]) + slip(data, name[len(name) // 2 :])
    assume(all(hit.match.name == "NEAR" for hit in UKRAINE.find(typed, SERVED, limit=200).hits if hit.inside))
    assume(not another_case(typed))
    assert one.code in found(typed)


@settings(deadline=None)
@given(ANY, st.integers(3, 12), st.data())
def test_a_part_of_the_name_is_enough(one: Settlement, letters: int, data: st.DataObject) -> None:
    words = one.name.replace("-", " ").split()
    word = data.draw(st.sampled_from(words))[:letters]
    assume(len(fold(word)) >= 3)
    assert one.code in found(word) or any(UKRAINE.find(word, SERVED).hits)
    exact = [hit for hit in UKRAINE.find(word, SERVED).hits if hit.match.name == "EXACT" and hit.inside]
    assert exact or one.code in found(word)


@given(st.sampled_from(sorted({one.name[:1] for one in EVERY})))
def test_equals_come_in_ukrainian_order(letter: str) -> None:
    hits = UKRAINE.find(letter, SERVED, limit=200).hits
    names = [hit.settlement.name for hit in hits if hit.inside and hit.match.name == "PART"]
    begun = [name for name in names if name.startswith(letter)]
    others = names[len(begun) :]
    assert begun and names[: len(begun)] == begun, "first those that begin so, then «Велика Круча» for «к»"
    assert begun == sorted(begun, key=ukrainian_key) and others == sorted(others, key=ukrainian_key)


@pytest.mark.parametrize("typed", ["😀" * 64, "я" * 4096, "Пирятин " * 500, "<b>" * 30, "\u2800", "'" * 64])
def test_strange_names_are_answered(typed: str) -> None:
    assert len(found(typed)) <= 200
