"""The last calls of the Bot API with their times: what a person at the page sees the bot do."""

from __future__ import annotations

import time
from collections import deque
from typing import Any

from sandbox.clock import iso_of

KEPT = 5000
SHOWN = 200

Record = tuple[int, float, int, str, dict[str, Any], str | None, float]


class Calls:
    """A ring of the last calls; a record is made short only when somebody looks."""

    def __init__(self) -> None:
        self.records: deque[Record] = deque(maxlen=KEPT)
        self.count = 0

    def add(self, bot: int, method: str, params: dict[str, Any], error: str | None, began: float) -> None:
        """Note a call that began at that reading of time.perf_counter()."""
        self.count += 1
        seconds = time.perf_counter() - began
        self.records.append((self.count, time.time() - seconds, bot, method, params, error, seconds))

    def since(self, number: int) -> dict[str, Any]:
        """Calls newer than that number, and the number to ask with next."""
        newer = [_view(record) for record in self.records if record[0] > number]
        return {"calls": newer, "next": self.count}


def _view(record: Record) -> dict[str, Any]:
    number, at, bot, method, params, error, seconds = record
    view: dict[str, Any] = {"n": number, "at": iso_of(at), "bot": bot, "method": method, "ok": error is None}
    if "chat_id" in params:
        view["chat_id"] = _number(params["chat_id"])
    if error is not None:
        view["error"] = error
    view["ms"] = round(seconds * 1000, 1)
    view["params"] = {name: _short(value) for name, value in params.items() if name != "chat_id"}
    return view


def _number(value: Any) -> Any:
    text = str(value)
    return int(text) if text.lstrip("-").isdigit() else value


def _short(value: Any) -> Any:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"
