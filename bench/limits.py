"""How a server enforces so many messages a second: a bucket that fills steadily, or a strict window."""

from __future__ import annotations

from collections import deque


class Bucket:
    """At most `rate` messages a second in all, 0 for no limit: what earns a bot its 429s."""

    def __init__(self, rate: float, burst: float = 1.0) -> None:
        """`burst`: seconds of messages that may come at once."""
        self._rate, self._burst = rate, burst
        self._ready_at = 0.0

    def takes(self, now: float) -> bool:
        """Whether one more message is accepted at that moment."""
        if not self._rate:
            return True
        start = max(self._ready_at, now - self._burst)
        if start > now:
            return False
        self._ready_at = start + 1.0 / self._rate
        return True


class Window:
    """Never more than `rate` messages within any second: the strictest reading of "so many a second"."""

    def __init__(self, rate: int) -> None:
        self._taken: deque[float] = deque([float("-inf")] * rate, maxlen=rate)

    def takes(self, now: float) -> bool:
        """Whether one more message is accepted at that moment."""
        if now - self._taken[0] < 1.0:
            return False
        self._taken.append(now)
        return True
