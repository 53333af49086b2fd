"""The one sender: takes letters as they are committed and gives them to Telegram, in order and in time.

Delivery is at least once. A letter comes twice only if the process dies between "Telegram took it" and "marked
sent" (then the whole letter, all its parts), or once if an answer was lost and nobody knows whether it was sent.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from bot.delivery.admit import Admitting, Drop, Hold, Pass, everybody
from bot.delivery.bell import Bell
from bot.delivery.delivering import Calls, Delivering
from bot.delivery.feed import Feed
from bot.delivery.ledger import Ledger
from bot.delivery.overtaken import WHY, overtaken
from bot.delivery.pace import Pace
from bot.delivery.parcels import Chat, Parcel
from bot.delivery.queues import Queues
from bot.delivery.rendering import LostFile, Render, calls_of, file_sign, has_screen
from bot.delivery.settling import Settling
from bot.delivery.turns import Turns
from domain.deadlines import Zone
from domain.messages import QUIET
from domain.people import Person, Reach
from usecases.ports import Clock, Letter, Mailroom

log = logging.getLogger(__name__)
IN_FLIGHT = 30
FRESH_S = 10.0  # how old what is known of a reader may be
AHEAD = 50  # readers fetched at once
LOOK_S = 30.0  # a machine that slept, a clock that was set: seen after this at the latest
STEP = 200  # letters looked at before others get the loop


class Sender:
    """`hand_over` after every commit, `run` as a task, `drain` before the end. Used from one loop."""

    def __init__(
        self,
        api: Calls,
        mailroom: Mailroom,
        clock: Clock,
        render: Render,
        *,
        pace: Pace | None = None,
        lost_file: LostFile = file_sign,
        in_flight: int = IN_FLIGHT,
        admit: Admitting = everybody,
        tz: Zone = "UTC",
    ) -> None:
        """`render` makes the screen of a letter without one; `lost_file` says that a file cannot be sent;
        `admit` is asked about every letter without a screen, each time before it is sent; by `tz` it is night."""
        self._mailroom, self._clock, self._render, self._admit = mailroom, clock, render, admit
        self._pace = pace or Pace()
        self._queues = Queues()
        self._bell = Bell()
        self._feed = Feed(mailroom, clock, self._queues, tz, self._bell.ring)
        self._settling = Settling(mailroom, self._bell.ring, self._feed.written)
        self._ledger = Ledger(self._queues, self._settling)
        self._delivering = Delivering(api, self._queues, self._pace, self._ledger, lost_file)
        self._most = in_flight
        self._turns = Turns(in_flight)
        self._reading: set[int] = set()
        self._stopping = False
        self._running = False
        self._over = asyncio.Event()

    @property
    def counts(self) -> Counter[str]:
        """Since the start: sent, dropped, expired, failed, held; taken (calls); again, flood, unsure, plain …"""
        return self._ledger.counts

    @property
    def depths(self) -> dict[str, int]:
        """How many letters wait or are being sent, by lane."""
        return self._queues.depths()

    @property
    def line(self) -> int:
        """How many chats stand before an answer that comes now."""
        return self._queues.line

    @property
    def held(self) -> int:
        """How many copies of notices are in memory, however many there are to send."""
        return self._feed.held

    @property
    def flying(self) -> int:
        """How many calls are under way."""
        return self._turns.flying

    def hand_over(self, letters: Iterable[Letter]) -> None:
        """Letters that were just committed. What comes while draining waits for the next start: it is a row."""
        if self._stopping:
            return
        wall = self._clock.now().timestamp()
        for letter in letters:
            self._queues.put(letter, wall)
        self._bell.ring()

    def clock_moved(self) -> None:
        """The injected clock jumped: look at what waits for its time."""
        self._feed.changed()
        self._bell.ring()

    def notices_changed(self) -> None:
        """A notice was begun, paused, corrected …: what is here of it as it was does not go out any more."""
        self._feed.changed()

    def resume(self, chat: int) -> None:
        """The person is back: they can be written to again."""
        self._ledger.closed.pop(chat, None)
        self._bell.ring()

    async def run(self) -> None:
        """Send what the database still has, then whatever is handed over; until drained or cancelled."""
        self._running = True
        try:
            self.hand_over(await self._mailroom.pending())
            async with asyncio.TaskGroup() as group:
                group.create_task(self._settling.run())
                async with asyncio.TaskGroup() as sending:
                    sending.create_task(self._feed.run())
                    await self._dispatch(sending)
                    self._feed.close()
                self._settling.close()
        finally:
            self._running = False
            self._over.set()

    async def drain(self, timeout: float) -> bool:
        """Start nothing more, wait for what is under way and write it down; whether that was done in time."""
        self._stopping = True
        self._bell.ring()
        if not self._running:
            return True
        try:
            await asyncio.wait_for(self._over.wait(), timeout)
        except TimeoutError:
            log.warning("calls still under way at the end: %s; they may be repeated", self.flying)
            return False
        return True

    async def _dispatch(self, group: asyncio.TaskGroup) -> None:
        while not self._stopping:
            await self._bell.wait(self._step(group))

    def _step(self, group: asyncio.TaskGroup) -> float | None:
        """Start all that may start; seconds until more may, None for nobody knows."""
        now, wall = self._now(), self._clock.now()
        self._queues.ripen(wall.timestamp(), now)
        for _ in range(STEP):
            if self._turns.flying >= self._most or self._settling.crowded or not self._queues.has_ready:
                break
            now = self._now()
            wait = self._pace.wait(now)
            if wait > 0:
                return wait
            if not self._next(group, now, wall):
                break
        else:
            return 0.0
        return self._quiet_for(now, wall.timestamp())

    def _next(self, group: asyncio.TaskGroup, now: float, wall: datetime) -> bool:
        """Deal with one letter: send, put off, read its reader or be done with it. False: there is none."""
        chat = self._queues.take(self._turns.order(self._reading | self._feed.shut))
        parcel = chat.head() if chat else None
        if chat is None or parcel is None:
            return False
        if end := self._end(chat, parcel, wall):
            self._ledger.settle(chat, parcel, *end)
            self._queues.back(chat)
        elif (wait := self._pace.chat_wait(chat.id, now)) > 0:
            self._queues.rest(chat, now + wait)
        elif self._unread(parcel):
            also = self._queues.more(parcel.rank, AHEAD - 1, self._unread)
            self._reading.add(parcel.rank)
            group.create_task(self._read(parcel.rank, [chat, *also]))
        elif self._prepared(chat, parcel, wall):
            self._start(group, chat, parcel)
        return True

    def _end(self, chat: Chat, parcel: Parcel, wall: datetime) -> tuple[str, str] | None:
        """How the letter ends without being tried, and why."""
        letter = parcel.letter
        if letter.not_after is not None and letter.not_after <= wall and not parcel.taken:
            return "expired", ""
        if letter.notice and parcel.doubtful and not self._feed.holds(letter):
            return "failed", "uncertain"  # the second try would be of what was stopped or recalled meanwhile
        if overtaken(chat, parcel):
            return "dropped", WHY
        if letter.lane not in QUIET:
            return None  # what matters is tried even if the person was away the last time
        reach = self._ledger.closed.get(chat.id) or (parcel.reader.reach if parcel.reader else Reach.OPEN)
        return None if reach == Reach.OPEN else ("dropped", str(reach))

    def _unread(self, parcel: Parcel) -> bool:
        if parcel.at or has_screen(parcel.letter):  # what was begun goes on as it was begun
            return False
        return self._now() - parcel.read_at > FRESH_S

    async def _read(self, rank: int, chats: list[Chat]) -> None:
        """Learn who the readers are; then the letters are first in line again."""
        wanted = [(chat, parcel) for chat in chats if (parcel := chat.head()) is not None]
        try:
            readers = await self._mailroom.readers({parcel.letter.person_id for _, parcel in wanted})
        except Exception as error:  # whatever the database's trouble is: the letters wait for its end
            log.error("readers are not read: %s", type(error).__name__)
            for chat in chats:
                self._queues.rest(chat, self._now() + 1.0)
        else:
            for chat, parcel in reversed(wanted):
                parcel.reader, parcel.read_at = readers.get(parcel.letter.person_id), self._now()
                parcel.unpack()
                self._queues.back(chat, first=True)
        self._reading.discard(rank)
        self._bell.ring()

    def _prepared(self, chat: Chat, parcel: Parcel, wall: datetime) -> bool:
        """Whether there is something to call now; otherwise it is held, over or failed, and the chat goes on."""
        try:
            if parcel.reader is not None and not parcel.at and self._kept(chat, parcel, parcel.reader, wall):
                return False
            if parcel.calls is None:
                parcel.letter = self._ledger.placed.over(parcel.letter)
                parcel.calls = calls_of(parcel.letter, parcel.reader, self._render)
        except Exception as error:  # one text that cannot be made must not stop the others
            kind = str(parcel.letter.body.get("kind", ""))
            log.error("letter not rendered: %s", type(error).__name__, extra={"kind": kind})
            self._ledger.settle(chat, parcel, "failed", type(error).__name__)
        if parcel.calls:
            return True
        if not parcel.gone:
            self._ledger.settle(chat, parcel, "sent")  # a screen without a message: nothing to do
        self._queues.back(chat)
        return False

    def _kept(self, chat: Chat, parcel: Parcel, reader: Person, wall: datetime) -> bool:
        """Whether the letter is kept from its reader, as both are now: for a while, or for good."""
        told = self._admit(parcel.letter, reader)
        if isinstance(told, Hold):
            self._ledger.hold(chat, parcel, told.again(wall))
        elif isinstance(told, Drop):
            self._ledger.settle(chat, parcel, "dropped", told.why)
            self._queues.back(chat)
        return not isinstance(told, Pass)

    def _start(self, group: asyncio.TaskGroup, chat: Chat, parcel: Parcel) -> None:
        chat.take()
        self._turns.up(parcel.rank)
        self._pace.started(chat.id, self._now())
        group.create_task(self._fly(chat, parcel))

    async def _fly(self, chat: Chat, parcel: Parcel) -> None:
        self._pace.left(self._now())
        try:
            await self._delivering.call(chat, parcel)
        finally:
            self._turns.down(parcel.rank)
            self._bell.ring()

    def _quiet_for(self, now: float, wall: float) -> float | None:
        wall_at, rest_at = self._queues.next_at()
        waits = [rest_at - now] if rest_at is not None else []
        if wall_at is not None:
            waits.append(min(wall_at - wall, LOOK_S))
        return min(waits, default=None)

    def _now(self) -> float:
        return asyncio.get_running_loop().time()
