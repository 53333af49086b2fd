"""The bot by webhook: guarded, 200 only for what is kept, repeats do nothing twice, nothing is lost meanwhile."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from bot import demo_people as cast
from bot.intake.webhook import LARGEST, SECRET_HEADER
from bot.phone import said
from tests.chats.steps import join
from tests.intake.desks import message
from tests.support.town import Town
from tests.support.town import town as a_town
from tests.system.aftermath import rows, unfinished

SECRET = "a-secret_of-the-tests"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
async def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    impatient = ("busy_timeout=200", "foreign_keys=ON", "synchronous=FULL", "journal_mode=WAL")
    monkeypatch.setattr("db.sqlite_driver.PRAGMAS", impatient)
    monkeypatch.setattr("db.sqlite_driver.BUSY_MS", 200)
    port = free_port()
    hook: dict[str, Any] = {
        "webhook_url": f"http://127.0.0.1:{port}/telegram",
        "webhook_secret": SECRET,
        "webhook_port": port,
    }
    async with a_town(tmp_path, **hook) as town:
        yield town


async def post(town: Town, body: bytes | dict[str, Any], secret: str | None = SECRET) -> int:
    """What Telegram, or somebody else, sends; the status of the answer."""
    data = BytesIO(json.dumps(body).encode() if isinstance(body, dict) else body)
    headers = {SECRET_HEADER: secret} if secret is not None else {}
    async with town.http.post(str(town.settings.webhook_url), data=data, headers=headers) as answer:
        return answer.status


async def info(town: Town) -> dict[str, Any]:
    async with town.http.get(f"{town.url}/bot{town.settings.token}/getWebhookInfo") as answer:
        return dict((await answer.json())["result"])


async def done(town: Town) -> None:
    """Until everything that came is handled and answered."""
    async with asyncio.timeout(60):
        while unfinished(town.settings.database_url) or (await info(town))["pending_update_count"]:
            await asyncio.sleep(0.01)


async def test_a_conversation_by_webhook(place: Town) -> None:
    maria = place.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await done(place)
    methods = {call["method"] for call in await place.sandbox.calls()}
    assert "setWebhook" in methods
    assert "getUpdates" not in methods


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "секрет".encode().decode("latin-1")])
async def test_who_does_not_know_the_secret_is_not_heard(place: Town, secret: str | None) -> None:
    assert await post(place, message(1, cast.MARIA, "/start"), secret) == 401
    assert await post(place, b"x" * 2 * LARGEST, secret) == 401
    assert rows(place.settings.database_url, "SELECT 1 FROM inbox WHERE update_id = 1") == []


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"[1]", 400), (b"\xff", 400), (b'{"update_id": "1"}', 400), (b"{" + b" " * LARGEST, 413)],
)
async def test_what_is_no_update_is_refused(place: Town, body: bytes, status: int) -> None:
    assert await post(place, body) == status


async def test_repeats_do_nothing_twice(place: Town) -> None:
    maria = place.phone(cast.MARIA)
    await maria.write("/start")
    await maria.hear("")
    update = message(900_000_000, cast.MARIA, "/help")
    assert [await post(place, update) for _ in range(3)] == [200, 200, 200]
    assert set(await asyncio.gather(*(post(place, update) for _ in range(5)))) == {200}
    await done(place)
    told = [said(each) for each in (await maria.chat())["messages"] if each["from"] == "bot"]
    assert sum("Можна писати, говорити" in words for words in told) == 1, told


@contextmanager
def locked(town: Town) -> Iterator[None]:
    """Somebody else writes to the database for a long time."""
    file = str(make_url(town.settings.database_url).database)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


async def test_what_cannot_be_kept_is_sent_again(place: Town) -> None:
    maria = place.phone(cast.MARIA)
    await done(place)
    with locked(place):
        await maria.write("/start")
        async with asyncio.timeout(60):
            while "503" not in (await info(place)).get("last_error_message", ""):
                await asyncio.sleep(0.02)
        assert (await info(place))["pending_update_count"] == 1
    await maria.hear("")
    await done(place)
    assert len([each for each in (await maria.chat())["messages"] if each["from"] == "bot"]) == 1


async def test_what_comes_while_the_bot_is_down_is_not_lost(place: Town) -> None:
    maria = place.phone(cast.MARIA)
    await place.stop()
    await maria.write("/start")
    async with asyncio.timeout(60):
        while not (await info(place)).get("last_error_message"):
            await asyncio.sleep(0.02)
    await place.start()
    await maria.hear("")
    await done(place)


async def test_it_may_be_stopped_and_started_in_the_middle_of_everything(place: Town) -> None:
    residents = [await place.newcomer(8000 + number, "Галина") for number in range(20)]
    await asyncio.gather(*(resident.write("/start") for resident in residents))
    await place.restart()
    await asyncio.gather(*(resident.hear("") for resident in residents))
    await done(place)
    for resident in residents:
        told = [each for each in (await resident.chat())["messages"] if each["from"] == "bot"]
        assert len(told) == 1
