"""The staff as a table: what goes out comes back as it was; bad rows are named, and a role is never changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.communities import District
from domain.csv_staff import StaffChange, StaffPlan, exported, read
from domain.csv_staff_cells import COLUMNS, key
from domain.csv_table import Fault, NoTable, decoded
from domain.people import Membership, Role

HOME = "UA-home"
CENTRE, VILLAGES = District(1, HOME, "Центр"), District(2, HOME, "Села | Луг")
DISTRICTS = (CENTRE, VILLAGES)
SERVICES = {"home_care": "🏠 Допомога вдома", "papers": "📄 Документи", "unsafe": "🤫 Тиха розмова"}
OLHA = Membership(1_763_000_000_000_001, 11, Role.WORKER, HOME, "Ольга", districts=frozenset({1}))
VASYL = Membership(1_763_000_000_000_002, 12, Role.WORKER, HOME, "Василь", services=frozenset({"papers"}))
HEAD = Membership(1_763_000_000_000_003, 13, Role.COORDINATOR, HOME, "Тетяна")
TEAM = (OLHA, VASYL, HEAD)
THEIRS = frozenset({OLHA.id, VASYL.id})


def table(*rows: str, columns: tuple[str, ...] = COLUMNS) -> StaffPlan:
    return read("\n".join([";".join(columns), *rows]), TEAM, DISTRICTS, SERVICES, THEIRS)


def row(member: Membership, **cells: str) -> str:
    """A colleague's row with other cells."""
    lines = decoded(exported([member], DISTRICTS, SERVICES)).splitlines()
    told = dict(zip(COLUMNS, lines[1].split(";"), strict=True))
    names = {"title": "Ім'я в чаті", "role": "Роль", "districts": "Округи", "services": "Послуги"}
    names |= {"cleared": "Складні справи", "capacity": "Справ одночасно", "active": "Працює", "number": "Номер"}
    return ";".join({**told, **{names[name]: text for name, text in cells.items()}}.values())


@st.composite
def members(draw: st.DrawFn) -> Membership:
    return Membership(
        draw(st.integers(1, 2**53)),
        1,
        draw(st.sampled_from(list(Role))),
        HOME,
        title=draw(st.text(max_size=70)),
        active=draw(st.booleans()),
        capacity=draw(st.integers(0, 10**7)),
        districts=draw(st.frozensets(st.integers(1, 4))),
        services=draw(st.frozensets(st.sampled_from([*SERVICES, "forgotten"]))),
        cleared=draw(st.booleans()),
    )


@given(st.lists(members(), max_size=5, unique_by=lambda one: one.id), st.lists(st.text(max_size=15), max_size=4))
@settings(max_examples=150, deadline=None)
def test_what_goes_out_comes_back_without_a_change(team: list[Membership], names: list[str]) -> None:
    districts = [District(n, HOME, name) for n, name in enumerate(names, 1)]
    file = decoded(exported(team, districts, SERVICES))
    assert read(file, team, districts, SERVICES, frozenset(one.id for one in team)) == StaffPlan()
    assert read(file, team, districts, SERVICES, frozenset()) == StaffPlan()


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused_kindly(data: bytes) -> None:
    header = ";".join(COLUMNS).encode()
    for file in (data, header + b"\r\n" + data, header + f"\r\n{key(OLHA)};".encode() + data):
        try:
            plan = read(decoded(file), TEAM, DISTRICTS, SERVICES, THEIRS)
        except NoTable:
            continue
        assert all(change.after.role is change.before.role for change in plan.changes)
        assert all(change.before.id in THEIRS for change in plan.changes)


def test_settings_change_and_a_row_without_changes_is_none() -> None:
    told = {"title": "Ольга Іванівна", "districts": "села / луг|Центр", "services": "документи|home_care"}
    plan = table(row(OLHA, **told, cleared="Так", capacity="25,5", active="ні"), row(VASYL), row(HEAD))
    after = replace(
        OLHA,
        title="Ольга Іванівна",
        districts=frozenset({1, 2}),
        services=frozenset({"papers", "home_care"}),
        cleared=True,
        capacity=255,
        active=False,
    )
    assert plan == StaffPlan((StaffChange(OLHA, after),))


def test_an_emptied_cell_takes_everything_away_and_a_missing_column_nothing() -> None:
    assert table(row(OLHA, districts="")).changes[0].after.districts == frozenset()
    only = table(f"{key(VASYL)};12", columns=("Номер", "Справ одночасно"))
    assert only == StaffPlan((StaffChange(VASYL, replace(VASYL, capacity=120)),))


@pytest.mark.parametrize(
    ("cells", "why", "name"),
    [
        ({"number": "w1"}, "unknown_worker", "w1"),
        ({"number": "1,76E+15"}, "unknown_worker", "1,76E+15"),
        ({"number": ""}, "unknown_worker", "Ольга"),
        ({"role": "координатор"}, "role", "координатор"),
        ({"districts": "Центр|Ліс"}, "unknown_district", "Ліс"),
        ({"services": "Ремонт"}, "unknown_service", "Ремонт"),
        ({"capacity": "багато"}, "number", "багато"),
        ({"capacity": "-5"}, "number", "-5"),
        ({"capacity": "101"}, "number", "101"),
        ({"cleared": "мабуть"}, "yes_or_no", "мабуть"),
        ({"title": "О" * 61}, "long_name", "О" * 60),
    ],
)
def test_a_bad_cell_is_named_and_nothing_of_its_row_is_applied(cells: dict[str, Any], why: str, name: str) -> None:
    plan = table(row(VASYL, capacity="5"), row(OLHA, **{"cleared": "так", **cells}))
    assert plan.changes == (StaffChange(VASYL, replace(VASYL, capacity=50)),)
    assert [(fault.line, fault.why, fault.about.get("name")) for fault in plan.faults] == [(3, why, name)]


def test_several_bad_cells_of_a_row_are_each_named() -> None:
    plan = table(row(OLHA, title="", capacity="x", role="адміністратор"))
    assert [fault.why for fault in plan.faults] == ["no_title", "role", "number"]


def test_whom_the_sender_may_not_change_stays() -> None:
    assert table(row(HEAD, cleared="так")).faults == (Fault(2, "not_yours", {"name": "Тетяна"}),)


def test_a_colleague_who_comes_twice_is_named_the_second_time() -> None:
    plan = table(row(OLHA), row(OLHA, capacity="5"))
    assert plan == StaffPlan((), (Fault(3, "twice", {"name": key(OLHA), "first": 2}),))


def test_a_title_that_looks_like_a_formula_stays_a_title() -> None:
    evil = replace(OLHA, title="=1+1")
    file = decoded(exported([evil], DISTRICTS, SERVICES))
    assert ";'=1+1;" in file
    assert read(file, [evil], DISTRICTS, SERVICES, THEIRS) == StaffPlan()
