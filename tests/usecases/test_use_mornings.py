"""The morning list and the evening line: to those who are there, on working days, when there is something to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.course import Clock, Course
from domain.people import Membership, Role
from domain.requests import Request
from domain.timers import TimerKind
from domain.visits import Visit, VisitState
from tests.usecases.desk import ANNA, BOHDAN, CANARY, GALYNA, HEAD, HOME, NEXT, VILLAGE, Desk
from tests.usecases.test_use_clock import taken as held
from usecases import leaving, staff, waking

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TUESDAY = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)  # half past eight in Kyiv


async def opened(desk: Desk) -> None:
    """The process begins: every chain does."""
    async with desk.work() as work:
        await waking.begin(work)
    desk.told()


async def until(desk: Desk, at: datetime) -> None:
    """The clock goes on until then."""
    await desk.turn(seconds=(at - desk.now).total_seconds())


def days(desk: Desk) -> list[tuple[int, str]]:
    """Who was told of their day since the last look."""
    return [(chat, kind) for chat, kind in desk.told() if kind in ("morning", "evening")]


async def visit(desk: Desk, request: Request, at: datetime, state: VisitState = VisitState.CONFIRMED) -> None:
    """A visit for two hours."""
    async with desk.work() as work:
        who = (request.community, request.settlement, request.person_id)
        await work.visits.add(Visit(work.new_id(), request.id, *who, at, at + 2 * HOUR, work.now, state))


def told(desk: Desk, kind: str = "morning") -> Mapping[str, Any]:
    """The figures of the last letter of this kind."""
    params: Mapping[str, Any] = desk.letters(kind)[-1].body["params"]
    return params


async def test_the_days_visits_stand_by_settlement(desk: Desk) -> None:
    request = await held(desk)
    await visit(desk, request, TUESDAY + 2 * HOUR)
    await visit(desk, request, TUESDAY + 5 * HOUR, VisitState.PROPOSED)
    await visit(desk, request, TUESDAY + 6 * HOUR, VisitState.DONE)
    await visit(desk, request, TUESDAY + DAY)
    await opened(desk)
    await until(desk, TUESDAY - timedelta(seconds=1))
    assert not desk.letters("morning")
    await until(desk, TUESDAY)
    assert {letter.chat for letter in desk.letters("morning")} == {ANNA}
    assert told(desk)["today"] == 2
    (place,) = told(desk)["places"]
    assert place["place"] == VILLAGE.code and [sure for _, _, sure in place["at"]] == [True, False]
    assert CANARY not in str(desk.letters("morning"))


async def test_what_is_overdue_is_counted_and_named(desk: Desk) -> None:
    request = await held(desk)
    late = Clock("decision", desk.now - 20 * DAY, desk.now - DAY, 10, "working_days", "law")
    desk.rows.requests[request.id] = replace(desk.request(request), due=desk.now, course=Course(clocks=(late,)))
    await visit(desk, request, desk.now - 3 * DAY)
    await opened(desk)
    await until(desk, TUESDAY)
    figures = told(desk)
    assert [figures[what] for what in ("calls", "terms", "visits", "today", "new")] == [1, 1, 1, 0, 0]
    assert figures["numbers"] == [request.number]


async def test_new_offers_are_counted(desk: Desk) -> None:
    await desk.hire(ANNA)
    desk.office.clock.at = datetime(2026, 11, 24, 6, tzinfo=UTC)
    await desk.submit()
    await opened(desk)
    await until(desk, TUESDAY)
    assert told(desk)["new"] == 1


async def test_nothing_is_said_when_there_is_nothing(desk: Desk) -> None:
    await desk.hire(ANNA)
    await opened(desk)
    await desk.turn(days=7)
    assert days(desk) == []


async def ignored(desk: Desk) -> Membership:
    """Anna has a case in which the first call is late, day after day."""
    request = await held(desk)
    desk.rows.requests[request.id] = replace(desk.request(request), due=desk.now - DAY)
    await opened(desk)
    (anna,) = [m for m in desk.rows.memberships.values() if desk.rows.people[m.person_id].chat == ANNA]
    return anna


async def test_on_working_days_only_and_once_a_day(desk: Desk) -> None:
    await ignored(desk)
    hours = replace(HOME.hours, closed=frozenset({datetime(2026, 11, 25).date()}))
    desk.rows.communities[HOME.code] = replace(desk.rows.communities[HOME.code], hours=hours)
    await desk.turn(days=7)  # from Monday at 11 to Monday at 11: Tuesday, Thursday, Friday and Monday
    assert days(desk).count((ANNA, "morning")) == 4


async def test_not_to_whoever_is_away(desk: Desk) -> None:
    anna = await ignored(desk)
    desk.rows.memberships[anna.id] = replace(anna, away=True)
    await desk.turn(days=1)
    assert (ANNA, "morning") not in days(desk)
    desk.rows.memberships[anna.id] = anna
    await desk.turn(days=1)
    assert (ANNA, "morning") in days(desk)


async def test_the_coordinator_reads_one_line_in_the_evening(desk: Desk) -> None:
    await ignored(desk)
    await until(desk, datetime(2026, 11, 23, 15, 29, tzinfo=UTC))
    assert not desk.letters("evening")
    await until(desk, datetime(2026, 11, 23, 15, 30, tzinfo=UTC))
    assert [letter.chat for letter in desk.letters("evening")] == [HEAD]
    figures = told(desk, "evening")
    assert (figures["calls"], figures["terms"], figures["visits"], figures["of"]) == (1, 0, 0, "")


async def test_an_evening_without_delay_is_silent_and_so_is_an_absent_coordinators(desk: Desk) -> None:
    await held(desk)
    await opened(desk)
    await until(desk, datetime(2026, 11, 23, 16, tzinfo=UTC))
    assert days(desk) == []
    (head,) = [m for m in desk.rows.memberships.values() if m.role is Role.COORDINATOR]
    desk.rows.memberships[head.id] = replace(head, away=True)
    await desk.turn(days=2)
    assert (HEAD, "evening") not in days(desk)


async def test_who_works_in_two_communities_reads_of_which_it_is(desk: Desk) -> None:
    await ignored(desk)
    await desk.hire(ANNA, community=NEXT.code)
    await until(desk, TUESDAY)
    assert told(desk)["of"] == HOME.name


async def test_too_late_in_the_day_it_is_left_out_and_the_next_day_comes(desk: Desk) -> None:
    await ignored(desk)
    desk.office.clock.at = TUESDAY + 4 * HOUR
    await desk.turn(hours=1)
    assert (ANNA, "morning") not in days(desk)
    await until(desk, TUESDAY + DAY)
    assert (ANNA, "morning") in days(desk)


async def test_on_coming_back_in_the_morning_todays_list_is_made_up_for(desk: Desk) -> None:
    await ignored(desk)
    desk.office.clock.at = TUESDAY + 2 * DAY + HOUR
    await desk.turn(hours=1)
    assert days(desk).count((ANNA, "morning")) == 1
    await until(desk, TUESDAY + 3 * DAY)
    assert days(desk).count((ANNA, "morning")) == 1


async def test_after_a_week_without_the_bot_there_is_one_list(desk: Desk) -> None:
    await ignored(desk)
    desk.office.clock.at = TUESDAY + 7 * DAY - HOUR
    await desk.turn(hours=2)
    assert days(desk).count((ANNA, "morning")) == 1


async def test_a_chain_that_was_lost_is_begun_anew(desk: Desk) -> None:
    """By the next start, and by the evening of a coordinator."""
    anna = await ignored(desk)

    def lose() -> None:
        for key in [key for key, row in desk.rows.timers.items() if row.timer.subject == anna.id]:
            del desk.rows.timers[key]

    lose()
    await opened(desk)
    await until(desk, TUESDAY)
    assert (ANNA, "morning") in days(desk)
    lose()
    await until(desk, TUESDAY + DAY)
    assert (ANNA, "morning") in days(desk)


async def test_begun_twice_it_is_one(desk: Desk) -> None:
    await ignored(desk)
    before = dict(desk.rows.timers)
    await opened(desk)
    assert desk.rows.timers == before


async def test_whoever_joins_has_a_morning_and_whoever_left_has_none(desk: Desk) -> None:
    await desk.resident(BOHDAN)
    async with desk.work() as work:
        code = await staff.invite(work, Role.WORKER, HOME.code)
        joined = await staff.join(work, await desk.actor_in(work, BOHDAN), code)
    assert isinstance(joined, staff.Joined)
    mine = joined.membership.id

    def waits() -> int:
        rows = desk.rows.timers.values()
        return sum(r.state == "waiting" and r.timer.kind is TimerKind.MORNING and r.timer.subject == mine for r in rows)

    assert waits() == 1
    async with desk.work() as work:
        await leaving.deactivate(work, await desk.actor_in(work, HEAD), mine)
    await desk.turn(days=2)
    assert waits() == 0
    async with desk.work() as work:
        await leaving.activate(work, await desk.actor_in(work, HEAD), mine)
    assert waits() == 1


@pytest.mark.parametrize("kind", ["morning", "evening"])
async def test_a_list_of_today_is_not_read_tomorrow(desk: Desk, kind: str) -> None:
    await ignored(desk)
    await until(desk, TUESDAY)
    letter = desk.letters(kind)[-1]
    assert letter.not_after is not None and letter.not_after < TUESDAY + 6 * HOUR
    assert GALYNA not in {one.chat for one in desk.letters(kind)}
