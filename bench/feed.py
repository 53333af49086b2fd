"""getUpdates: a queue that forgets an update when a later offset confirms it, as Telegram does."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from typing import Any

from bench.wire import Reply

Ask = tuple[int, int, Reply]


class Feed:
    """Updates on their way to one bot."""

    def __init__(self) -> None:
        self._pending: deque[tuple[int, bytes]] = deque()
        self._last_id = 0
        self._asking: Ask | None = None
        self._answering = False
        self._timer: asyncio.TimerHandle | None = None
        self.polled = asyncio.Event()

    def push(self, body: dict[str, Any]) -> None:
        """Queue one update; a waiting poll is answered when the present batch of pushes is over."""
        self._last_id += 1
        update = {"update_id": self._last_id, **body}
        self._pending.append((self._last_id, json.dumps(update, ensure_ascii=False).encode()))
        if self._asking and not self._answering:
            self._answering = True
            self._arm(0.0)

    def ask(self, offset: int, limit: int, timeout: float, reply: Reply) -> None:
        """Answer a poll with what there is, or wait up to `timeout` seconds for something."""
        self.polled.set()
        while self._pending and self._pending[0][0] < offset:
            self._pending.popleft()
        self._asking = (offset, limit, reply)
        if self._pending or timeout <= 0:
            self._flush()
        else:
            self._arm(timeout)

    def _arm(self, delay: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(delay, self._flush)

    def _flush(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer, self._answering = None, False
        if self._asking is None:
            return
        (_, limit, reply), self._asking = self._asking, None
        batch = (raw for (_, raw), _ in zip(self._pending, range(limit), strict=False))
        reply(b'{"ok":true,"result":[' + b",".join(batch) + b"]}")
