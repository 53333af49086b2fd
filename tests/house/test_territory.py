"""The shipped territory is all of Ukraine, agrees with six communities known by heart, and loads fast."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from db.reference.build_territory import Row, write
from db.reference.territory import CommunityPlace, Territory, load
from db.reference.territory_file import SOURCE, read
from domain.places import free_prefix, ukrainian_key

KNOWN: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "data" / "hromadas.json").read_text("utf-8"))
KYIV, SEVASTOPOL = "UA80000000000093317", "UA85000000000065278"


@pytest.fixture(scope="module")
def ukraine() -> Territory:
    return load()


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known["center"])
def test_a_known_community_agrees(known: dict[str, Any], ukraine: Territory) -> None:
    fields = ("code", "name", "type", "raion", "oblast", "center", "center_code")
    assert ukraine.community(known["code"]) == CommunityPlace(*(known[field] for field in fields))
    assert known["oblast_code"] in [area.code for area in ukraine.oblasts()]
    assert known["raion_code"] in [area.code for area in ukraine.raions(known["oblast_code"])]
    assert known["code"] in [place.code for place in ukraine.communities(known["raion_code"])]
    ours = {(one.code, one.name, one.category) for one in ukraine.settlements(known["code"])}
    assert ours == {(one["code"], one["name"], one["category"]) for one in known["settlements"]}


def test_everything_in_the_codifier_is_there(ukraine: Territory) -> None:
    raions = [raion for oblast in ukraine.oblasts() for raion in ukraine.raions(oblast.code)]
    communities = [place for raion in raions for place in ukraine.communities(raion.code)]
    categories = Counter("".join(packed.categories for packed in read()))
    assert len(ukraine.oblasts()) == 25 + 2
    assert len(raions) == 136 + 2
    assert len(communities) == 1_772 + 2
    assert categories == {"C": 27_261, "X": 1_979, "M": 461, "K": 2}
    assert sum(len(ukraine.settlements(known["code"])) for known in KNOWN) == 214


def test_each_settlement_is_found_by_its_code(ukraine: Territory) -> None:
    for known in KNOWN:
        for settlement in ukraine.settlements(known["code"]):
            assert ukraine.settlement(settlement.code) == settlement
            assert (settlement.community, settlement.raion) == (known["code"], known["raion"])
            assert settlement.oblast == known["oblast"]


def test_lists_are_in_ukrainian_order(ukraine: Territory) -> None:
    def ordered(names: list[str]) -> bool:
        return names == sorted(names, key=ukrainian_key)

    assert ordered([area.name for area in ukraine.oblasts()])
    for oblast in ukraine.oblasts():
        assert ordered([area.name for area in ukraine.raions(oblast.code)])
        for raion in ukraine.raions(oblast.code):
            assert ordered([place.name for place in ukraine.communities(raion.code)])
    for packed in read():
        assert ordered(packed.names.split("\n"))


@pytest.mark.parametrize(("code", "name"), [(KYIV, "Київ"), (SEVASTOPOL, "Севастополь")])
def test_a_city_with_special_status_is_everything_to_itself(code: str, name: str, ukraine: Territory) -> None:
    place = CommunityPlace(code, name, "міська", "", name, name, code)
    assert [area.name for area in ukraine.raions(code)] == [name]
    assert ukraine.communities(code) == (place,)
    assert ukraine.community(code) == place
    assert [one.category for one in ukraine.settlements(code)] == ["K"]
    assert ukraine.settlement(code) == ukraine.settlements(code)[0]
    assert ukraine.find(name).hits[0].settlement.code == code


def test_the_exclusion_zone_has_no_community(ukraine: Territory) -> None:
    prypiat = ukraine.settlement("UA32000000010085013")
    assert prypiat is not None
    assert (prypiat.name, prypiat.community, prypiat.raion, prypiat.oblast) == (
        "Прип’ять",
        "",
        "",
        "Київська",
    )
    assert ukraine.community("UA3200000") is None


@pytest.mark.parametrize("code", ["", "UA", "UA53", "UA99999999999999999", "UA53000000000028050", "Пирятин", "\0"])
def test_an_unknown_code_gives_nothing(code: str, ukraine: Territory) -> None:
    assert ukraine.community(code) is None
    assert ukraine.settlement(code) is None
    assert ukraine.settlements(code) == ()


def test_every_community_can_have_a_prefix_of_its_own(ukraine: Territory) -> None:
    taken: set[str] = set()
    for packed in read():
        taken.add(free_prefix(packed.name, taken))
    assert len(taken) == len(read())


def test_the_file_is_small_and_reads_fast() -> None:
    start = time.process_time()
    Territory(read())
    assert time.process_time() - start < 0.25
    assert SOURCE.stat().st_size <= 500_000


def test_the_same_codifier_gives_the_same_bytes(tmp_path: Path) -> None:
    rows = [
        Row("UA53000000000028050", "Полтавська", "O", ()),
        Row("UA53040000000081308", "Лубенський", "P", ("UA53000000000028050",)),
        Row("UA53040090000048649", "Пирятинська", "H", ("UA53000000000028050", "UA53040000000081308")),
        Row("UA53040090010096696", "Пирятин", "M", ("", "", "UA53040090000048649")),
        Row("UA53040090170021548", "Ївженки", "C", ("", "", "UA53040090000048649")),
        Row(KYIV, "Київ", "K", ()),
    ]
    first, again = tmp_path / "first.gz", tmp_path / "again.gz"
    write(rows, "test", first)
    write(reversed(rows), "test", again)
    assert first.read_bytes() == again.read_bytes()
    assert [one.name for one in Territory(read(first)).settlements("UA53040090000048649")] == [
        "Ївженки",
        "Пирятин",
    ]


def test_a_settlement_that_does_not_fit_its_community_stops_the_build(tmp_path: Path) -> None:
    rows = [
        Row("UA53000000000028050", "Полтавська", "O", ()),
        Row("UA53040000000081308", "Лубенський", "P", ("UA53000000000028050",)),
        Row("UA53040090000048649", "Пирятинська", "H", ("UA53040000000081308",)),
        Row("UA05020050010084898", "Вороновиця", "X", ("UA53040090000048649",)),
    ]
    with pytest.raises(ValueError, match="UA05020050010084898"):
        write(rows, "test", tmp_path / "territory.gz")
