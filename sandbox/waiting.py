"""What waits for a bot: updates in order, kept until confirmed, and the one long poll that may ask."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sandbox.errors import refuse

BATCH = 100
CONFLICT_PAUSE = 3.0
ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
BY_WEBHOOK = "terminated by setWebhook request"


@dataclass(slots=True, eq=False)
class Queued:
    """An update on its way; `forced` ones were put in by hand and may carry any number."""

    update: dict[str, Any]
    chat_id: int
    serial: int
    forced: bool = False
    handed: bool = False

    def gone_at(self, offset: int) -> bool:
        """Whether asking from that number on confirms this update."""
        return bool(self.update["update_id"] < offset) and (self.handed or not self.forced)


class UpdateQueue:
    """Sequential numbers, at-least-once delivery and Telegram's rules for getUpdates."""

    def __init__(self, first_id: int) -> None:
        self.items: OrderedDict[int, Queued] = OrderedDict()
        self.next_id = first_id
        self.allowed: frozenset[str] | None = None
        self.on_new: Callable[[Queued], None] | None = None
        self._serial = 0
        self._forced = 0
        self._poll: asyncio.Future[str | None] | None = None
        self._next_conflict = 0.0

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind of update (some come only when asked for)."""
        return kind not in ON_REQUEST if self.allowed is None else kind in self.allowed

    def put(self, kind: str, body: dict[str, Any], chat_id: int) -> None:
        """Queue an update under the next number, if the bot wants its kind."""
        if self.wants(kind):
            update = {"update_id": self.next_id, kind: body}
            self.next_id += 1
            self._add(update, chat_id, forced=False)

    def inject(self, update: dict[str, Any], update_id: int | None, chat_id: int) -> int:
        """Queue any update under any number; a higher number moves the sequence on."""
        number = self.next_id if update_id is None else update_id
        self.next_id = max(self.next_id, number + 1)
        self._forced += 1
        self._add({**update, "update_id": number}, chat_id, forced=True)
        return number

    def _add(self, update: dict[str, Any], chat_id: int, forced: bool) -> None:
        self._serial += 1
        queued = Queued(update, chat_id, self._serial, forced)
        self.items[self._serial] = queued
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        if self.on_new is not None:
            self.on_new(queued)

    def remove(self, queued: Queued) -> None:
        """Forget an update that reached the bot."""
        if self.items.pop(queued.serial, None) and queued.forced:
            self._forced -= 1

    def confirm(self, offset: int) -> None:
        """Forget what asking from that number on confirms; a negative one keeps that many of the last."""
        if offset < 0:
            for queued in list(islice(self.items.values(), max(0, len(self.items) + offset))):
                self.remove(queued)
            return
        while self.items and (first := next(iter(self.items.values()))).gone_at(offset):
            self.remove(first)
        if self._forced:
            for queued in [item for item in islice(self.items.values(), BATCH) if item.gone_at(offset)]:
                self.remove(queued)

    def clear(self) -> None:
        """Drop all that waits."""
        self.items.clear()
        self._forced = 0

    def take(self, limit: int) -> list[dict[str, Any]]:
        """The first updates in line; they stay until confirmed."""
        batch = list(islice(self.items.values(), limit))
        for queued in batch:
            queued.handed = True
        return [queued.update for queued in batch]

    async def poll(self, limit: int, seconds: float) -> list[dict[str, Any]]:
        """Updates now, or the first within that many seconds; ends the poll of anybody else."""
        self.end_poll(OTHER_POLL)
        if self.items or seconds <= 0:
            return self.take(limit)
        mine: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._poll = mine
        try:
            ended = await asyncio.wait_for(mine, seconds)
        except TimeoutError:
            return []
        finally:
            if self._poll is mine:
                self._poll = None
        if ended:
            await self._conflict(ended)
        return self.take(limit)

    def end_poll(self, reason: str) -> None:
        """Make the waiting poll, if any, fail with 409."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)

    def close(self) -> None:
        """Let the waiting poll go with nothing: the server is stopping."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    async def _conflict(self, reason: str) -> None:
        # The real server answers the first conflict at once and holds later ones back,
        # so that two bots on one token do not spin.
        now = time.monotonic()
        if now < self._next_conflict:
            await asyncio.sleep(CONFLICT_PAUSE)
        self._next_conflict = time.monotonic() + CONFLICT_PAUSE
        raise refuse(reason, 409)
