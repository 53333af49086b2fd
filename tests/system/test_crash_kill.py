"""`susid run` killed with SIGKILL, and asked to end with SIGTERM, in the middle of its work."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import demo_people as cast
from bot.clock import SystemClock
from bot.phone import Json, said
from bot.settings import load
from bot.storage import open_storage
from scheduler.ticks import LEASE
from tests.support.town import HOUR, MONDAY_TEN, _sandbox
from tests.system.aftermath import requests_of, rows, unfinished
from tests.system.programs import Installation, installed, until
from usecases.registration import agree, recognise, settle

MANY = range(7001, 7041)


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Installation]:
    async with _sandbox() as url, installed(tmp_path, url, clock=True, ADMIN_IDS=str(cast.ADMIN_ID)) as found:
        await found.sandbox.advance(offset=(MONDAY_TEN - datetime.now(UTC)).total_seconds())
        await prepare(found)
        yield found


async def prepare(place: Installation) -> None:
    """The demo's staff, and forty residents of Пирятин."""
    settings = load(env_file=None, **{name.lower(): value for name, value in place.settings.items()})
    await cast.prepare(settings)
    async with open_storage(settings, SystemClock()) as storage:
        town = storage.territory.community(cast.PYRIATYN)
        assert town
        async with storage.works() as work:
            for person in MANY:
                actor = await agree(work, await recognise(work, person, "Галина"))
                await settle(work, actor, town.center_code)
    for person in MANY:
        await place.newcomer(person, "Галина")
    await cast.open_phones(place.url)


def times(chat: Json, words: str) -> int:
    """How often the bot said these words."""
    return sum(words in said(message) for message in chat["messages"] if message["from"] == "bot")


async def crash(place: Installation) -> None:
    """SIGKILL, and up again."""
    await place.bot.kill()
    await place.sandbox.faults()
    await place.start()


async def test_killed_while_telegram_has_a_message_in_its_hands(place: Installation) -> None:
    resident = place.phone(MANY[0])
    await place.start()
    await place.phone(cast.OLHA).hear("")
    await place.sandbox.faults(latency_ms=1500, methods=["sendMessage"])
    await resident.write("📞 Подзвоніть мені")
    await until(lambda: unfinished(place.database_url))
    await crash(place)
    await resident.hear("За яким номером")
    await until(lambda: not unfinished(place.database_url))
    await place.sandbox.faults(lost_answers=1, methods=["sendMessage"])
    await resident.write("067 123 45 67")
    await until(lambda: requests_of(place.database_url, MANY[0]))
    await crash(place)
    await place.phone(cast.OLHA).hear("Новий запит")
    await until(lambda: not unfinished(place.database_url))
    chat = await resident.chat()
    assert {times(chat, "За яким номером"), times(chat, "отримано")} <= {1, 2}
    assert len(requests_of(place.database_url, MANY[0])) == 1


def in_the_middle(place: Installation) -> bool:
    """Some updates are done and some are not."""
    states = dict(rows(place.database_url, "SELECT state, count(*) FROM inbox GROUP BY state"))
    return bool(states.get("new")) and states.get("done", 0) > 3


async def flood(place: Installation) -> None:
    """Everybody writes, twice."""
    for words in ("📞 Подзвоніть мені", "067 123 45 67"):
        await asyncio.gather(*(place.phone(person).write(words) for person in MANY))


async def all_served(place: Installation) -> list[int]:
    """Everybody has a number and one request; how often each was told comes back."""
    await until(lambda: not unfinished(place.database_url))
    told = [times(await place.phone(person).chat(), "отримано") for person in MANY]
    assert all(told)
    assert all(len(requests_of(place.database_url, person)) == 1 for person in MANY)
    return told


async def test_killed_while_many_updates_wait_and_again_in_the_middle_of_a_tick(place: Installation) -> None:
    await flood(place)
    await place.start()
    await until(lambda: in_the_middle(place))
    await crash(place)
    assert max(await all_served(place)) <= 2
    offered = set(offers(place, "offered"))
    await place.sandbox.advance(advance=9 * HOUR)
    await until(lambda: offers(place, "expired"))
    await crash(place)
    await place.sandbox.advance(advance=LEASE.total_seconds())
    await until(lambda: set(offers(place, "expired")) >= offered)
    await until(lambda: not unfinished(place.database_url))
    assert set(offers(place, "expired").values()) == {1}


async def test_asked_to_end_under_load_it_ends_soon_and_nothing_comes_twice(place: Installation) -> None:
    await flood(place)
    await place.start()
    await until(lambda: in_the_middle(place))
    code, seconds = await place.terminate()
    assert (code, seconds < 20) == (0, True), (place.folder / "bot.log").read_text(encoding="utf-8")
    assert "Traceback" not in (place.folder / "bot.log").read_text(encoding="utf-8")
    await place.start()
    assert max(await all_served(place)) == 1


def offers(place: Installation, state: str) -> Counter[int]:
    """How many offers in this state each request has."""
    sql = "SELECT request_id, count(*) FROM offers WHERE state = ? GROUP BY request_id"
    return Counter(dict(rows(place.database_url, sql, state)))
