"""A whole town in one process: the sandbox over HTTP, our bot beside it, and everybody's phones."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import aiohttp
from aiohttp import web

from bot import demo_people as cast
from bot.app import App, build
from bot.phone import Phone
from bot.settings import Settings, load
from bot.switches import Sandbox
from sandbox.app import WORLD, make_app
from sandbox.world import World

MONDAY_TEN = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Kyiv"))
HOUR, DAY = 3600, 86400
DATABASE = "susid.db"
_FILLED: list[bytes] = []
NAMES = {
    cast.MARIA: "Марія",
    cast.PETRO: "Петро",
    cast.OLHA: "Ольга",
    cast.VASYL: "Василь",
    cast.NADIIA: "Надія",
    cast.COORDINATOR: "Тетяна",
    cast.ADMIN_ID: "Андрій",
}


@dataclass
class Town:
    """The sandbox, the bot and the people. `restart` is a crash: nothing is tidied up."""

    http: aiohttp.ClientSession
    url: str
    settings: Settings
    sandbox: Sandbox
    world: World
    phones: dict[int, Phone] = field(default_factory=dict)
    app: App | None = None
    task: asyncio.Task[None] | None = None

    def phone(self, person: int) -> Phone:
        """This person's phone."""
        if person not in self.phones:
            self.phones[person] = Phone(self.http, self.url, person, NAMES.get(person, str(person)))
        return self.phones[person]

    @property
    def unheard(self) -> int:
        """How many updates Telegram still keeps for the bot."""
        return len(self.world.bot().queue.items)

    async def newcomer(self, person: int, first_name: str, last_name: str = "", phone: str = "+380931112233") -> Phone:
        """One more person with a phone."""
        wish = {"id": person, "first_name": first_name, "last_name": last_name, "phone": phone}
        async with self.http.post(f"{self.url}/sandbox/people", json=wish) as answer:
            answer.raise_for_status()
        return self.phone(person)

    async def start(self) -> None:
        """The bot comes up and asks for updates."""
        up = asyncio.Event()
        self.task = asyncio.create_task(self._live(up))
        done, _ = await asyncio.wait([self.task, asyncio.ensure_future(up.wait())], return_when=asyncio.FIRST_COMPLETED)
        if self.task in done:
            await self.task

    async def stop(self) -> None:
        """The bot goes down in good order."""
        if self.task:
            self.task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.task
            self.task = None

    async def restart(self) -> None:
        """Down and up again."""
        await self.stop()
        await self.start()

    async def _live(self, up: asyncio.Event) -> None:
        async with build(self.settings) as self.app:
            up.set()
            await self.app.run()


@contextlib.asynccontextmanager
async def town(folder: Path, database_url: str = "", **overrides: object) -> AsyncIterator[Town]:
    """A town at ten o'clock on a Monday, with the demo's cast and its staff at their phones."""
    ours = _application()
    async with _sandbox(ours) as url, aiohttp.ClientSession() as http:
        settings = _settings(folder, url, database_url, overrides)
        place = Town(http, url, settings, Sandbox(http, url), ours[WORLD])
        await place.sandbox.advance(advance=(MONDAY_TEN - (await place.sandbox.clock())[0]).total_seconds())
        await _people(place)
        await _prepare(place.settings, folder, usual=not database_url and not overrides)
        await place.start()
        await cast.open_phones(url)
        for person in (cast.OLHA, cast.VASYL, cast.NADIIA, cast.COORDINATOR, cast.ADMIN_ID):
            await place.phone(person).hear("Раді вас бачити")
        try:
            yield place
        finally:
            await place.stop()


async def _prepare(settings: Settings, folder: Path, usual: bool) -> None:
    """The first town of a process fills its database; the others begin with a copy of the file."""
    file = folder / DATABASE
    if usual and _FILLED and not file.exists():
        file.write_bytes(_FILLED[0])
        return
    await cast.prepare(settings)
    if usual and not _FILLED:
        _FILLED.append(file.read_bytes())


async def _people(place: Town) -> None:
    async with place.http.get(f"{place.url}/bot{place.settings.token}/getMe") as answer:
        answer.raise_for_status()


def _application() -> web.Application:
    return make_app(people=json.loads(cast.PEOPLE_FILE.read_text(encoding="utf-8")))


@contextlib.asynccontextmanager
async def _sandbox(ours: web.Application | None = None) -> AsyncIterator[str]:
    runner = web.AppRunner(ours or _application(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _settings(folder: Path, url: str, database_url: str, overrides: dict[str, object]) -> Settings:
    values: dict[str, object] = {
        "bot_token": "100001:a-token-of-the-tests-0123456789abcdef",
        "telegram_api_url": url,
        "database_url": database_url or f"sqlite+aiosqlite:///{folder / DATABASE}",
        "data_keys": base64.b64encode(b"k" * 32).decode(),
        "admin_ids": str(cast.ADMIN_ID),
        "send_rate": 1000,
        "chat_rate": 1000,
        "clock_url": f"{url}/sandbox/clock",
    }
    wanted: dict[str, Any] = {**values, **overrides}
    return load(env_file=None, **wanted)
