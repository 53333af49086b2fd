"""One person's phone in the sandbox, over HTTP: what the story plays on and the conversation tests too."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import aiohttp

Json = dict[str, Any]
PATIENCE = 20.0  # seconds a person waits for words before giving up


class Unheard(AssertionError):
    """The words that were awaited did not come."""


class Phone:
    """What a person does and reads. `hear` takes each message once, in any order of arrival."""

    def __init__(self, http: aiohttp.ClientSession, sandbox: str, person: int, name: str = "") -> None:
        self._http, self._sandbox, self.person, self.name = http, sandbox, person, name
        self._heard: set[tuple[int, str]] = set()
        self.told: Callable[[str, str], None] = lambda who, words: None

    async def write(self, text: str) -> int:
        """Type and send."""
        self.told(self.name, text)
        return int((await self._do("text", text=text))["message_id"])

    async def send(self, kind: str, **wish: Any) -> int:
        """A voice, photo, document, contact, location, sticker, dice or forward."""
        self.told(self.name, f"[{kind}]")
        return int((await self._do(kind, **wish))["message_id"])

    async def edit(self, message_id: int, text: str) -> None:
        """Change one's own message."""
        await self._do("edit", message_id=message_id, text=text)

    async def block(self, yes: bool = True) -> None:
        """Switch the bot off, or on again."""
        await self._do("block" if yes else "unblock")

    async def press(self, label: str, on: Json | None = None) -> Json:
        """Press the newest button with these words, inline or under the text field; the message pressed comes back."""
        found = on or await self._with_button(label)
        if found is None:
            await self.write(await self._key(label))
            return {}
        text = next(b["text"] for b in buttons(found) if label in b["text"])
        self.told(self.name, f"({text})")
        await self._do("press", message_id=found["message_id"], text=text)
        return found

    async def forge(self, message: Json, data: str) -> None:
        """A callback that no button has."""
        await self._do("callback", message_id=message["message_id"], data=data)

    async def hear(self, words: str, patience: float = PATIENCE) -> Json:
        """Wait for a message of the bot with these words that was not heard before; the message comes back."""
        end = time.monotonic() + patience
        while True:
            chat = await self.chat()
            for message in reversed(chat["messages"]):
                if self._new(message, words):
                    self.told("Сусід → " + self.name, said(message))
                    return dict(message)
            if time.monotonic() > end:
                raise Unheard(self._what_instead(chat, words))
            await self._news(chat["version"], end - time.monotonic())

    async def hears_nothing(self, words: str, seconds: float = 0.5) -> None:
        """Fail if such words come."""
        try:
            await self.hear(words, seconds)
        except Unheard:
            return
        raise AssertionError(f"{self.name} was told «{words}»")

    async def chat(self) -> Json:
        """The whole chat as it is on the screen."""
        async with self._http.get(f"{self._sandbox}/sandbox/people/{self.person}/chat") as answer:
            return dict(await answer.json())

    async def keys(self) -> list[str]:
        """The buttons under the text field."""
        return [key["text"] for row in (await self.chat())["keyboard"] or [] for key in row]

    def _new(self, message: Json, words: str) -> bool:
        mark = (message["message_id"], said(message))
        if message["from"] != "bot" or mark in self._heard or words not in mark[1]:
            return False
        self._heard.add(mark)
        return True

    async def _with_button(self, label: str) -> Json | None:
        for message in reversed((await self.chat())["messages"]):
            if any(label in button["text"] for button in buttons(message)):
                return dict(message)
        return None

    async def _key(self, label: str) -> str:
        found = [text for text in await self.keys() if label in text]
        if not found:
            raise Unheard(f"{self.name} sees no button «{label}» but {await self._seen()}")
        return found[0]

    async def _seen(self) -> list[str]:
        chat = await self.chat()
        inline = [b["text"] for m in chat["messages"][-3:] for b in buttons(m)]
        return inline + [key["text"] for row in chat["keyboard"] or [] for key in row]

    async def _news(self, version: int, seconds: float) -> None:
        asked = {"since": str(version), "timeout": str(max(0.05, min(seconds, 5.0)))}
        async with self._http.get(f"{self._sandbox}/sandbox/events", params=asked) as answer:
            await answer.read()
        await asyncio.sleep(0.01)

    async def _do(self, act: str, **wish: Any) -> Json:
        address = f"{self._sandbox}/sandbox/people/{self.person}/{act}"
        async with self._http.post(address, json=wish) as answer:
            told = await answer.json()
            if answer.status >= 400:
                raise Unheard(f"{self.name}: {act}: {told.get('error')}")
            return dict(told)

    def _what_instead(self, chat: Json, words: str) -> str:
        last = [said(m) for m in chat["messages"] if m["from"] == "bot"][-3:]
        return f"{self.name} did not read «{words}»; the last words were: {last}"


def said(message: Json) -> str:
    """The words of a message, or what kind of thing it is."""
    words = message.get("text") or message.get("caption") or ""
    kinds = [kind for kind in ("voice", "photo", "document", "video_note", "contact", "location") if kind in message]
    return str(words) + "".join(f"[{kind}]" for kind in kinds)


def buttons(message: Json) -> list[Json]:
    """The inline buttons of a message."""
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


class Sandbox:
    """The sandbox's own switches: its clock and its faults."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http, self.url = http, url

    async def advance(self, **wish: Any) -> None:
        """Move the clock: advance=seconds, or to="morning"."""
        await self._post("clock", wish)

    async def clock(self) -> tuple[datetime, float]:
        """The sandbox's moment, and how many seconds it is ahead of the machine."""
        async with self._http.get(f"{self.url}/sandbox/clock", params={"since": "-1"}) as answer:
            told = await answer.json()
        return datetime.fromisoformat(told["now"]), float(told["offset"])

    async def faults(self, **wish: Any) -> None:
        """Switch faults on; without arguments all off."""
        await self._post("faults", wish)

    async def update(self, update: Json) -> None:
        """Send the bot any update."""
        await self._post("updates", {"update": update})

    async def calls(self, since: int = 0) -> list[Json]:
        """What the bot has called."""
        async with self._http.get(f"{self.url}/sandbox/calls", params={"since": str(since)}) as answer:
            return list((await answer.json())["calls"])

    async def _post(self, what: str, wish: Json) -> None:
        async with self._http.post(f"{self.url}/sandbox/{what}", json=wish) as answer:
            answer.raise_for_status()
