"""A small bot for the page's tests: long polling over HTTP and nothing of ours."""

from __future__ import annotations

import asyncio
import base64
from typing import Any, Self

import aiohttp

TOKEN = "700100:browser"
Json = dict[str, Any]
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkaPj/HwAEgwJ/4T0bPgAAAABJRU5ErkJggg=="
)


def inline(*rows: list[tuple[str, str]]) -> Json:
    """An inline keyboard of (text, callback data)."""
    return {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]}


def reply(*rows: list[Json | str]) -> Json:
    """A reply keyboard; a bare string is a plain button."""
    keys = [[{"text": key} if isinstance(key, str) else key for key in row] for row in rows]
    return {"keyboard": keys, "resize_keyboard": True, "input_field_placeholder": "Напишіть або натисніть"}


class SmallBot:
    """Keeps what came in `seen`, answers by `on_message` and `on_press`, which a test may replace."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.seen: list[Json] = []
        self.news = asyncio.Condition()
        self.session: aiohttp.ClientSession
        self.task: asyncio.Task[None]

    async def __aenter__(self) -> Self:
        self.session = aiohttp.ClientSession()
        await self.call("getMe")
        self.task = asyncio.ensure_future(self._poll())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.task.cancel()
        await asyncio.wait([self.task])
        await self.session.close()
        if not self.task.cancelled():
            self.task.result()

    async def call(self, method: str, **params: Any) -> Any:
        """One Bot API call; the result, or an AssertionError with Telegram's words."""
        answer = await self._post(method, json=params)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """The description of a refusal."""
        answer = await self._post(method, json=params)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def send_photo(self, chat: int, caption: str) -> Json:
        """A photo, uploaded as bots do it."""
        form = aiohttp.FormData({"chat_id": str(chat), "caption": caption})
        form.add_field("photo", PIXEL, filename="pixel.png", content_type="image/png")
        answer = await self._post("sendPhoto", data=form)
        assert answer["ok"], answer
        return dict(answer["result"])

    async def say(self, chat: int, text: str, **more: Any) -> Json:
        """sendMessage in HTML."""
        return dict(await self.call("sendMessage", chat_id=chat, text=text, parse_mode="HTML", **more))

    async def got(self, kind: str, count: int = 1) -> Json:
        """The `count`-th update of a kind, waited for: what is inside it."""
        async with asyncio.timeout(30), self.news:
            await self.news.wait_for(lambda: len(self._of(kind)) >= count)
        return self._of(kind)[count - 1]

    def _of(self, kind: str) -> list[Json]:
        return [update[kind] for update in self.seen if kind in update]

    async def _post(self, method: str, **how: Any) -> Json:
        async with self.session.post(f"{self.address}/bot{TOKEN}/{method}", **how) as response:
            return dict(await response.json())

    async def _poll(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                async with self.news:
                    self.seen.append(update)
                    self.news.notify_all()
