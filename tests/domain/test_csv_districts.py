"""Districts as a table: what goes out comes back as it was, and a bad row is named with its line and the reason."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.communities import District, Settlement
from domain.csv_districts import COLUMNS, Move, Plan, exported, read
from domain.csv_table import MOST_ROWS, Fault, NoTable, decoded, written

HOME, LUBNY = "UA53040090000048649", "Лубенський"


def place(number: int, name: str) -> Settlement:
    return Settlement(f"UA530400900{number:02}012345", name, "C", HOME, LUBNY, "Полтавська")


TOWN, ZARICHCHIA, DACHI, LOWER, UPPER = (
    place(n, name) for n, name in enumerate(["Пирятин", "Заріччя", "Дачі", "Мала", "Мала"], 1)
)
PLACES = (TOWN, ZARICHCHIA, DACHI, LOWER, UPPER)
CENTRE = District(1, HOME, "Центр", frozenset({TOWN.code}))
VILLAGES = District(2, HOME, "Села", frozenset({ZARICHCHIA.code, DACHI.code}))
DISTRICTS = (CENTRE, VILLAGES)
NAMES = st.text(max_size=20)
EMPTY = District(3, HOME, "Порожній")


def near(_: str) -> Sequence[Settlement]:
    """What is called like it in other communities."""
    return (Settlement("UA1", "Велика", "C", "UA2", "Миргородський", "Полтавська"),)


def nothing(_: str) -> Sequence[Settlement]:
    return ()


def table(*rows: str) -> Plan:
    return read("\n".join(["Округ;Населений пункт;Код КАТОТТГ", *rows]), DISTRICTS, PLACES, near)


@st.composite
def maps(draw: st.DrawFn) -> list[District]:
    """Any districts: each settlement lies in one of them at most."""
    names = draw(st.lists(NAMES.filter(str.strip), max_size=5))
    homes = draw(st.lists(st.integers(0, len(names)), min_size=len(PLACES), max_size=len(PLACES)))
    inside = [frozenset(p.code for p, at in zip(PLACES, homes, strict=True) if at == n) for n in range(len(names))]
    return [District(n, HOME, name, codes) for n, (name, codes) in enumerate(zip(names, inside, strict=True), 1)]


@given(maps())
@settings(max_examples=150, deadline=None)
def test_what_goes_out_comes_back_without_a_change(districts: list[District]) -> None:
    assert read(decoded(exported(districts, PLACES)), districts, PLACES, nothing) == Plan()


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused_kindly(data: bytes) -> None:
    header = ";".join(COLUMNS).encode()
    for file in (data, header + b"\r\n" + data, "\ufeff".encode("utf-16") + data):
        try:
            plan = read(decoded(file), DISTRICTS, PLACES, near)
        except NoTable as trouble:
            assert trouble.why in ("empty", "broken", "long", "no_column")
        else:
            assert all(fault.line > 1 for fault in plan.faults)


def test_excel_opens_it_and_runs_nothing() -> None:
    evil = District(4, HOME, "=HYPERLINK(1)", frozenset({UPPER.code}))
    file = exported([CENTRE, EMPTY, evil], PLACES)
    assert file.startswith("\ufeffОкруг;Населений пункт;Код КАТОТТГ\r\n".encode())
    assert "\r\nЦентр;" not in file.decode() or file.decode().count("\r\n") == 1 + len(PLACES) + 1
    assert "\r\n'=HYPERLINK(1);Мала;" in file.decode()
    assert "\r\nПорожній;;\r\n" in file.decode()


def test_settlements_move_and_new_districts_are_made() -> None:
    plan = table("Центр;Заріччя;", f";Дачі;{DACHI.code}", f"Степ;Мала;{UPPER.code}", "степ;Пирятин;", "Луг;;")
    assert plan.faults == ()
    assert plan.new == ("Степ", "Луг")
    assert plan.moves == (
        Move(ZARICHCHIA.code, "Центр"),
        Move(DACHI.code, ""),
        Move(UPPER.code, "Степ"),
        Move(TOWN.code, "Степ"),
    )


@pytest.mark.parametrize("name", ["  пирятин ", "ПИРЯТИН", "м. Пирятин", "Пиpятин"])
def test_a_name_is_understood_however_it_is_typed(name: str) -> None:
    assert table(f"Села;{name};").moves == (Move(TOWN.code, "Села"),)


def test_each_bad_row_is_named_with_its_line_and_the_others_count() -> None:
    plan = table(
        "Центр;Велика;",
        "Села;Пирятин;",
        "Центр;Мала;",
        "",
        f"Центр;Заріччя;{DACHI.code}",
        "Центр;Заріччя;UA00000000000000001",
        "Центр;Пирятин;",
        f"{'О' * 61};Заріччя;",
    )
    assert plan.moves == (Move(TOWN.code, "Села"),)
    assert plan.faults == (
        Fault(2, "unknown_place", {"name": "Велика", "near": [("Велика", "Миргородський")]}),
        Fault(4, "several", {"name": "Мала", "codes": [LOWER.code, UPPER.code]}),
        Fault(6, "other_name", {"name": "Заріччя", "known": "Дачі"}),
        Fault(7, "unknown_code", {"code": "UA00000000000000001"}),
        Fault(8, "twice", {"name": "Пирятин", "first": 3}),
        Fault(9, "long_name", {"name": "О" * 60}),
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_every_way_that_offices_save_it_is_read(delimiter: str, encoding: str) -> None:
    text = delimiter.join(["населений пункт", "Нотатки", "ОКРУГ"]) + "\r\n" + delimiter.join(["Пирятин", "x", "Села"])
    found = read(decoded(text.encode(encoding)), DISTRICTS, PLACES, nothing)
    assert found == Plan(moves=(Move(TOWN.code, "Села"),))


@pytest.mark.parametrize(
    ("text", "why", "what"),
    [
        ("", "empty", ""),
        ("\n;;\n", "empty", ""),
        ("Село;Код\nПирятин;1", "no_column", "Округ"),
        ("Округ;Код КАТОТТГ\nЦентр;1", "no_column", "Населений пункт"),
        ("Округ;Населений пункт\n" + "Центр;Пирятин\n" * (MOST_ROWS + 1), "long", ""),
        ("Округ;Населений пункт\n" + "ц" * 140_000, "broken", ""),
    ],
    ids=["nothing", "blank", "no district", "no place", "too long", "one cell"],
)
def test_what_is_no_such_table_says_why(text: str, why: str, what: str) -> None:
    with pytest.raises(NoTable) as told:
        read(text, DISTRICTS, PLACES, nothing)
    assert (told.value.why, told.value.what) == (why, what)


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    """A cell of two lines, as Excel writes them, takes two."""
    plan = table('"Цен', 'тр";Ніде;', "Центр;Немає;")
    assert [fault.line for fault in plan.faults] == [2, 4]


@given(st.lists(st.text(max_size=12), min_size=2, max_size=2))
def test_a_cell_is_read_as_it_was_written(cells: list[str]) -> None:
    from domain.csv_table import cell, rows_of

    rows = rows_of(decoded(written(("А", "Б"), [["x" + cells[0], cells[1]]])), ("А", "Б"), ("А",))
    assert [(row.get("А"), row.get("Б")) for row in rows] == [(cell("x" + cells[0]), cell(cells[1]))]
