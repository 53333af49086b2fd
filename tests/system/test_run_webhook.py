"""`susid run` as a program that Telegram calls: up, killed, up again, ended; and what it says when it cannot."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot import demo_people as cast
from tests.support.town import _sandbox
from tests.system.aftermath import unfinished
from tests.system.programs import Installation, installed, until

SECRET = "a-secret_of-the-tests"


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Installation]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    hook: dict[str, Any] = {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "WEBHOOK_SECRET": SECRET,
        "WEBHOOK_PORT": port,
    }
    async with _sandbox() as url, installed(tmp_path, url, ADMIN_IDS=str(cast.ADMIN_ID), **hook) as found:
        yield found


async def test_it_serves_through_a_kill_and_ends_well(place: Installation) -> None:
    maria = place.phone(cast.MARIA)
    await place.start(ready="setWebhook")
    await maria.write("/start")
    await maria.hear("Вітаю")
    await place.bot.kill()
    await maria.press("Погоджуюсь")
    await place.start(ready="setWebhook")
    await maria.hear("Напишіть назву")
    await until(lambda: not unfinished(place.database_url))
    code, seconds = await place.terminate()
    assert (code, seconds < 20) == (0, True)


async def test_a_busy_port_is_one_clear_line(place: Installation) -> None:
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        busy.bind(("0.0.0.0", int(place.settings["WEBHOOK_PORT"])))
        busy.listen()
        await place.bot.start()
        assert await place.bot.ended() == 1
    last = place.bot.last_words().splitlines()[-1]
    assert last.startswith("susid: WEBHOOK_PORT: порт ")
