"""Wishes of the person at the page for whoever started the bot («restart it»)."""

from __future__ import annotations

from typing import Any

from sandbox.bell import Bell


class Signals:
    """A list that only grows; listeners remember the number they have read up to."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.bell = Bell()

    def send(self, name: str) -> dict[str, Any]:
        """Note a wish and wake the listeners."""
        signal = {"n": len(self.sent) + 1, "name": name}
        self.sent.append(signal)
        self.bell.ring()
        return signal

    async def since(self, number: int, seconds: float) -> dict[str, Any]:
        """Wishes newer than that number, waiting up to that many seconds for the first."""
        newer = await self.bell.until(lambda: self.sent[number:] or None, seconds)
        return {"signals": newer or [], "next": len(self.sent)}
