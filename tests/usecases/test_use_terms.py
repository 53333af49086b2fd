"""Terms and office hours in memory: who sets them, what is on record, and what they do to work that comes after."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial

import pytest

from domain.deadlines import RULES
from domain.hours_closed import shut
from domain.hours_edit import BadHours, closes_at, day_off
from domain.people import Role
from domain.requests import NotFound
from domain.term_edit import OWN, TERMS, BadTerm
from domain.timers import TimerKind
from tests.usecases.desk import ADMIN, ANNA, GALYNA, HEAD, HOME, NEXT, Desk
from usecases import hours, terms

OTHER_HEAD = 702
DAY = timedelta(days=1)
ORDER = "Рішення сесії № 12 від 20.11.2026"


async def amount(desk: Desk, code: str) -> int:
    """What holds today."""
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        return (await terms.look(work, actor, HOME.code, code)).rule.amount


def noted(desk: Desk, action: str) -> int:
    """How often it is on record."""
    return [line[1] for line in desk.rows.audit].count(action)


async def put(desk: Desk, code: str, n: int, since: date | None = None, source: str = "") -> terms.Term:
    """The coordinator sets a term."""
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        return await terms.put(work, actor, HOME.code, code, n, since, source)


async def test_every_term_is_listed_with_its_default(desk: Desk) -> None:
    for chat in (HEAD, ADMIN):
        actor = await desk.actor(chat)
        async with desk.work() as work:
            community, rules = await terms.listed(work, actor, HOME.code)
        assert community.code == HOME.code
        assert list(rules) == [RULES[code] for code in TERMS]


async def test_a_term_holds_from_its_day_on_and_keeps_its_history(desk: Desk) -> None:
    assert (await put(desk, "first_contact", 2)).rule.source == OWN
    shown = await put(desk, "first_contact", 3, desk.now.date() + 7 * DAY, ORDER)
    assert (shown.rule.amount, [rule.amount for rule in shown.coming]) == (2, [3])
    await desk.turn(days=8)
    assert await amount(desk, "first_contact") == 3
    shown = await put(desk, "first_contact", 1)
    assert [rule.amount for rule in shown.rows] == [1, 3, 2], "nothing of it is lost"
    assert noted(desk, "term_changed") == 3


async def test_the_same_wish_twice_is_one_row_and_one_line(desk: Desk) -> None:
    for _ in range(2):
        shown = await put(desk, "offer", 2, source=ORDER)
    assert len(shown.rows) == 1 and noted(desk, "term_changed") == 1
    assert (await put(desk, "offer", 3)).rows[0].amount == 3, "of one day there is one row"


async def test_what_has_not_begun_may_be_taken_back_and_what_has_stays(desk: Desk) -> None:
    actor, later = await desk.actor(HEAD), desk.now.date() + 7 * DAY
    await put(desk, "offer", 2)
    await put(desk, "offer", 3, later)
    async with desk.work() as work:
        for _ in range(2):
            shown = await terms.drop(work, actor, HOME.code, "offer", later)
        assert shown.coming == ()
        kept = await terms.drop(work, actor, HOME.code, "offer", shown.rule.valid_from)
    assert kept.rule.amount == 2
    assert noted(desk, "term_changed") == 3


async def test_back_to_the_beginning_is_a_row_too(desk: Desk) -> None:
    actor = await desk.actor(HEAD)
    await put(desk, "offer", 2)
    await desk.turn(days=1)
    await put(desk, "offer", 8, desk.now.date() + 7 * DAY)
    async with desk.work() as work:
        for _ in range(2):
            shown = await terms.usual(work, actor, HOME.code, "offer")
    assert (shown.rule.amount, shown.rule.source, shown.own) == (RULES["offer"].amount, "default", False)
    assert [rule.amount for rule in shown.rows] == [4, 2]
    assert noted(desk, "term_changed") == 3


async def test_the_law_is_not_stretched_without_a_document(desk: Desk) -> None:
    with pytest.raises(BadTerm):
        await put(desk, "decision", 11)
    assert await amount(desk, "decision") == 10
    assert (await put(desk, "decision", 11, source=ORDER)).rule.source == ORDER
    assert (await put(desk, "notify", 1)).rule.amount == 1


async def test_work_that_comes_after_goes_by_the_new_term_and_the_old_promise_stays(desk: Desk) -> None:
    """Of the term that holds on the day of its anchor."""
    await desk.hire(ANNA)
    before = await desk.submit()
    offered = desk.waiting(before)[TimerKind.OFFER]
    await put(desk, "offer", 1)
    await put(desk, "first_contact", 3)
    assert desk.waiting(before)[TimerKind.OFFER] == offered
    after = await desk.submit()
    assert desk.waiting(after)[TimerKind.OFFER].due_at < offered.due_at

    assert desk.request(after).due > desk.request(before).due


async def test_hours_are_set_and_on_record(desk: Desk) -> None:
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        for _ in range(2):
            kept = await hours.change(work, actor, HOME.code, partial(closes_at, weekday=5, at=time(16)))
        assert kept.hours.week[5][-1][1] == time(16)
        assert kept == await work.communities.get(HOME.code)
    assert noted(desk, "hours_changed") == 1
    assert desk.rows.communities[NEXT.code].hours == NEXT.hours


async def test_an_office_that_never_works_is_refused(desk: Desk) -> None:
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        for weekday in (1, 2, 3, 4):
            await hours.change(work, actor, HOME.code, partial(day_off, weekday=weekday))
        with pytest.raises(BadHours):
            await hours.change(work, actor, HOME.code, partial(day_off, weekday=5))
        kept = await hours.look(work, actor, HOME.code)
    assert set(kept.hours.week) == {5} and noted(desk, "hours_changed") == 4


async def test_a_closed_day_moves_the_promise_of_the_next_request(desk: Desk) -> None:
    await desk.hire(ANNA)
    before, actor = await desk.submit(), await desk.actor(HEAD)
    async with desk.work() as work:
        today = hours.today(work, await hours.look(work, actor, HOME.code))
        edit = partial(shut, first=today + DAY, last=today + 3 * DAY, today=today)
        await hours.change(work, actor, HOME.code, edit)
    assert desk.request(await desk.submit()).due - desk.request(before).due >= 3 * DAY


async def test_whoever_has_no_part_in_it_finds_nothing(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(OTHER_HEAD, Role.COORDINATOR, NEXT.code)
    for chat in (ANNA, OTHER_HEAD, GALYNA):
        actor = await desk.actor(chat)
        async with desk.work() as work:
            for asked in (
                terms.listed(work, actor, HOME.code),
                terms.look(work, actor, HOME.code, "offer"),
                terms.put(work, actor, HOME.code, "offer", 2),
                terms.drop(work, actor, HOME.code, "offer", desk.now.date()),
                terms.usual(work, actor, HOME.code, "offer"),
                hours.look(work, actor, HOME.code),
                hours.change(work, actor, HOME.code, partial(day_off, weekday=1)),
            ):
                with pytest.raises(NotFound):
                    await asked
    actor = await desk.actor(HEAD)
    async with desk.work() as work:
        for code in ("unrouted", "nonsense", ""):
            with pytest.raises(NotFound):
                await terms.look(work, actor, HOME.code, code)
    assert desk.rows.rules == {}
