"""A post office for tests: a Telegram that does as it is told, a mailroom in memory, a clock that can be moved."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.api import ApiError, Unreachable
from bot.delivery.admit import Admitting, everybody
from bot.delivery.pace import BURST, Pace
from bot.delivery.rendering import Render
from bot.delivery.sender import Sender
from bot.ui.screen import Screen
from domain.messages import Lane
from domain.people import Person
from usecases.ports import Letter, Run, Settled

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
Trouble = ApiError | Unreachable
Answering = Callable[[int, dict[str, Any]], Trouble | None]


class MovedClock:
    """The loop's time from START on, and what was added by hand."""

    def __init__(self) -> None:
        self.added = timedelta()

    def now(self) -> datetime:
        """The present moment in UTC."""
        return START + timedelta(seconds=asyncio.get_running_loop().time()) + self.added


@dataclass
class FakeTelegram:
    """Takes `latency()` seconds for a call; `answer` says what is refused. `calls`: (start, chat, params)."""

    latency: Callable[[], float] = lambda: 0.02
    answer: Answering = lambda _chat, _call: None
    calls: list[tuple[float, int, dict[str, Any]]] = field(default_factory=list)
    taken: list[tuple[int, str]] = field(default_factory=list)
    flying: dict[int, int] = field(default_factory=dict)
    most_flying: int = 0
    collisions: int = 0  # two letters of one chat at once
    ids: int = 100

    async def call(self, method: str, **params: Any) -> Any:
        """Like bot.api.Api.call."""
        loop, chat = asyncio.get_running_loop(), params.pop("chat_id")
        self.calls.append((loop.time(), chat, {"method": method, **params}))
        self.collisions += bool(self.flying.get(chat))
        self.flying[chat] = 1
        self.most_flying = max(self.most_flying, sum(self.flying.values()))
        try:
            await asyncio.sleep(self.latency())
        finally:
            self.flying[chat] = 0
        trouble = self.answer(chat, {"method": method, **params})
        if trouble is None or (isinstance(trouble, Unreachable) and trouble.maybe_done):
            self.taken.append((chat, str(params.get("text", method))))
        if trouble is not None:
            raise trouble
        if method == "deleteMessages":
            return True
        made = [{"message_id": self.ids + n} for n in range(1, len(params.get("media", "1")) + 1)]
        self.ids += len(made)
        return made if method == "sendMediaGroup" else made[0]

    def starts(self) -> list[float]:
        """When each call began."""
        return [at for at, _, _ in self.calls]

    def texts(self, chat: int) -> list[str]:
        """What the chat got."""
        return [text for whose, text in self.taken if whose == chat]


class FakeMailroom:
    """Letters as rows. `broken`: how many writes still fail; `dead`: all of them."""

    def __init__(self) -> None:
        self.rows: dict[int, Letter] = {}
        self.settled: dict[int, Settled] = {}
        self.batches: list[int] = []
        self.reaches: dict[int, str] = {}
        self.people: dict[int, Person] = {}
        self.reads: list[int] = []
        self.broken = 0
        self.dead = False

    def write(self, *letters: Letter) -> tuple[Letter, ...]:
        """The commit of a use case."""
        self.rows |= {letter.id: letter for letter in letters}
        return letters

    async def pending(self) -> list[Letter]:
        """What waits."""
        return [letter for id_, letter in sorted(self.rows.items()) if id_ not in self.settled]

    async def runs(self) -> list[Run]:
        """No notices."""
        return []

    async def copies(self, run: Run, after: int, limit: int, now: datetime, shown: bool = False) -> list[Letter]:
        """None of a notice."""
        return []

    async def held_until(self, run: Run, now: datetime) -> datetime | None:
        """None are put off."""
        return None

    async def settle(self, outcomes: Sequence[Settled]) -> None:
        """One transaction."""
        self._may_fail()
        self.batches.append(len(outcomes))
        for outcome in outcomes:
            if outcome.state == "retry":
                letter = self.rows[outcome.id]
                later = outcome.again_at or letter.not_before
                self.rows[outcome.id] = replace(letter, attempts=letter.attempts + 1, not_before=later)
            else:
                assert outcome.id not in self.settled, "settled twice"
                self.settled[outcome.id] = outcome

    async def reach(self, chat: int, reach: str) -> None:
        """Remembered."""
        self._may_fail()
        self.reaches[chat] = reach

    async def readers(self, person_ids: Collection[int]) -> Mapping[int, Person]:
        """The people."""
        self.reads.append(len(person_ids))
        self._may_fail()
        return {id_: self.people.get(id_, Person(id_, id_)) for id_ in person_ids if id_ >= 0}

    def states(self) -> dict[int, str]:
        """What became of each letter that is over."""
        return {id_: outcome.state for id_, outcome in sorted(self.settled.items())}

    def _may_fail(self) -> None:
        if self.dead or self.broken:
            self.broken -= not self.dead
            raise OSError("database is locked")


def rendered(letter: Letter, reader: Person) -> Screen:
    """What the tests' messages look like."""
    if letter.body["kind"] == "broken":
        raise KeyError("name")
    screen = Screen(f"{letter.body['params']['text']} ({reader.lang})")
    return screen.followed_by(Screen("more")) if letter.body["kind"] == "long" else screen


@dataclass
class Office:
    """Everything together."""

    telegram: FakeTelegram
    mailroom: FakeMailroom
    clock: MovedClock
    sender: Sender

    def commit(self, *letters: Letter) -> None:
        """Written, then handed over."""
        self.sender.hand_over(self.mailroom.write(*letters))

    async def emptied(self, within: float = 100_000, pause: float = 0.05) -> None:
        """Until every letter is settled."""
        async with asyncio.timeout(within):
            while len(self.mailroom.settled) < len(self.mailroom.rows):
                await asyncio.sleep(pause)


@asynccontextmanager
async def working(
    telegram: FakeTelegram | None = None,
    mailroom: FakeMailroom | None = None,
    admit: Admitting = everybody,
    render: Render = rendered,
    burst: int = BURST,
) -> AsyncIterator[Office]:
    """A running sender; it is killed at the end unless it was drained."""
    telegram, mailroom, clock = telegram or FakeTelegram(), mailroom or FakeMailroom(), MovedClock()
    office = Office(
        telegram, mailroom, clock, Sender(telegram, mailroom, clock, render, admit=admit, pace=Pace(burst=burst))
    )
    async with asyncio.TaskGroup() as group:
        task = group.create_task(office.sender.run())
        yield office
        task.cancel()
    assert telegram.collisions == 0


def said(id_: int, chat: int = 7, text: str = "", lane: Lane = Lane.REPLY, **more: Any) -> Letter:
    """A letter with a screen in it."""
    call = {"method": "sendMessage", "text": text or f"n{id_}", "parse_mode": "HTML"}
    return Letter(id_, chat, 0, lane, {"screen": [call]}, **more)


def told(id_: int, chat: int = 7, kind: str = "notice", lane: Lane = Lane.NOTICE, **more: Any) -> Letter:
    """A letter that is rendered at delivery; the person has the chat's number."""
    return Letter(id_, chat, chat, lane, {"kind": kind, "params": {"text": f"n{id_}"}}, **more)


def refusing(times: int, trouble: Trouble, only: Callable[[int, dict[str, Any]], bool] | None = None) -> Answering:
    """The trouble so many times, then all is well."""
    left = [times]

    def answer(chat: int, call: dict[str, Any]) -> Trouble | None:
        if left[0] and (only is None or only(chat, call)):
            left[0] -= 1
            return trouble
        return None

    return answer


def jumpy(seed: int, longest: float = 0.4) -> Callable[[], float]:
    """Latencies by chance."""
    dice = random.Random(seed)
    return lambda: dice.uniform(0.005, longest)
