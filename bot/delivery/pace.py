"""When the next call may start. Pure: the caller gives the loop's time in seconds and tells what it started."""

from __future__ import annotations

from collections import deque

PER_SECOND = 25  # Bots FAQ: about 30 a second in all (facts/telegram.md C1); the rest is for answers to buttons
BURST = 2
WINDOW_S = 1.006  # a second, and what a call may be quicker on its way than the one 25 before it
IDLE_S = 5.0  # after so long without a call connections are made anew,
COLD_S = 0.03  # and the first calls come so much later than they left
CHAT_EVERY_S = 1.0  # Bots FAQ: not more than one a second in a chat, short bursts are tolerated
CHAT_BURST = 3
_FORGET_OVER = 2048


class Pace:
    """An absolute schedule with a small burst, never more than `per_second` starts in any second;
    the same for each chat; and one gate for all, as Telegram's limits belong to the token."""

    __slots__ = (
        "_after_burst",
        "_chat_every",
        "_chats",
        "_cold_until",
        "_due",
        "_every",
        "_forget_at",
        "_last_left",
        "_leaving",
        "_shut_until",
        "_starts",
    )

    def __init__(self, per_second: int = PER_SECOND, burst: int = BURST, chat_every: float = CHAT_EVERY_S) -> None:
        self._every = 1 / per_second
        self._chat_every = chat_every
        self._after_burst = (burst - 1) * self._every
        self._starts: deque[float] = deque([float("-inf")] * per_second, maxlen=per_second)
        self._leaving = 0
        self._last_left = self._cold_until = float("-inf")
        self._due = 0.0
        self._shut_until = 0.0
        self._chats: dict[int, float] = {}
        self._forget_at = _FORGET_OVER

    def wait(self, now: float) -> float:
        """Seconds until a call may start; 0 or less: now."""
        may = max(self._shut_until, self._starts[0] + WINDOW_S, self._due - self._after_burst)
        return may - now

    def chat_wait(self, chat: int, now: float) -> float:
        """Seconds until a call to this chat may start, as far as the chat is concerned."""
        return self._chats.get(chat, now) - (CHAT_BURST - 1) * self._chat_every - now

    def started(self, chat: int, now: float) -> None:
        """A call to the chat starts now."""
        self._starts.append(now)
        self._leaving += 1
        self._due = max(self._due, now) + self._every
        self._chats[chat] = max(self._chats.get(chat, now), now) + self._chat_every
        if len(self._chats) > self._forget_at:
            self._forget(now)

    def left(self, now: float) -> None:
        """The first of those that started and had not left does so now: a busy loop makes a call late, and Telegram
        counts from when it comes."""
        if now - self._last_left > IDLE_S:
            self._cold_until = now + COLD_S
        self._last_left = now
        comes = now + COLD_S if now < self._cold_until else now
        self._starts[-self._leaving] = max(comes, self._starts[-self._leaving])
        self._leaving -= 1

    def shut(self, until: float) -> None:
        """Nobody starts before then: `retry_after`, a refused token, no network."""
        self._shut_until = max(self._shut_until, until)

    def _forget(self, now: float) -> None:
        self._chats = {chat: due for chat, due in self._chats.items() if due > now}
        self._forget_at = max(_FORGET_OVER, 2 * len(self._chats))
