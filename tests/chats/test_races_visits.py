"""Both sides do something with a visit in the same moment, and the clock with them: one thing happens, all read it."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime, time

from bot import demo_people as cast
from bot.phone import said
from bot.ui.resident import visit_buttons
from bot.ui.resident.visits import DROPPED as CALLED_OFF
from bot.ui.worker import visiting_buttons as ways
from bot.ui.worker.visiting_picking import MOVING
from domain.deadlines import instant
from domain.visits import OPEN_VISITS, VisitState
from tests.chats.plan_steps import in_hand, of_visit, visit_at
from tests.chats.race_steps import at_once, rest
from tests.chats.staff_steps import arrive, calm
from tests.chats.steps import nothing_broke
from tests.chats.visit_steps import THURSDAY, TUESDAY, TZ
from tests.support.rounds import rounds
from tests.support.town import DAY, HOUR, Town

ROUNDS, CASES = 6, 4
CHANGED = "змінилося"


def ten(day: object) -> datetime:
    """Ten o'clock of a day."""
    assert isinstance(day, type(THURSDAY))
    return instant(day, time(10), TZ)


async def test_it_suits_while_it_is_moved(town: Town) -> None:
    """Either the old time is agreed, or the resident is asked about the new one: no yes to what was not read."""
    chance, maria, firsts = random.Random(21), await arrive(town.phone(cast.MARIA)), set[str]()
    olha = town.phone(cast.OLHA)
    for _ in rounds(ROUNDS, lambda: len(firsts) == 2):
        (number,) = await in_hand(town, cast.MARIA, cast.OLHA)
        visit = await visit_at(town, number, cast.OLHA, ten(THURSDAY))
        await calm(town)
        before = {phone: len((await phone.chat())["messages"]) for phone in (maria, olha)}
        yes = await of_visit(maria, visit_buttons.YES, visit)
        move = await of_visit(olha, MOVING.chosen, visit, "202611271300")
        await at_once(chance, [yes], [move])
        after = await rest(town, maria, olha)
        kinds = after.rows.kinds(number)
        assert kinds["visit_confirmed"] + kinds["visit_moved"] == 1, kinds
        (row,) = after.rows.visits_of(number)
        moved = bool(kinds["visit_moved"])
        assert row.state == (VisitState.MOVED if moved else VisitState.CONFIRMED)
        assert (row.starts_at == visit.starts_at) is not moved
        loser = maria if moved else olha
        fresh = after.chats[loser.person][before[loser] - 1 :]
        assert any(CHANGED in said(m) for m in fresh), [said(m) for m in fresh]
        firsts.add(row.state)
    assert len(firsts) == 2, "now one was first, now the other"
    await nothing_broke(town)


async def test_both_call_it_off(town: Town) -> None:
    chance, maria = random.Random(22), await arrive(town.phone(cast.MARIA))
    olha = town.phone(cast.OLHA)
    for _ in range(ROUNDS):
        (number,) = await in_hand(town, cast.MARIA, cast.OLHA)
        visit = await visit_at(town, number, cast.OLHA, ten(THURSDAY), cast.MARIA)
        await calm(town)
        hers, his = await of_visit(maria, CALLED_OFF, visit), await of_visit(olha, ways.DROPPED, visit)
        await at_once(chance, [hers], [his])
        after = await rest(town, maria, olha)
        assert after.rows.kinds(number)["visit_cancelled"] == 1
        assert [row.state for row in after.rows.visits_of(number)] == [VisitState.CANCELLED]
        told = [m for m in after.of(maria, number) if "Візиту не буде" in said(m)]
        assert len(told) <= 1, "the one who called it off is not told that it is"
    await nothing_broke(town)


async def test_how_it_was_is_told_once_and_a_series_goes_on_once(town: Town) -> None:
    """The worker taps twice at the very moment when the clock gives up waiting for it."""
    chance, maria, came = random.Random(23), await arrive(town.phone(cast.MARIA)), Counter[str]()
    olha = town.phone(cast.OLHA)
    numbers = await in_hand(town, cast.MARIA, cast.OLHA, CASES)
    visits = [await visit_at(town, number, cast.OLHA, ten(TUESDAY), cast.MARIA, "d:7") for number in numbers]
    await town.sandbox.advance(advance=2 * DAY + 6 * HOUR)  # Wednesday, four in the afternoon
    await calm(town)
    taps = [[await of_visit(olha, ways.RESULT, visit, "done") for visit in visits] for _ in range(2)]
    await at_once(chance, *taps, [lambda: town.sandbox.advance(advance=2 * HOUR)])
    after = await rest(town, maria, olha)
    for number, visit in zip(numbers, visits, strict=True):
        kinds, rows = after.rows.kinds(number), after.rows.visits_of(number)
        came["done"] += kinds["visit_done"]
        came["missed"] += kinds["visit_missed"]
        assert kinds["visit_done"] + kinds["visit_missed"] == 1, kinds
        assert [row.follows for row in rows] == [0, visit.id]
        assert sum(row.state in OPEN_VISITS for row in rows) == 1 + kinds["visit_missed"]
        assert kinds["contacted"] == kinds["visit_done"]
    assert sum(came.values()) == CASES
    await nothing_broke(town)
