"""Places of one name are told apart in words as long as words can do it."""

from __future__ import annotations

from bot.ui.resident.places_names import LONGEST, names
from domain.communities import Settlement
from tests.ui.reading import EN, UK

SERVED = {"A": "Пирятинська", "B": "Шишацька"}


def place(code: str, kind: str = "C", community: str = "A", raion: str = "Лубенський") -> Settlement:
    """A place of the name that they all have."""
    return Settlement(code, "Вишневе", kind, community, raion, "Полтавська")


def test_the_community_first_then_the_raion_then_the_kind_and_numbers_last() -> None:
    here, there = place("UA00001"), place("UA00002", community="B")
    assert names(UK, [here, there], SERVED) == [f"Вишневе · {SERVED[c]} · Полтавська обл." for c in "AB"]
    far = place("UA00002", community="B", raion="Миргородський")
    assert names(UK, [here, far], {"A": "Піщанська", "B": "Піщанська"}) == [
        f"Вишневе · Піщанська · {raion} р-н · Полтавська обл." for raion in ("Лубенський", "Миргородський")
    ]
    near, far = place("UA00003", community="C"), place("UA00004", community="C", raion="Миргородський")
    assert names(UK, [near, far], {}) == [
        "Вишневе · Лубенський р-н · Полтавська обл.",
        "Вишневе · Миргородський р-н · Полтавська обл.",
    ]
    village, town = place("UA00005", "C", "D"), place("UA00006", "X", "E")
    assert names(UK, [village, town], {}) == [
        f"Вишневе · {kind} · Лубенський р-н · Полтавська обл." for kind in ("село", "селище")
    ]
    twins = names(EN, [village, place("UA00007", "C", "F"), town], {})
    assert [name[-5:] for name in twins[:2]] == ["00005", "00007"] and "settlement" in twins[2]


def test_a_name_fits_on_a_button_whatever_it_is() -> None:
    long = Settlement("UA1", "Я" * 64, "C", "A", "", "Полтавська")
    assert [len(name) for name in names(UK, [long], SERVED)] == [LONGEST]
