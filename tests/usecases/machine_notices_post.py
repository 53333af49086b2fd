"""The sender, made simple: it takes copies, brings them with whatever luck, writes down what became of them, or dies.

Whom it spares is asked of the real porter; the rest follows bot.delivery: what a notice that changed has in hand is put
back, what was begun is seen to its end, what is not written down when it dies is done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.delivery.admit import Drop, Hold
from bot.delivery.nights import is_night
from bot.telling import porter
from domain.communities import DEFAULT_HOURS
from domain.messages import QUIET
from domain.people import Person, Reach
from tests.support.fakes import FakeClock
from tests.usecases.machine_notices_chats import Chats, Telling
from usecases.ports import Letter, Mailroom, Run, Settled
from usecases.ports_mail import HELD

TZ = DEFAULT_HOURS.timezone
FATES = ("taken", "taken", "failed", "lost", "lost_taken", "flood")


class Postman:
    """`held` are copies in hand, `noted` outcomes that are not written down yet."""

    def __init__(self, mailroom: Mailroom, clock: FakeClock) -> None:
        self._mailroom, self._clock, self._admit = mailroom, clock, porter(clock, TZ)
        self.chats = Chats()
        self.held: dict[int, Letter] = {}
        self.begun: set[int] = set()
        self.noted: list[Settled] = []
        self.closed: dict[int, str] = {}
        self.ends: dict[tuple[int, str, int], str] = {}  # notice, job, person: how it ended, as far as was written
        self._whose: dict[int, int] = {}

    def put_back(self) -> None:
        """A notice was changed: what was not begun is in the database."""
        self.held = {id_: letter for id_, letter in self.held.items() if id_ in self.begun}

    async def take(self, limit: int = 100) -> None:
        """The next copies of whatever goes out now."""
        night, here = is_night(self._clock.at, TZ), {one.id for one in self.noted}
        for run in await self._mailroom.runs():
            page = await self._mailroom.copies(run, 0, limit, self._clock.at, shown=run.quiet and night)
            self.held |= {one.id: one for one in page if one.id not in here and one.id not in self.held}

    async def fly(self, fates: Sequence[str]) -> None:
        """Some of what is in hand, each with its fate."""
        running = {run.notice: run for run in await self._mailroom.runs()}
        for letter, fate in zip(list(self.held.values()), fates, strict=False):
            readers = await self._mailroom.readers({letter.person_id})
            if fate == "flood":
                return
            resting = letter.lane in QUIET and not letter.shown and is_night(self._clock.at, TZ)
            if resting and letter.id not in self.begun:
                del self.held[letter.id]
            elif not self._kept(letter, readers[letter.person_id]):
                await self._call(letter, readers[letter.person_id], fate, running.get(letter.notice))

    def _kept(self, letter: Letter, reader: Person) -> bool:
        """Whether it ends, or waits, without being tried."""
        reach = self.closed.get(letter.chat) or reader.reach
        if letter.not_after is not None and letter.not_after <= self._clock.at:
            return self._note(letter, "expired")
        if letter.lane in QUIET and reach != Reach.OPEN:
            return self._note(letter, "dropped", str(reach))
        told = self._admit(letter, reader)
        if isinstance(told, Drop):
            return self._note(letter, "dropped", told.why)
        return isinstance(told, Hold) and self._note(letter, "retry", HELD, until=told.again(self._clock.at))

    async def _call(self, letter: Letter, reader: Person, fate: str, run: Run | None) -> None:
        if letter.chat in self.chats.shut:
            self.closed[letter.chat] = Reach.BLOCKED
            await self._mailroom.reach(letter.chat, Reach.BLOCKED)
            self._note(letter, "dropped", Reach.BLOCKED)
        elif fate == "failed":
            self._note(letter, "failed", "400 something")
        elif letter.shown:
            self.chats.mend(letter, reader.lang, self._clock.at)
            self._note(letter, "sent", ids=letter.shown)
        else:
            await self._send(letter, reader, fate, run)

    async def _send(self, letter: Letter, reader: Person, fate: str, run: Run | None) -> None:
        """An answer that was lost: a danger is told once more, an ordinary notice never."""
        if fate != "lost":
            message = self.chats.send(letter, reader.lang)
            begun, danger = letter.id in self.begun, letter.lane not in QUIET
            about = (letter.notice, letter.person_id, self._clock.at, letter.not_after, danger, begun)
            self.chats.told.append(Telling(*about, run is not None))
            if fate == "taken":
                await self._opened(letter, reader)
                self._note(letter, "sent", ids=(message,))
                return
            self.chats.lose(message)
        if letter.lane in QUIET or letter.attempts:
            self._note(letter, "failed", "uncertain")
        else:
            self._note(letter, "retry", "uncertain")
            self.held[letter.id] = replace(letter, attempts=1)
            self.begun.add(letter.id)

    async def _opened(self, letter: Letter, reader: Person) -> None:
        if self.closed.pop(letter.chat, None) or reader.reach != Reach.OPEN:
            await self._mailroom.reach(letter.chat, Reach.OPEN)

    def _note(
        self, letter: Letter, state: str, error: str = "", ids: tuple[int, ...] = (), until: datetime | None = None
    ) -> bool:
        """As bot.delivery.ledger does it."""
        del self.held[letter.id]
        self.begun.discard(letter.id)
        known = tuple(dict.fromkeys((*letter.shown, *ids)))
        ended = Settled(letter.id, state, known[0] if known else None, error, until, known)
        own = replace(ended, notice=letter.notice, edition=letter.edition, shown=letter.shown, job=letter.job)
        self._whose[letter.id] = letter.person_id
        self.noted.append(own)
        return True

    async def settle(self, most: int = 1000) -> None:
        """Write down the oldest of what is known."""
        batch, self.noted = self.noted[:most], self.noted[most:]
        await self._mailroom.settle(batch)
        ended = [one for one in batch if one.state != "retry"]
        self.ends |= {(one.notice, one.job, self._whose[one.id]): one.error or one.state for one in ended}

    async def bring(self, fate: str = "taken") -> None:
        """Everything that may go now."""
        await self.take()
        await self.fly([fate] * len(self.held))
        await self.fly([fate] * len(self.held))  # of an answer that was lost, the second try
        await self.settle()

    def came(self, chat: int) -> None:
        """Whoever writes to us can be written to."""
        self.chats.shut.discard(chat)
        self.closed.pop(chat, None)

    def clock_moved(self) -> None:
        """It looks at the clock each time."""

    async def die(self) -> None:
        """What was taken and not written down is in the chats, and nobody knows."""
        for one in self.noted:
            if one.state == "sent" and not one.shown:
                self.chats.lose(one.message_ids[0])
        self.noted, self.held, self.begun, self.closed = [], {}, set(), {}
