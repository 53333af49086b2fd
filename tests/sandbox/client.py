"""The two HTTP sides of a running sandbox in the words of the tests."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import Any

import aiohttp
from aiohttp import web

from sandbox.world import World

Json = dict[str, Any]
TOKEN = "4242:secret"
OLENA = 7001
PETRO = 7002
PEOPLE: list[Json] = [
    {
        "id": OLENA,
        "first_name": "Олена",
        "last_name": "Коваль",
        "phone": "+380671234567",
        "label": "Мешканка",
    },
    {"id": PETRO, "first_name": "Петро"},
]


class Client:
    """A bot's side (`call`, `ok`, `refused`) and the control side (`get`, `post`, `act`)."""

    def __init__(self, http: aiohttp.ClientSession, base: str, world: World) -> None:
        self.http, self.base, self.world = http, base, world
        self.token = TOKEN

    def url(self, method: str) -> str:
        return f"{self.base}/bot{self.token}/{method}"

    async def call(self, method: str, **params: Any) -> Json:
        """A Bot API call as JSON; the whole answer with the HTTP status under «status»."""
        async with self.http.post(self.url(method), json=params) as response:
            return {**await response.json(), "status": response.status}

    async def ok(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        answer = await self.call(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The code and description of a call that must be refused."""
        answer = await self.call(method, **params)
        assert not answer["ok"], answer
        assert answer["status"] == answer["error_code"]
        return f"{answer['error_code']} {answer['description']}"

    async def form(self, method: str, **fields: Any) -> Any:
        """A multipart call; bytes become files."""
        form = aiohttp.FormData()
        for name, value in fields.items():
            if isinstance(value, bytes):
                form.add_field(name, BytesIO(value), filename=f"{name}.bin", content_type="application/octet-stream")
            else:
                form.add_field(name, str(value))
        async with self.http.post(self.url(method), data=form) as response:
            return await response.json()

    async def get(self, path: str, **query: Any) -> Any:
        """A look at the control side."""
        async with self.http.get(f"{self.base}/sandbox/{path}", params=query) as response:
            return await response.json()

    async def post(self, path: str, body: Json | None = None) -> Json:
        """A wish to the control side; «status» is the HTTP status."""
        async with self.http.post(f"{self.base}/sandbox/{path}", json=body or {}) as response:
            answer: Json = await response.json()
            return {**answer, "status": response.status}

    async def act(self, act: str, person: int = OLENA, **wish: Any) -> Json:
        """What a person does; must succeed."""
        answer = await self.post(f"people/{person}/{act}", wish)
        assert answer["status"] == 200, answer
        return answer

    async def chat(self, person: int = OLENA) -> Json:
        """The chat as its person sees it."""
        view: Json = await self.get(f"people/{person}/chat")
        return view

    async def last(self, person: int = OLENA) -> Json:
        """The last message in it."""
        view: Json = (await self.chat(person))["messages"][-1]
        return view

    async def asking(self) -> None:
        """Until a long poll of the bot has come in and waits."""
        async with asyncio.timeout(20):
            while self.world.bot().queue._poll is None:
                await asyncio.sleep(0)

    async def updates(self, **params: Any) -> list[Json]:
        """What waits for the bot, confirmed at once."""
        found: list[Json] = await self.ok("getUpdates", **params)
        if found:
            await self.ok("getUpdates", offset=found[-1]["update_id"] + 1, limit=1)
        return found


async def serve(app: web.Application) -> tuple[web.AppRunner, str]:
    """Start an application on a free port."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}"
