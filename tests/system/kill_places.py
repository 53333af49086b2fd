"""Towns for deaths: people in a fresh database, a Telegram that is not well, and what forks lives."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import insert

from bot.clock import SystemClock
from db.crypto import Vault
from db.engine import make_engine
from db.reference.territory import load
from db.tables import metadata, people
from db.unit_of_work import make_works
from tests.support.offices import PYRIATYN, SHYSHAKY, VILLAGE
from tests.system.kill_life import KEY, TZ
from tests.system.kill_telegram import KillTelegram, Line
from tests.system.kill_town import ADMIN, FIRST, KillTown
from tests.system.programs import ROOT, environment
from usecases.staff import ensure_admins

OTHERS = range(1, 30)
_BLOCKED, _NO_CHAT = (403, "Forbidden: bot was blocked by the user"), (400, "Bad Request: chat not found")


@asynccontextmanager
async def kill_place(url: str, many: int, seed: int) -> AsyncIterator[KillTown]:
    """So many people over this database, which is empty (or migrated), and their Telegram."""
    chances = Random(seed)
    shut = {FIRST + n: _BLOCKED for n in range(7, many, 41)} | {FIRST + n: _NO_CHAT for n in range(9, many, 53)}
    telegram = KillTelegram(chances, shut=shut)
    await _furnish(url, many)
    server = await asyncio.get_running_loop().create_server(lambda: Line(telegram), "127.0.0.1", 0)
    at = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield KillTown(url, many, telegram, at, chances, _until_ten())
    finally:
        server.close()


@asynccontextmanager
async def kill_town(url: str, many: int, seed: int) -> AsyncIterator[KillTown]:
    """The same, with lives that are forked from a process which has lived once."""
    async with kill_place(url, many, seed) as town:
        town.forks = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.system.kill_forks"),
            cwd=ROOT,
            env=environment(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            await town.warm_up()
            yield town
        finally:
            town.kill_all()
            await town.forks.wait()


def _until_ten() -> float:
    """Seconds from now to ten in the morning: notices rest at night."""
    now = SystemClock().now().astimezone(ZoneInfo(TZ))
    return ((now + timedelta(days=1)).replace(hour=10, minute=0, second=0) - now).total_seconds()


async def _furnish(url: str, many: int) -> None:
    engine = make_engine(url)
    everybody = [_person(FIRST + n, PYRIATYN.code) for n in range(many)]
    others = [_person(n, SHYSHAKY.code) for n in OTHERS]
    async with engine.begin() as database:
        await database.run_sync(metadata.create_all)
        await database.execute(insert(people), [_person(ADMIN, ""), *others, *everybody])
    works = make_works(engine, Vault((KEY,)), SystemClock(), load(), lambda _: None)
    async with works() as work:
        await ensure_admins(work, [ADMIN])
    await engine.dispose()


def _person(chat: int, community: str) -> dict[str, object]:
    own = {"id": chat, "chat": chat, "acting": 0, "lang": "uk", "reach": "open", "consent": "test"}
    return {**own, "community": community, "settlement": VILLAGE.code}
