"""Choosing by levels: every place is reached, single choices are passed by, and the way back leads where it should."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.communities import Community, Settlement
from domain.pages import part
from domain.places_levels import MANY, Choice, Level, Levels
from domain.places_text import ukrainian_key


def community(code: str, name: str, raion: str, oblast: str) -> Community:
    return Community(code, name, "ААА", raion, oblast)


PYRIATYN = community("UA53040090000048649", "Пирятинська", "Лубенський", "Полтавська")
SHYSHAKY = community("UA53060330000036503", "Шишацька", "Миргородський", "Полтавська")
BILO = community("UA53060010000060316", "Білоцерківська", "Миргородський", "Полтавська")
VORONO = community("UA05020050000066991", "Вороновицька", "Вінницький", "Вінницька")
KYIV = community("UA80000000000093317", "Київ", "", "Київ")
SERVED = [PYRIATYN, SHYSHAKY, BILO, VORONO]


def villages(code: str, names: list[str]) -> list[Settlement]:
    named = sorted(names, key=ukrainian_key)
    return [Settlement(f"{code[:9]}{n:03}00{n:05}", name, "C", code, "", "") for n, name in enumerate(named, 1)]


FEW = {
    PYRIATYN.code: villages(PYRIATYN.code, ["Пирятин", "Ївженки", "Ґонтівка", "Івахники", "Заріччя"]),
    SHYSHAKY.code: villages(SHYSHAKY.code, [f"{letter}ове{n}" for letter in "АБВҐЄІЇ" for n in range(7)]),
    BILO.code: villages(BILO.code, ["Білоцерківка"]),
    VORONO.code: villages(VORONO.code, ["Вороновиця", "Оленівка"]),
    KYIV.code: villages(KYIV.code, ["Київ"]),
}


def settlements(code: str) -> list[Settlement]:
    return FEW[code]


def names(level: Level) -> list[str]:
    return [choice.name for choice in level.choices]


def to(level: Level, name: str) -> str:
    return next(choice.to for choice in level.choices if choice.name == name)


LEVELS = Levels(SERVED, settlements)


def test_from_oblast_to_settlement() -> None:
    oblasts = LEVELS.level("")
    assert (oblasts.what, names(oblasts), oblasts.up) == ("oblast", ["Вінницька", "Полтавська"], None)
    raions = LEVELS.level(to(oblasts, "Полтавська"))
    assert (raions.what, names(raions), raions.up) == ("raion", ["Лубенський", "Миргородський"], "")
    communities = LEVELS.level(to(raions, "Миргородський"))
    assert (communities.what, names(communities)) == ("community", ["Білоцерківська", "Шишацька"])
    assert communities.above == ("Полтавська", "Миргородський")
    letters = LEVELS.level(to(communities, "Шишацька"))
    assert (letters.what, names(letters)) == ("letter", list("АБВҐЄІЇ"))
    assert letters.up == communities.at
    found = LEVELS.level(to(letters, "Ґ"))
    assert (found.what, names(found)) == ("settlement", [f"Ґове{n}" for n in range(7)])
    assert found.up == letters.at


def test_a_level_with_a_single_choice_is_passed_by() -> None:
    """Of Vinnytsia's oblast one raion and one community are served: its villages come at once."""
    found = LEVELS.level("UA05")
    assert (found.what, names(found), found.up) == ("settlement", ["Вороновиця", "Оленівка"], "")
    assert found.above == ("Вінницька", "Вінницький", "Вороновицька")
    only = Levels([PYRIATYN], settlements).level("")
    assert names(only) == ["Ґонтівка", "Заріччя", "Івахники", "Ївженки", "Пирятин"]
    assert only.up is None


def test_the_last_level_is_shown_even_with_one_choice() -> None:
    found = LEVELS.level(BILO.code)
    assert (found.what, names(found), found.up) == ("settlement", ["Білоцерківка"], "UA5306")


def test_a_city_that_is_its_own_oblast() -> None:
    levels = Levels([*SERVED, KYIV], settlements)
    found = levels.level(to(levels.level(""), "Київ"))
    assert (names(found), found.above, found.up) == (["Київ"], ("Київ",), "")


@pytest.mark.parametrize("at", ["UA99", "Пирятин", "UA53040090000048640", "Ж", "::", "UA53060330000036503Щ", "\0"])
def test_a_place_that_is_no_more_leads_to_one_that_is(at: str) -> None:
    assert LEVELS.level(at).choices


def test_nothing_served_is_nothing_to_choose() -> None:
    assert Levels([], settlements).level("UA53").choices == ()


def test_a_few_communities_are_one_list_for_who_knows_no_more() -> None:
    flat = Levels(SERVED).level("")
    assert (flat.what, flat.up) == ("community", None)
    assert names(flat) == ["Білоцерківська", "Вороновицька", "Пирятинська", "Шишацька"]


def test_many_communities_have_levels() -> None:
    many = [community(f"UA5304{n:03}0000{n:06}", f"Громада{n}", "Лубенський", "Полтавська") for n in range(1, 30)]
    levels = Levels([*many, VORONO])
    assert names(levels.level("")) == ["Вінницька", "Полтавська"]
    vinnytsia = levels.level("UA05")
    assert (vinnytsia.what, names(vinnytsia)) == ("community", ["Вороновицька"])
    assert levels.level("UA5304").what == "community", "one first letter divides nothing"


def walk(levels: Levels, at: str) -> Iterator[Choice]:
    level = levels.level(at)
    assert len(level.choices) <= MANY or level.what in ("letter", "settlement", "community")
    for choice in level.choices:
        if level.what == "settlement":
            yield choice
        else:
            yield from walk(levels, choice.to)


def test_every_settlement_is_reached_once() -> None:
    reached = [choice.to for choice in walk(LEVELS, "")]
    assert sorted(reached) == sorted(one.code for served in SERVED for one in settlements(served.code))


def test_every_way_up_ends_at_the_first_level() -> None:
    for at in ("UA53060330000036503Ї", BILO.code, "UA05", "UA5306"):
        seen = []
        level = LEVELS.level(at)
        while level.up is not None:
            seen.append(level.at)
            level = LEVELS.level(level.up)
            assert level.at not in seen
        assert level.at == ""


@given(st.integers(0, 250), st.integers(-3, 400), st.integers(1, 8))
def test_pages_hold_everything_once(many: int, number: int, size: int) -> None:
    choices = [Choice(str(n), str(n)) for n in range(many)]
    shown, here, more = part(choices, size, number)
    assert len(shown) <= size and more == ((here + 1) * size < many)
    turned = [choice for n in range(here + 1 + many) for choice in part(choices, size, n)[0] if n <= (many - 1) // size]
    assert turned == choices
