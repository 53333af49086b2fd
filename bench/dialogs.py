"""People who go through a script: each acts again as soon as the bot's answer has reached the server."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

from bench.api import Api
from bench.phone import Call, Phone
from bench.scripts import Act, Script


@dataclass
class Visitor:
    """One person and how far they are."""

    phone: Phone
    script: Script
    rounds: int
    at: int = 0
    asked_at: float = 0.0
    answered: bool = True
    latencies: list[float] = field(default_factory=list)

    @property
    def act(self) -> Act:
        """What is being done, or is done next."""
        return self.script[self.at]


class Dialogs:
    """`len(chats)` people at once, `rounds` dialogs each; `done` is set after the last answer."""

    def __init__(self, api: Api, chats: range, script: Script, rounds: int) -> None:
        self._api = api
        self._visitors = {chat: Visitor(api.phone(chat), script, rounds) for chat in chats}
        self._busy = len(self._visitors) if script and rounds else 0
        self.done = asyncio.Event()
        self.updates = 0

    @property
    def latencies(self) -> list[float]:
        """Seconds from each act to its answer."""
        return [one for visitor in self._visitors.values() for one in visitor.latencies]

    def start(self) -> None:
        """Everybody does the first thing."""
        self._api.heard = self._heard
        if not self._busy:
            self.done.set()
            return
        for visitor in self._visitors.values():
            self._go(visitor)

    def stuck(self) -> str:
        """Where the first person who is not through waits, and what they see."""
        for visitor in self._visitors.values():
            if visitor.rounds:
                phone, state = (
                    visitor.phone,
                    "has no answer" if not visitor.answered else "finds no such button",
                )
                return f"{visitor.act} {state}; last text: {phone.last_text!r}; buttons: {phone.labels()}"
        return "nobody waits"

    def _go(self, visitor: Visitor) -> None:
        update = visitor.phone.update(visitor.act)
        if update is None:
            return  # the message with that button is still to come
        visitor.answered = False
        visitor.asked_at = time.perf_counter()
        self.updates += 1
        self._api.feed.push(update)

    def _heard(self, call: Call) -> None:
        visitor = self._visitors.get(call.chat)
        if visitor is None or not visitor.rounds or not call.talks:
            return
        if visitor.answered:
            self._go(visitor)
        elif visitor.act.expect in call.text:
            self._answered(visitor)

    def _answered(self, visitor: Visitor) -> None:
        visitor.latencies.append(time.perf_counter() - visitor.asked_at)
        visitor.answered = True
        visitor.at = (visitor.at + 1) % len(visitor.script)
        if visitor.at == 0:
            visitor.rounds -= 1
        if visitor.rounds:
            self._go(visitor)
            return
        self._busy -= 1
        if not self._busy:
            self.done.set()
