"""Districts and communities in memory: who may set them up, and what becomes of workers and settlements."""

from __future__ import annotations

import pytest

from domain.people import Role
from domain.requests import NotFound
from tests.usecases.desk import ABROAD, ADMIN, ANNA, FAR, GALYNA, HEAD, HOME, NEXT, VILLAGE, Desk
from usecases import csv_tables, districts, territory
from usecases.csv_tables import DISTRICTS, Table

OTHER_HEAD = 702


async def test_a_settlement_lies_in_one_district_and_the_former_is_named(desk: Desk) -> None:
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        first = await districts.add(work, actor, HOME.code, "Перший")
        second = await districts.add(work, actor, HOME.code, "Другий")
        assert (await districts.put(work, actor, first.id, VILLAGE.code, True))[1] == ""
        shown, taken = await districts.put(work, actor, second.id, VILLAGE.code, True)
        assert (shown.district.settlements, taken) == (frozenset({VILLAGE.code}), "Перший")
        assert (await districts.put(work, actor, second.id, VILLAGE.code, True))[1] == "", "twice tapped is once done"
    held = {one.name: one.settlements for one in desk.rows.districts.values()}
    assert held == {"Перший": frozenset(), "Другий": {VILLAGE.code}}


async def test_a_removed_district_leaves_neither_workers_nor_settlements(desk: Desk) -> None:
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        made = await districts.add(work, actor, HOME.code, "Перший")
        await districts.put(work, actor, made.id, VILLAGE.code, True)
    anna = await desk.hire(ANNA, districts=frozenset({made.id, 5}))
    async with desk.work() as work:
        await districts.remove(work, actor, made.id)
    assert desk.rows.districts == {}
    assert desk.rows.memberships[anna.id].districts == {5}
    assert [line[1] for line in desk.rows.audit][-1] == "district_removed"


async def test_two_districts_do_not_have_one_name(desk: Desk) -> None:
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        await districts.add(work, actor, HOME.code, "Центр")
        await districts.add(work, actor, NEXT.code, "Центр")
        with pytest.raises(districts.Called):
            await districts.add(work, actor, HOME.code, "  центр ")


async def test_whoever_has_no_part_in_it_finds_nothing(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(OTHER_HEAD, Role.COORDINATOR, NEXT.code)
    admin = await desk.actor(ADMIN)
    async with desk.work() as work:
        made = await districts.add(work, admin, HOME.code, "Центр")
    for chat in (ANNA, OTHER_HEAD, GALYNA):
        actor = await desk.actor(chat)
        async with desk.work() as work:
            for asked in (
                districts.listed(work, actor, HOME.code),
                districts.add(work, actor, HOME.code, "Х"),
                districts.look(work, actor, made.id),
                districts.put(work, actor, made.id, VILLAGE.code, True),
                districts.remove(work, actor, made.id),
                territory.served(work, actor, HOME.code),
                territory.figures(work, actor, HOME.code),
                territory.add(work, actor, ABROAD.community),
                csv_tables.export(work, actor, Table(DISTRICTS, HOME.code), {}),
            ):
                with pytest.raises(NotFound):
                    await asked
    async with desk.work() as work:
        with pytest.raises(NotFound):
            await districts.put(work, admin, made.id, FAR.code, True)


async def test_few_cases_are_counted_for_the_coordinator_alone(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.submit()
    told = {}
    for chat in (HEAD, ADMIN):
        actor = await desk.actor(chat)
        async with desk.work() as work:
            told[chat] = (await territory.figures(work, actor, HOME.code)).requests
    assert told == {HEAD: 1, ADMIN: None}


async def test_a_community_of_the_territory_is_added_once(desk: Desk) -> None:
    admin = await desk.actor(ADMIN)
    async with desk.work() as work:
        levels = await territory.levels(work, admin)
        assert [choice.to for choice in levels.level("").choices] == [ABROAD.community], "what is served is left out"
        for _ in range(2):
            added = await territory.add(work, admin, ABROAD.community)
    assert added.prefix == "ЧУЖ"
    assert [line[1] for line in desk.rows.audit].count("community_added") == 1


async def test_what_one_district_gives_by_a_table_another_does_not_take_back(desk: Desk) -> None:
    """All moves of a table together, whatever the order of the districts."""
    actor, table = await desk.actor(HEAD), Table(DISTRICTS, HOME.code)
    async with desk.work() as work:
        for name in ("Перший", "Другий"):
            await districts.add(work, actor, HOME.code, name)
    for name, other in (("Перший", "Другий"), ("Другий", "Перший"), ("", "Другий"), ("Третій", "Перший")):
        text = f"Округ;Населений пункт\n{name};Заріччя\n"
        async with desk.work() as work:
            assert (await csv_tables.apply(work, actor, table, text, {}, partly=False)) is not None
        held = {one.name: one.settlements for one in desk.rows.districts.values()}
        assert held.get(name, {VILLAGE.code}) == {VILLAGE.code}
        assert held[other] == frozenset()


async def test_a_table_with_a_bad_row_changes_nothing_without_the_word(desk: Desk) -> None:
    actor, table = await desk.actor(HEAD), Table(DISTRICTS, HOME.code)
    text = "Округ;Населений пункт\nПерший;Заріччя\nПерший;Ніде\n"
    async with desk.work() as work:
        assert await csv_tables.apply(work, actor, table, text, {}, partly=False) is None
        assert await work.communities.districts(HOME.code) == []
        plan = await csv_tables.apply(work, actor, table, text, {}, partly=True)
    assert plan and [fault.line for fault in plan.faults] == [3]
    assert {one.name: one.settlements for one in desk.rows.districts.values()} == {"Перший": {VILLAGE.code}}
