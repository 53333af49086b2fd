"""The demo's supervisor with the real sandbox: the bot may die or be killed, and everything ends together."""

from __future__ import annotations

import asyncio
import os
import socket
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import demo
from bot.problems import OperatorProblem
from bot.processes import Child
from bot.settings import Settings
from bot.supervisor import Supervisor

ROOT = Path(__file__).resolve().parents[2]
# Speaks only as much of the Bot API as the supervisor looks for.
SMALL_BOT = f"""
import sys, time, urllib.request
while True:
    urllib.request.urlopen(sys.argv[1] + "/bot{demo.TOKEN}/getUpdates?timeout=0").read()
    time.sleep(0.05)
"""


def children(place: Path, bot_source: str) -> tuple[Child, Child, str]:
    (place / "small_bot.py").write_text(bot_source, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}"
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    sandbox = Child(["sandbox", "--port", url.rpartition(":")[2]], environment, place, place / "sandbox.log")
    return sandbox, Child(["small_bot", url], environment, place, place / "bot.log"), url


@pytest.fixture
async def supervisor(tmp_path: Path) -> AsyncIterator[Supervisor]:
    async with Supervisor(*children(tmp_path, SMALL_BOT)) as running:
        await running.start_sandbox()
        await running.start_bot()
        yield running


def pid(supervisor: Supervisor) -> int:
    assert supervisor.bot.process
    return supervisor.bot.process.pid


async def until_another(supervisor: Supervisor, old: int) -> None:
    async with asyncio.timeout(60):
        while pid(supervisor) == old or not supervisor.bot.running:
            await asyncio.sleep(0.05)


async def call(supervisor: Supervisor, path: str, **body: object) -> Any:
    async with aiohttp.ClientSession() as http, http.post(supervisor.url + path, json=body) as answer:
        assert answer.status == 200
        return await answer.json()


async def test_the_page_can_have_the_bot_restarted(supervisor: Supervisor) -> None:
    first = pid(supervisor)
    async with asyncio.TaskGroup() as tasks:
        watching = tasks.create_task(supervisor.watch())
        await asyncio.sleep(0.2)
        await call(supervisor, "/sandbox/signals", name="restart-bot")
        await until_another(supervisor, first)
        watching.cancel()


async def test_a_bot_that_died_is_started_again(supervisor: Supervisor) -> None:
    first = pid(supervisor)
    async with asyncio.TaskGroup() as tasks:
        watching = tasks.create_task(supervisor.watch())
        os.kill(first, 9)
        await until_another(supervisor, first)
        watching.cancel()


async def test_killed_is_killed(supervisor: Supervisor) -> None:
    await supervisor.kill_bot()
    assert await supervisor.bot.ended() == -9
    await supervisor.restart_bot()
    assert supervisor.bot.running


async def test_both_end_with_the_demo(tmp_path: Path) -> None:
    sandbox, bot, url = children(tmp_path, SMALL_BOT)
    async with Supervisor(sandbox, bot, url) as running:
        await running.start_sandbox()
        await running.start_bot()
    assert not sandbox.running
    assert not bot.running
    assert await sandbox.ended() == 0


async def test_without_the_sandbox_the_demo_ends(supervisor: Supervisor) -> None:
    await supervisor.sandbox.kill()
    with pytest.raises(OperatorProblem, match="пісочниця не працює"):
        await supervisor.watch()


async def test_a_bot_that_cannot_start_is_told_with_its_last_words(tmp_path: Path) -> None:
    async with Supervisor(*children(tmp_path, "raise SystemExit('susid: DATA_KEYS: не задано')")) as running:
        await running.start_sandbox()
        with pytest.raises(OperatorProblem, match="бот не працює: susid: DATA_KEYS: не задано"):
            await running.start_bot()


async def nothing(_: Settings | str) -> None:
    """Prepare nothing, press nothing."""


CAST = demo.Cast(Path("people.json"), 5, nothing, nothing)


async def test_a_busy_port_is_told(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        with pytest.raises(OperatorProblem, match=r"порт \d+ зайнятий"):
            await demo.show(busy.getsockname()[1], tmp_path, CAST)


async def test_two_demos_do_not_share_a_folder(tmp_path: Path) -> None:
    with demo._alone(tmp_path), pytest.raises(OperatorProblem, match="інша демонстрація"):
        await demo.show(0, tmp_path, CAST)


def test_the_demo_begins_anew_with_the_same_key(tmp_path: Path) -> None:
    with demo._alone(tmp_path) as place:
        first = demo._settings("http://127.0.0.1:1", place)
        (place / "demo.db-wal").touch()
        (place / "susid.db").touch()
    with demo._alone(tmp_path) as place:
        second = demo._settings("http://127.0.0.1:1", place)
    assert first == second
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600
    assert {file.name for file in tmp_path.iterdir()} == {"key", "lock", "susid.db"}


def test_the_operators_own_settings_stay_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://susid.example.org")
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://susid@db/susid")
    with demo._alone(tmp_path) as place:
        values = demo._settings("http://127.0.0.1:1", place)
        _, bot = demo._children("http://127.0.0.1:1", place, values, CAST)
        settings = demo._loaded(values)
    assert settings.webhook_url is None
    assert settings.database_url == f"sqlite+aiosqlite:///{tmp_path}/demo.db" == bot.environment["DATABASE_URL"]
    assert settings.clock_url == "http://127.0.0.1:1/sandbox/clock"
    assert "WEBHOOK_URL" not in bot.environment


async def test_a_child_that_will_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.processes.GRACE_SECONDS", 0.3)
    source = "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint('deaf', flush=True)\n"
    (tmp_path / "deaf.py").write_text(source + "time.sleep(60)\n", encoding="utf-8")
    child = Child(["deaf"], dict(os.environ), tmp_path, tmp_path / "deaf.log")
    await child.start()
    async with asyncio.timeout(60):
        while child.last_words() != "deaf":
            await asyncio.sleep(0.02)
    await child.stop()
    assert await child.ended() == -9
