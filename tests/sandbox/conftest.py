"""A sandbox of its own for every test, spoken to over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox.app import WORLD, make_app
from tests.sandbox.client import PEOPLE, Client, serve


@pytest.fixture
async def sandbox() -> AsyncIterator[Client]:
    """A running sandbox with two people and a bot that has called once."""
    app = make_app(PEOPLE, webhook_pause=0.02)
    runner, base = await serve(app)
    async with aiohttp.ClientSession() as http:
        client = Client(http, base, app[WORLD])
        await client.ok("getMe")
        yield client
    await runner.cleanup()


@pytest.fixture
async def met(sandbox: Client) -> Client:
    """The same, and Olena has pressed Start."""
    await sandbox.act("text", text="/start")
    await sandbox.updates()
    return sandbox
