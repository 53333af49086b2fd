"""`python -m bench.prepare`: seed the database named by the environment for our own bot."""

from __future__ import annotations

import asyncio
import importlib
import os
from dataclasses import replace
from typing import Any

from bench import audiences, cases

AUDIENCE = "BENCH_AUDIENCE"  # the first chat of the people who are to be told, and how many they are
DUE = "BENCH_DUE"  # how many timers are due, and how many seconds from now


def imported(module: str) -> Any:
    """A module of the application, only when it is needed: the peers are measured without it."""
    return importlib.import_module(module)


def prepare_ours() -> None:
    """Migrate `DATABASE_URL` and put the demo's communities and workers into it, as the demo itself does."""
    settings = imported("bot.settings").load(env_file=None)
    asyncio.run(imported("bot.demo_people").prepare(settings))
    asyncio.run(_with_room(settings))
    if due := os.environ.get(DUE):
        asyncio.run(cases.prepare(settings, *map(int, due.split(":"))))
    if audience := os.environ.get(AUDIENCE):
        asyncio.run(audiences.prepare(settings, *map(int, audience.split(":"))))
    os.sync()  # what the seeding wrote is not to be flushed to the disk during the measured load


async def _with_room(settings: Any) -> None:
    """Workers who never have too much to do: what is measured is a request, not the alarm that nobody is free."""
    storage, clock = imported("bot.storage"), imported("bot.clock").SystemClock()
    async with storage.open_storage(settings, clock) as rooms, rooms.works() as work:
        for community in await work.communities.all():
            for member in await work.staff.team(community.code):
                await work.staff.save(replace(member, capacity=1_000_000))


if __name__ == "__main__":
    prepare_ours()
