"""One person's phone in the sandbox, over HTTP: what the story plays on and the conversation tests too."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

import aiohttp

Json = dict[str, Any]
FILES = ("photo", "voice", "document", "video_note", "video", "audio", "sticker", "animation")
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
        """A voice, photo, document, contact, location, venue, sticker, dice, forward …; `reply_to` answers."""
        self.told(self.name, f"[{kind}]")
        return int((await self._do(kind, **wish))["message_id"])

    async def album(self, n: int, caption: str = "", kind: str = "photo") -> list[int]:
        """Several photos (videos, documents) at once; the first carries the caption."""
        self.told(self.name, f"[{kind} × {n}] {caption}".strip())
        return [int(one) for one in (await self._do("album", n=n, caption=caption, kind=kind))["message_ids"]]

    async def reply(self, to_message: Json | int, text: str) -> int:
        """Answer a message by Telegram's reply."""
        number = to_message if isinstance(to_message, int) else to_message["message_id"]
        self.told(self.name, f"↩️ {text}")
        return int((await self._do("text", text=text, reply_to=number))["message_id"])

    async def edit(self, message_id: int, text: str) -> None:
        """Change the text or the caption of one's own message."""
        await self._do("edit", message_id=message_id, text=text)

    async def delete(self, message_id: int) -> None:
        """Delete a message for both sides; the bot is told nothing."""
        await self._do("delete", message_id=message_id)

    async def block(self, yes: bool = True) -> None:
        """Switch the bot off, or on again."""
        await self._do("block" if yes else "unblock")

    async def press(self, label: str, on: Json | None = None) -> Json:
        """Press the newest button with these words, inline or else under the text field, as soon as there is one.

        The message pressed comes back.
        """
        found = on or await self._offered(label)
        if isinstance(found, str):
            await self.write(found)
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

    async def screen(self) -> list[Json]:
        """The messages that are still there."""
        return [dict(message) for message in (await self.chat())["messages"] if not message["deleted"]]

    async def together(self, message: Json) -> list[Json]:
        """All parts of the album a message belongs to; only itself when it is alone."""
        group = message.get("media_group_id")
        return [one for one in await self.screen() if one.get("media_group_id") == group] if group else [message]

    async def documents(self, many: int = 0) -> list[Json]:
        """The bot's messages with documents, oldest first, once there are so many."""
        end = time.monotonic() + PATIENCE
        while True:
            chat = await self.chat()
            seen = [dict(one) for one in chat["messages"] if one["from"] == "bot" and not one["deleted"]]
            found = [one for one in seen if "document" in one]
            if len(found) >= many:
                return found
            if time.monotonic() > end:
                raise Unheard(f"{self.name} has {len(found)} files, not {many}")
            await self._news(chat["version"], end - time.monotonic())

    async def download(self, message: Json) -> bytes:
        """The bytes of a message's file, as the page opens it."""
        found = next(message[kind] for kind in FILES if kind in message)
        async with self._http.get(self._sandbox + found["url"]) as answer:
            answer.raise_for_status()
            return await answer.read()

    async def keys(self) -> list[str]:
        """The buttons under the text field."""
        return [key["text"] for row in (await self.chat())["keyboard"] or [] for key in row]

    def _new(self, message: Json, words: str) -> bool:
        mark = (message["message_id"], said(message))
        if message["from"] != "bot" or mark in self._heard or words not in mark[1]:
            return False
        self._heard.add(mark)
        return True

    async def _offered(self, label: str) -> Json | str:
        end = time.monotonic() + PATIENCE
        while True:
            chat = await self.chat()
            pressed = [m for m in reversed(chat["messages"]) if any(label in button["text"] for button in buttons(m))]
            keys = [key["text"] for row in chat["keyboard"] or [] for key in row if label in key["text"]]
            if pressed or keys:
                return dict(pressed[0]) if pressed else str(keys[0])
            if time.monotonic() > end:
                raise Unheard(f"{self.name} sees no button «{label}» but {await self._seen()}")
            await self._news(chat["version"], end - time.monotonic())

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
    kinds = [kind for kind in (*FILES, "contact", "location") if kind in message]
    return str(words) + "".join(f"[{kind}]" for kind in kinds)


def buttons(message: Json) -> list[Json]:
    """The inline buttons of a message."""
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
