"""`python -m bench.prepare`: seed the database named by the environment for our own bot."""

from __future__ import annotations

import asyncio
import importlib
import os
from typing import Any


def imported(module: str) -> Any:
    """A module of the application, only when it is needed: the peers are measured without it."""
    return importlib.import_module(module)


def prepare_ours() -> None:
    """Migrate `DATABASE_URL` and put the demo's communities and workers into it, as the demo itself does."""
    settings = imported("bot.settings").load(env_file=None)
    asyncio.run(imported("bot.demo_people").prepare(settings))
    os.sync()  # what the seeding wrote is not to be flushed to the disk during the measured load


if __name__ == "__main__":
    prepare_ours()
