"""The whole `susid run` killed in the middle of a notice, while people write to it: everybody is told, and answered."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bench import telegram
from bot.clock import SystemClock
from bot.settings import load
from bot.storage import open_storage
from tests.support.chances import a_seed
from tests.system import kill_books
from tests.system.kill_books import Books
from tests.system.kill_life import KEY
from tests.system.kill_places import kill_place
from tests.system.kill_town import ADMIN, FIRST, KillTown
from tests.system.programs import TOKEN, Forked

PEOPLE, DEATHS, RATE = 150, 3, 60
WRITING = range(FIRST, FIRST + 6)


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[tuple[KillTown, Forked]]:
    url = f"sqlite+aiosqlite:///{tmp_path}/susid.db"
    settings = {"BOT_TOKEN": TOKEN, "DATABASE_URL": url, "DATA_KEYS": base64.b64encode(KEY).decode()}
    settings |= {"SEND_RATE": str(RATE), "CHAT_RATE": "1000", "ADMIN_IDS": str(ADMIN)}
    async with open_storage(load(env_file=None, **{k.lower(): v for k, v in settings.items()}), SystemClock()):
        """Migrated."""
    async with kill_place(url, PEOPLE, a_seed()) as found:
        bot = Forked({**settings, "TELEGRAM_API_URL": found.at}, tmp_path)
        found.ahead, found.telegram.faults.lost = 0.0, 0.0  # (of danger a lost one is told once more)
        try:
            yield found, bot
        finally:
            await bot.kill()


async def until_told(town: KillTown, many: int) -> None:
    """Until so many chats have been told."""
    async with asyncio.timeout(60):
        while len(town.copies(town.sent_at)) < many:
            await asyncio.sleep(0.005)


async def over(town: KillTown) -> Books:
    """As it is when all is done."""
    async with asyncio.timeout(60):
        while (books := await kill_books.read(town.url, town.notice)).state != "done" or books.unanswered:
            await asyncio.sleep(0.1)
    return books


def write(town: KillTown, number: int) -> None:
    """Some people write to the bot."""
    for chat in WRITING:
        if chat not in town.telegram.shut:
            town.telegram.feed.push(telegram.incoming(chat, number, telegram.text("/help")))


async def test_the_whole_bot_is_killed_in_the_middle_of_a_notice(town: tuple[KillTown, Forked]) -> None:
    place, bot = town
    await place.send(danger="water")  # it waits for no morning
    reached = PEOPLE - len(place.telegram.shut)
    for death in range(DEATHS):
        place.telegram.life += 1
        await bot.start()
        await until_told(place, (death + 1) * reached // (DEATHS + 1))
        write(place, death)
        await asyncio.sleep(place.chances.uniform(0.0, 0.15))
        await bot.kill()
        books = await place.look()
        assert books.state == "running", "it died in the middle of it"
    place.telegram.life += 1
    await bot.start()
    books = await over(place)
    await bot.kill()
    await place.look()
    assert sum(books.tally.values()) == PEOPLE == len(books.copies)
    books.outcomes()
    place.reached(books)
    print("twice", place.twice(), "of", place.windows, books.tally)
    answered = {one.chat for one in place.telegram.taken if one.chat in WRITING and "Воду" not in one.text}
    assert answered == set(WRITING) - place.telegram.shut.keys()
