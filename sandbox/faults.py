"""Trouble on demand: slowness, 429, 502 and answers that get lost after the thing was done."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from sandbox.errors import ApiError, ControlError, too_many

_SENDING = ("send", "copy", "forward", "edit")


@dataclass(slots=True)
class Faults:
    """What goes wrong next; the counters run down, slowness stays."""

    latency_ms: int = 0
    too_many: int = 0
    retry_after: int = 1
    bad_gateway: int = 0
    lost_answers: int = 0
    methods: frozenset[str] = field(default_factory=frozenset)

    def _meant(self, method: str) -> bool:
        return method in self.methods if self.methods else method.startswith(_SENDING)

    async def delay(self, method: str) -> None:
        """Be slow; a long poll without updates is slow enough already."""
        if self.latency_ms and (method in self.methods if self.methods else method != "getupdates"):
            await asyncio.sleep(self.latency_ms / 1000)

    def strike(self, method: str) -> None:
        """Refuse a call before it does anything, if it is its turn."""
        if not (self.too_many or self.bad_gateway) or not self._meant(method):
            return
        if self.too_many:
            self.too_many -= 1
            raise too_many(self.retry_after)
        self.bad_gateway -= 1
        raise ApiError(502, "Bad Gateway")

    def loses(self, method: str) -> bool:
        """Whether the answer to a call that has been done is to be lost."""
        if not self.lost_answers or not self._meant(method):
            return False
        self.lost_answers -= 1
        return True

    def view(self) -> dict[str, Any]:
        """The faults in force, in the words of /sandbox/faults."""
        return {
            "latency_ms": self.latency_ms,
            "too_many": {"count": self.too_many, "retry_after": self.retry_after},
            "bad_gateway": self.bad_gateway,
            "lost_answers": self.lost_answers,
            "methods": sorted(self.methods),
        }


def read_faults(wish: dict[str, Any], old: Faults) -> Faults:
    """The faults after a wish: {} clears all, else what is named changes and the rest stays."""
    if not wish:
        return Faults()
    flood = wish.get("too_many") or {}
    try:
        return Faults(
            latency_ms=int(wish.get("latency_ms", old.latency_ms)),
            too_many=int(flood.get("count", 1)) if "too_many" in wish and flood else _kept(wish, old),
            retry_after=int(flood.get("retry_after", old.retry_after)),
            bad_gateway=int(wish.get("bad_gateway", old.bad_gateway)),
            lost_answers=int(wish.get("lost_answers", old.lost_answers)),
            methods=frozenset(name.lower() for name in wish.get("methods", old.methods)),
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise ControlError(400, f"faults are numbers: {error}") from error


def _kept(wish: dict[str, Any], old: Faults) -> int:
    return 0 if "too_many" in wish else old.too_many
