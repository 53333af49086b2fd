"""SIGKILL in the middle of a pause, a correction, a stop and recalls: each is done to everybody it concerns, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.chances import a_seed
from tests.system.kill_books import Books
from tests.system.kill_deeds import CORRECTED
from tests.system.kill_places import kill_town
from tests.system.kill_town import COPY, FIRST, WORDS, KillTown, Seen

PEOPLE, STRETCH, MOST, ENOUGH = 400, 20, 50, 60
FLIGHT_S = 35  # longer than what was under way at a recall may take


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[KillTown]:
    async with kill_town(f"sqlite+aiosqlite:///{tmp_path}/susid.db", PEOPLE, a_seed()) as found:
        found.stretch = STRETCH
        yield found


async def die(town: KillTown, deaths: int) -> None:
    """So many deaths."""
    for _ in range(deaths):
        await town.life(most=MOST)


async def until(town: KillTown, holds: Seen, deed: str = "") -> Books:
    """As many deaths as it takes; with a `deed`, the admin decides on it in each life: some are too short for it."""
    for _ in range(ENOUGH):
        if holds(books := await town.life(most=MOST, deed=deed)):
            return books
    raise AssertionError(f"{deed or 'it'} is not done after {ENOUGH} lives")


def shown(town: KillTown, books: Books) -> list[str]:
    """What stands in the chats, of the copies that the bot knows of."""
    return [town.telegram.standing.get((row.chat, row.message), "") for row in books.copies if row.message]


async def test_deaths_in_the_middle_of_a_pause_a_correction_and_a_recall(town: KillTown) -> None:
    await town.send()
    await die(town, 5)
    await until(town, lambda books: books.state == "paused", "pause")
    told = town.copies(town.sent_at)
    await die(town, 5)
    assert town.copies(town.sent_at) == told
    await until(town, lambda books: books.state == "running", "resume")
    await die(town, 5)
    books = await town.rest("done")
    town.reached(books)
    print("twice", town.twice(), books.tally)

    await until(town, lambda books: books.edition == 2, "correct")
    middle = await until(town, lambda books: CORRECTED in shown(town, books))
    assert WORDS in shown(town, middle), "deaths in the middle of it"
    await die(town, 10)
    books = await town.rest("done")
    assert set(shown(town, books)) == {CORRECTED}
    assert len(books.copies) == PEOPLE

    await until(town, lambda books: books.edition == 3, "delete")
    middle = await until(town, lambda books: "" in shown(town, books))
    assert CORRECTED in shown(town, middle), "deaths in the middle of it"
    await die(town, 10)
    delivered = {(row.chat, row.message) for row in books.copies if row.message}
    books = await town.rest("done")
    assert not delivered & town.telegram.standing.keys()
    assert {row.state for row in books.copies} <= {"recalled", "dropped", "failed"}
    print(books.tally)


async def test_deaths_in_the_middle_of_a_correction_and_a_recall_of_what_is_still_being_sent(town: KillTown) -> None:
    town.stretch = 2 * PEOPLE  # all are written at once: only then can it be corrected
    await town.send()
    await until(town, lambda books: books.written)
    books = await until(town, lambda books: books.edition == 2, "correct")
    assert books.unsent, "it is still being sent"
    await die(town, 6)
    books = await until(town, lambda books: books.edition == 3, "delete")
    assert books.unsent, "it is still being sent"
    told = town.copies(town.sent_at)
    await die(town, 4)
    town.ahead += FLIGHT_S
    await die(town, 4)
    books = await town.rest("done")
    assert town.copies(town.sent_at) == told, "nobody is told after the recall"
    assert books.tally["send", "stopped"] > 0
    print("twice", town.twice(), books.tally)
    town.reached(books)
    unknown = {row.chat for row in books.copies if row.outcome == "uncertain"}
    left = Counter(chat for (chat, _), words in town.telegram.standing.items() if words in COPY and chat >= FIRST)
    assert {chat: count for chat, count in left.items() if count > town.again[chat] + (chat in unknown)} == {}


async def test_deaths_in_the_middle_of_a_stop_and_of_what_is_said_then(town: KillTown) -> None:
    await town.send()
    await die(town, 8)
    middle = await until(town, lambda books: books.state == "stopped", "stop")
    told = town.copies(town.sent_at)
    if middle.waiting:
        await until(town, lambda books: not books.waiting)
    books = await town.rest("stopped")
    town.reached(books)
    assert town.copies(town.sent_at) == told, "nobody is told after the stop"
    assert books.tally["send", "stopped"] > 0
    print("twice", town.twice(), books.tally)

    await until(town, lambda books: books.edition == 2, "cancel")
    await die(town, 4)
    town.ahead += FLIGHT_S
    await die(town, 8)
    books = await town.rest("done")
    assert all("Скасовано" in words for words in shown(town, books))
    assert books.tally["cancel:2", "sent"] == len(shown(town, books))
    assert town.copies(town.sent_at) == told
