"""`susid` as a program of its own: started, killed and asked to end, with a Telegram beside it."""

from __future__ import annotations

import asyncio
import base64
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import aiohttp

from bot.phone import Phone
from bot.processes import Child
from bot.switches import Sandbox

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "100001:a-token-of-the-tests-0123456789abcdef"
PATIENCE = 60.0  # seconds: a busy machine may take long to start a program


def environment(**settings: str) -> dict[str, str]:
    """Nothing of this machine's own but what Python needs."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **settings}


class Forked:
    """`susid run` forked from a process that has imported it already: a start takes no ten seconds of imports.

    To signals, files and locks it is a process like any other; `Child` is the same with an interpreter of its own.
    """

    def __init__(self, settings: dict[str, str], folder: Path) -> None:
        self.log = folder / "bot.log"
        self._wanted = (environment(**settings), folder, self.log)
        self._process: Any = None

    async def start(self) -> None:
        """Start it; whether it is ready is for the caller to find out."""
        context = get_context("forkserver")
        context.set_forkserver_preload(["bot.cli", "bot.app", "tests.system.programs"])
        self._process = context.Process(target=_run, args=self._wanted, daemon=True)
        await asyncio.to_thread(self._process.start)

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.is_alive()

    def terminate(self) -> None:
        self._process.terminate()

    async def ended(self) -> int:
        await asyncio.to_thread(self._process.join)
        return int(self._process.exitcode)

    async def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            await self.ended()

    def last_words(self) -> str:
        return self.log.read_text(encoding="utf-8")


def _run(settings: dict[str, str], folder: Path, log: Path) -> None:
    os.environ.clear()
    os.environ.update(settings)
    os.chdir(folder)
    with log.open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    from bot.cli import main

    sys.exit(main(["run"]))


class Own(Child):
    """`python -m bot run`."""

    def __init__(self, settings: dict[str, str], folder: Path) -> None:
        super().__init__(["bot", "run"], environment(**settings), folder, folder / "bot.log")

    def terminate(self) -> None:
        """SIGTERM."""
        assert self.process
        self.process.terminate()


@dataclass
class Installation:
    """A folder, its settings, a Telegram at `url`, and the program on top of them."""

    folder: Path
    url: str
    http: aiohttp.ClientSession
    settings: dict[str, str]
    bot: Own | Forked
    phones: dict[int, Phone] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sandbox = Sandbox(self.http, self.url)

    @property
    def database_url(self) -> str:
        return self.settings["DATABASE_URL"]

    def phone(self, person: int) -> Phone:
        """This person's phone."""
        return self.phones.setdefault(person, Phone(self.http, self.url, person, str(person)))

    async def newcomer(self, person: int, first_name: str) -> Phone:
        """One more person with a phone."""
        wish = {"id": person, "first_name": first_name}
        async with self.http.post(f"{self.url}/sandbox/people", json=wish) as answer:
            answer.raise_for_status()
        return self.phone(person)

    async def start(self, ready: str = "getUpdates") -> None:
        """Start the bot and wait until it has called this method."""
        seen = max((call["n"] for call in await self.sandbox.calls()), default=0)
        await self.bot.start()

        async def asked() -> bool:
            return any(call["method"] == ready for call in await self.sandbox.calls(seen))

        async with asyncio.timeout(PATIENCE):
            while not await asked():
                assert self.bot.running, self.bot.last_words()
                await asyncio.sleep(0.02)

    async def terminate(self) -> tuple[int, float]:
        """SIGTERM; the exit code, and how many seconds it took."""
        began = time.monotonic()
        self.bot.terminate()
        async with asyncio.timeout(PATIENCE):
            return await self.bot.ended(), time.monotonic() - began

    async def command(self, *arguments: str) -> list[str]:
        """One `susid` command that must do its work; the lines that it prints."""
        done = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=self.folder,
            env=environment(**self.settings),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, told = await done.communicate()
        assert done.returncode == 0, told.decode()
        return out.decode().splitlines()


@asynccontextmanager
async def installed(
    folder: Path, url: str, program: type[Own | Forked] = Forked, clock: bool = False, **more: str
) -> AsyncIterator[Installation]:
    """An installation over a fresh database, whose bot is not started yet, and surely ended at last."""
    settings = {
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/susid.db",
        "DATA_KEYS": base64.b64encode(b"k" * 32).decode(),
        "SEND_RATE": "1000",
        "CHAT_RATE": "1000",
        **({"CLOCK_URL": f"{url}/sandbox/clock"} if clock else {}),
        **more,
    }
    async with aiohttp.ClientSession() as http:
        async with http.get(f"{url}/bot{TOKEN}/getMe") as answer:
            answer.raise_for_status()
        place = Installation(folder, url, http, settings, program(settings, folder))
        try:
            yield place
        finally:
            await place.bot.kill()


async def until(what: Callable[[], Any], seconds: float = PATIENCE) -> None:
    """Wait until this is true."""
    async with asyncio.timeout(seconds):
        while not await asyncio.to_thread(what):
            await asyncio.sleep(0.005)
