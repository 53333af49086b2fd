"""Many small updates from many chats, and whether the answers of each chat come in order."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterable

from bench.api import Api
from bench.phone import Call, Phone
from bench.scripts import Act, Script


def inversions(indices: Iterable[int]) -> int:
    """How many answers came after the answer to a later update: 0 for an ordered chat."""
    highest, found = -1, 0
    for index in indices:
        found += index < highest
        highest = max(highest, index)
    return found


class Thread:
    """One chat: which updates wait for an answer, and the order in which they got theirs."""

    def __init__(self, phone: Phone, acts: deque[Act]) -> None:
        self.phone = phone
        self.acts = acts
        self.order: list[int] = []
        self._sent = 0
        self._waiting: dict[str, deque[tuple[int, float]]] = defaultdict(deque)

    def sent(self, act: Act) -> None:
        """Note an update that is on its way."""
        self._waiting[act.expect].append((self._sent, time.perf_counter()))
        self._sent += 1

    def answered(self, said: str) -> float | None:
        """Seconds this answer took; None when it answers nothing that waits."""
        mark = next((mark for mark, waiting in self._waiting.items() if waiting and _fits(mark, said)), None)
        if mark is None:
            return None
        index, since = self._waiting[mark].popleft()
        self.order.append(index)
        if not self._waiting[mark]:
            del self._waiting[mark]
        return time.perf_counter() - since


def _fits(mark: str, said: str) -> bool:
    """Echoed marks end with a full stop, so that "note 1." is not found in "note 11."."""
    return mark in said


class Echoes:
    """`updates` updates dealt over the chats, `window` of a chat in flight at once (0: all of them)."""

    def __init__(self, api: Api, chats: range, updates: int, probes: Script, window: int) -> None:
        self._api = api
        self._window = window
        self._left = self._total = self.updates = updates
        self._threads: dict[int, Thread] = {}
        for place, chat in enumerate(chats):
            share = range(place, updates, len(chats))
            self._threads[chat] = Thread(api.phone(chat), deque(_act(n, probes) for n in range(len(share))))
        self.done = asyncio.Event()
        self.latencies: list[float] = []
        self.on_tenth: Callable[[int], None] = lambda left: None

    @property
    def inversions(self) -> int:
        """Over all chats."""
        return sum(inversions(thread.order) for thread in self._threads.values())

    def start(self) -> None:
        """Fill every chat's window, chats by turns as Telegram would mix them."""
        self._api.heard = self._heard
        for _ in range(self._window or self._total):
            sent = [self._next(thread) for thread in self._threads.values()]
            if not any(sent):
                return

    def stuck(self) -> str:
        """How much is not answered, and what one of the waiting people sees."""
        thread = next(iter(self._threads.values()))
        return f"{self._left} of {self._total} have no answer; last text: {thread.phone.last_text!r}"

    def _next(self, thread: Thread) -> bool:
        if not thread.acts:
            return False
        act = thread.acts.popleft()
        thread.sent(act)
        self._api.feed.push(thread.phone.update(act) or {})
        return True

    def _heard(self, call: Call) -> None:
        thread = self._threads.get(call.chat)
        took = thread.answered(call.text) if thread and call.talks else None
        if thread is None or took is None:
            return
        self.latencies.append(took)
        self._left -= 1
        if self._window:
            self._next(thread)
        if self._left % max(1, self._total // 10) == 0:
            self.on_tenth(self._left)
        if not self._left:
            self.done.set()


def _act(number: int, probes: Script) -> Act:
    if probes:
        return probes[number % len(probes)]
    return Act("text", f"note {number}.", f"note {number}.")
