"""What people type finds where they live, in all Ukraine, and first in the communities that are served."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.reference.territory import load
from db.reference.territory_file import read
from domain.communities import Settlement
from domain.places import Match, fold

UKRAINE = load()
SERVED = [
    known["code"] for known in json.loads((Path(__file__).parents[1] / "data" / "hromadas.json").read_text("utf-8"))
]
PYRIATYN, SHYSHAKY, BILOTSERKIVKA = "UA53040090010096696", "UA53060330010052509", "UA53060010010044458"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Пирятин", PYRIATYN),
        ("пирятин", PYRIATYN),
        ("Пырятин", PYRIATYN),
        ("ПИРЯТІН", PYRIATYN),
        ("м. Пирятин", PYRIATYN),
        ("г. Пырятин", PYRIATYN),
        ("Пиpятин", PYRIATYN),  # a Latin p
        ("Перятин", PYRIATYN),
        ("Пирятн", PYRIATYN),
        ("Пиряитн", PYRIATYN),
        ("Пирятин, Полтавська", PYRIATYN),
        ("Полтавська область, Лубенський район, Пирятин", PYRIATYN),
        ("Пирятинська громада", PYRIATYN),
        ("я з Пирятина", PYRIATYN),
        ("Pyriatyn", PYRIATYN),
        ("Gbhznby", PYRIATYN),
        ("Шишаки", SHYSHAKY),
        ("Шишакі", SHYSHAKY),
        ("Шышаки", SHYSHAKY),
        ("пгт Шишаки", SHYSHAKY),
        ("смт.Шишаки", SHYSHAKY),
        ("Шишаки Полтавской области", SHYSHAKY),
        ("Білоцерківка", BILOTSERKIVKA),
        ("Белоцерковка", BILOTSERKIVKA),
        ("Билоцеркивка", BILOTSERKIVKA),
        ("білоцерківка полтавська", BILOTSERKIVKA),
    ],
)
def test_a_typed_name_comes_first(typed: str, code: str) -> None:
    assert UKRAINE.find(typed, SERVED).settlements[0].code == code


@pytest.mark.parametrize(
    ("typed", "name", "community"),
    [
        ("пятихатки", "П’ятихатки", "Омельницька"),
        ('П"ятихатки', "П’ятихатки", "Омельницька"),
        ("Вишневе Шишацька", "Вишневе", "Шишацька"),
        ("Вишневе Пирятин", "Вишневе", "Пирятинська"),
        ("Вишнёвое Шишацкая", "Вишневе", "Шишацька"),
        ("Воскобойники, Песчанская", "Воскобійники", "Піщанська"),
        ("Олександровка Вороновиця", "Олександрівка", "Вороновицька"),
        ("Рокитное донивка", "Рокитне-Донівка", "Піщанська"),
        ("нова знаменка", "Нова Знам’янка", "Піщанська"),
        ("малая круча", "Мала Круча", "Пирятинська"),
        ("вел. бузова", "Велика Бузова", "Шишацька"),
        ("Марьинское", "Мар’їнське", "Пирятинська"),
        ("Ивженки", "Ївженки", "Пирятинська"),
    ],
)
def test_a_village_comes_first_with_its_community(typed: str, name: str, community: str) -> None:
    best = UKRAINE.find(typed, SERVED).settlements[0]
    place = UKRAINE.community(best.community)
    assert (best.name, place and place.name) == (name, community)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Киев", "Київ"),
        ("Харьков", "Харків"),
        ("Николаев", "Миколаїв"),
        ("Винница", "Вінниця"),
        ("Днепр", "Дніпро"),
    ],
)
def test_russian_names_of_cities_are_understood(typed: str, name: str) -> None:
    assert UKRAINE.find(typed).settlements[0].name == name


def test_one_exact_name_inside_needs_no_question() -> None:
    assert (sure := UKRAINE.find("Пирятин", SERVED).sure) is not None and sure.code == PYRIATYN
    assert UKRAINE.find("Вишневе", SERVED).sure is None
    assert UKRAINE.find("Шишакі", SERVED).sure is None
    assert UKRAINE.find("Кобеляки", SERVED).sure is None


def test_what_lies_outside_is_told_apart() -> None:
    hits = UKRAINE.find("Кобеляки", SERVED).hits
    assert [(hit.settlement.name, hit.inside, hit.match) for hit in hits] == [("Кобеляки", False, Match.EXACT)]


def test_the_same_name_inside_comes_before_all_others() -> None:
    found = UKRAINE.find("Вишневе", SERVED, limit=4)
    assert [hit.inside for hit in found.hits] == [True, True, False, False]
    assert found.more


_ALL = [one for packed in read() for one in packed.settlements() if one.community]
_TWINS = str.maketrans("ісораехукмтвн", "icopaexykmtbh")
_RUSSIAN = str.maketrans("иеИЕ", "ыэЫЁ")
_DISGUISES = st.sampled_from(
    [
        str.upper,
        str.lower,
        lambda name: name.lower().translate(_TWINS),
        lambda name: name.translate(_RUSSIAN),
        lambda name: name.replace("’", ""),
        lambda name: name.replace("’", "'"),
        lambda name: name.replace("’", "*"),
        lambda name: name.replace("-", " "),
        lambda name: "с. " + name,
        lambda name: "смт" + " " + name,
        lambda name: "м." + name,
        lambda name: "село " + name,
        lambda name: "\u200f" + "\u200b".join(name),
        lambda name: f"  {name}\n",
        str,
    ]
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(_ALL), st.lists(_DISGUISES, max_size=3))
def test_a_name_in_disguise_comes_first_in_its_community(
    settlement: Settlement, disguises: list[Callable[[str], str]]
) -> None:
    typed = settlement.name
    for disguise in disguises:
        typed = disguise(typed)
    best = UKRAINE.find(typed, [settlement.community]).hits[0]
    assert best.inside and best.match is Match.EXACT
    assert fold(best.settlement.name).replace(" ", "") == fold(settlement.name).replace(" ", "")


@settings(deadline=None)
@given(st.text() | st.text(st.sampled_from("вишнекуча, .-'’ШПО")), st.integers(0, 12))
def test_any_text_is_answered_within_the_limit(text: str, limit: int) -> None:
    found = UKRAINE.find(text, SERVED, limit)
    codes = [one.code for one in found.settlements]
    insides = [hit.inside for hit in found.hits]
    assert len(codes) <= limit and len(set(codes)) == len(codes)
    assert insides == sorted(insides, reverse=True)


@pytest.mark.parametrize("text", ["", " ", "\ud800", "\0", "," * 5_000, "вишневе " * 5_000, "ї" * 100_000, "&lt;b&gt;"])
def test_strange_text_is_answered_at_once(text: str) -> None:
    def cost() -> float:
        start = time.process_time()
        assert len(UKRAINE.find(text, SERVED).hits) <= 10
        return time.process_time() - start

    assert min(cost() for _ in range(3)) < 0.5, "the first look of a process makes the index"


def test_a_typical_search_is_quick() -> None:
    typed = [
        "Пирятин",
        "Шишакі",
        "Белоцерковка",
        "Вишневе Шишацька",
        "круча",
        "п",
        "Олександровка",
        "Черновцы",
    ]
    for text in typed:
        UKRAINE.find(text, SERVED)
    start = time.process_time()
    for text in typed:
        UKRAINE.find(text, SERVED)
    assert (time.process_time() - start) / len(typed) < 0.005
