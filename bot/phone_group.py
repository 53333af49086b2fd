"""A group or channel in the sandbox, over HTTP: what people write in it and what the bot says there."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from bot.phone import PATIENCE, Json, Unheard, buttons, said
from bot.switches import Sandbox


class Group:
    """People act in it by their number; the first of them, who made it, unless told otherwise."""

    def __init__(self, sandbox: Sandbox, about: Json) -> None:
        self._sandbox, self.about, self.id = sandbox, about, int(about["id"])

    @classmethod
    async def create(cls, sandbox: Sandbox, title: str, *people: int, kind: str = "group") -> Group:
        """A new group, supergroup or channel of these people, yet without the bot."""
        return cls(sandbox, await sandbox.post("groups", title=title, people=list(people), kind=kind))

    async def add_bot(self, admin: bool = False, by: int | None = None) -> None:
        """Add the bot; in channels it is always an administrator."""
        await self._do("add_bot", admin=admin, by=by)

    async def remove_bot(self, by: int | None = None) -> None:
        """Throw the bot out."""
        await self._do("remove_bot", by=by)

    async def write(self, text: str, by: int | None = None, reply_to: int | None = None) -> int:
        """Words of a person, or a post of the channel."""
        return int((await self._do("text", text=text, by=by, reply_to=reply_to))["message_id"])

    async def send(self, kind: str, by: int | None = None, **wish: Any) -> int:
        """Anything else a phone sends: a photo, an album, a location…"""
        return int((await self._do(kind, by=by, **wish))["message_id"])

    async def press(self, message: Json, label: str, by: int | None = None) -> None:
        """Press an inline button with these words."""
        text = next(button["text"] for button in buttons(message) if label in button["text"])
        await self._do("press", message_id=message["message_id"], text=text, by=by)

    async def migrate(self, by: int | None = None) -> Group:
        """Make a supergroup of it; the new group comes back."""
        return Group(self._sandbox, await self._do("migrate", by=by))

    async def chat(self) -> Json:
        """Everything written in it, by everybody; «bot» is the bot's status there."""
        return dict(await self._sandbox.get(f"groups/{self.id}/chat"))

    async def heard(self) -> list[Json]:
        """What the bot said in it and is still there."""
        return [dict(one) for one in (await self.chat())["messages"] if one["from"] == "bot" and not one["deleted"]]

    async def hear(self, words: str, patience: float = PATIENCE) -> Json:
        """Wait for the bot's message with these words; the newest comes back."""
        end = time.monotonic() + patience
        while True:
            messages = await self.heard()
            if found := [one for one in messages if words in said(one)]:
                return found[-1]
            if time.monotonic() > end:
                last = [said(one) for one in messages[-3:]]
                raise Unheard(f"«{words}» was not said in the group; the last words were: {last}")
            await asyncio.sleep(0.03)

    async def _do(self, act: str, **wish: Any) -> Json:
        known = {name: value for name, value in wish.items() if value is not None}
        return await self._sandbox.post(f"groups/{self.id}/{act}", **known)
