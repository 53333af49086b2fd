"""A town whose bot is killed again and again while a notice goes out; after each death the books are looked at."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from random import Random

from db.crypto import Vault
from db.engine import make_engine
from db.reference.territory import load
from db.unit_of_work import make_works
from domain.notices import Audience, Notice, Part, Post
from tests.support.offices import PYRIATYN, SHYSHAKY
from tests.system import kill_books
from tests.system.kill_books import Books
from tests.system.kill_deeds import CORRECTED, LIMITS
from tests.system.kill_life import KEY, Ahead, Job
from tests.system.kill_telegram import KillTelegram
from tests.system.programs import TOKEN
from usecases import notice_starting

FIRST, ADMIN = 2_000_000_000, 1_999_999_999
EARLY, LONGEST_S, RATE = 0.1, 0.8, 200
WORDS = "Воду відключать о 8."
ANSWER = re.compile(r"📣 (\d+)\.(\d+)\.(\d+)")  # the life in which it was written, its number, when
COPY = (WORDS, CORRECTED)
Seen = Callable[[Books], bool]


@dataclass
class KillTown:
    """`again` counts, by chat, the deaths before which Telegram had taken a copy that was not noted as taken,
    `answers_again` the answers; `windows`, of each death, how many copies these were."""

    url: str
    many: int
    telegram: KillTelegram
    at: str
    chances: Random
    ahead: float
    forks: asyncio.subprocess.Process | None = None
    living: int = 0
    stretch: int = 500
    notice: int = 0
    sent_at: int = 0
    looked_at: int = 0
    again: Counter[int] = field(default_factory=Counter)
    answers_again: Counter[int] = field(default_factory=Counter)
    windows: list[int] = field(default_factory=list)

    async def send(self, community: str = PYRIATYN.code, danger: str = "") -> None:
        """An admin sends a notice to everybody in a community; no bot is running."""
        engine, clock = make_engine(self.url), Ahead(self.ahead)
        works = make_works(engine, Vault((KEY,)), clock, load(), lambda _: None)
        async with works() as work:
            actor = await work.people.actor(ADMIN)
            assert actor
            whom, posts = Audience(communities=(community,)), {"uk": Post((Part(text=WORDS),))}
            made = Notice(work.new_id(), ADMIN, work.now, posts, whom, danger=danger)
            await work.notices.add(made)
            sent = await notice_starting.send(work, actor, made.id, made.version, LIMITS)
        await engine.dispose()
        self.notice, self.sent_at = sent.id, len(self.telegram.taken)
        self.looked_at = self.sent_at
        self.again.clear()

    async def warm_up(self) -> None:
        """The forks live once, through a notice to a few others."""
        await self.send(SHYSHAKY.code)
        await self._tell(Job(self.url, self.at, TOKEN, 0, self.ahead, 1000, 0.0, 500, (), ADMIN, self.notice))
        assert [await self._line() for _ in range(2)] == ["up", "warm"]

    async def life(self, *, most: float, deed: str = "", asking: int = 30) -> Books:
        """One more life, killed at a moment of chance: before it has done anything, or when it has done so much,
        `most` at most, and a little later; the books afterwards, which balance."""
        pid = await self._begin(RATE, deed, asking)
        if self.chances.random() > EARLY:
            assert await self._line() == "up"
            await self._done(self.chances.uniform(0, most))
        await asyncio.sleep(self.chances.uniform(0.0, 0.04))
        await self._end(pid)
        return await self.look()

    async def _done(self, many: float) -> None:
        """Until Telegram did so much of what it was told in this life, or a moment of chance."""
        now, before = asyncio.get_running_loop().time, self.telegram.done
        until = now() + self.chances.uniform(0.1, LONGEST_S)
        while self.telegram.done - before < many and now() < until:
            await asyncio.sleep(0.002)

    async def rest(self, state: str) -> Books:
        """Undisturbed until nothing waits, and in one more life until the notice is in this state."""
        pid = await self._begin(1000, "", 0)
        books = await self._until(lambda books: not books.waiting and not books.unanswered)
        if books.state != state:
            await self._end(pid)
            pid = await self._begin(1000, "", 0)
            await self._until(lambda books: books.state == state and not books.unanswered)
        await self._end(pid)
        return await self.look()

    def kill_all(self) -> None:
        """What forks, and the life that is left when a test fails in the middle."""
        if self.forks is not None and self.forks.returncode is None:
            self.forks.kill()
        if self.living:
            os.kill(self.living, signal.SIGKILL)

    async def _until(self, what: Seen) -> Books:
        async with asyncio.timeout(60):
            while not what(books := await kill_books.read(self.url, self.notice)):
                await asyncio.sleep(0.05)
        return books

    async def _begin(self, rate: int, deed: str, asking: int) -> int:
        self.telegram.life += 1
        asked = tuple(self.chances.sample(self._open(), asking)) if asking else ()
        its = (self.url, self.at, TOKEN, self.telegram.life, self.ahead, rate, self.chances.random(), self.stretch)
        await self._tell(Job(*its, asked, ADMIN, self.notice, deed, self.chances.uniform(0.0, 0.1)))
        kind, _, pid = (await self._line()).partition(" ")
        assert kind == "pid"
        self.living = int(pid)
        return self.living

    def _open(self) -> list[int]:
        return [chat for chat in range(FIRST, FIRST + self.many) if chat not in self.telegram.shut]

    async def _tell(self, job: Job) -> None:
        assert self.forks and self.forks.stdin
        self.forks.stdin.write(json.dumps(asdict(job)).encode() + b"\n")

    async def _line(self) -> str:
        assert self.forks and self.forks.stdout
        async with asyncio.timeout(60):
            return (await self.forks.stdout.readline()).decode().strip()

    async def _end(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)
        self.living = 0
        while not (said := await self._line()).startswith("over"):
            assert said == "up"
        assert said == f"over {-signal.SIGKILL}", "it did not die of us"

    async def look(self) -> Books:
        """After a death. What was taken in this life and is not noted may come again, or counts as stopped when it was
        stopped in that moment; nothing else may."""
        await self.telegram.idle()
        books = await kill_books.read(self.url, self.notice)
        books.balance(self.many)
        told, known = self.copies(self.looked_at), {row.chat: row for row in books.copies}
        assert max(told.values(), default=0) <= 1, "nobody is told twice in one life"
        unnoted = ("waiting", "stopped")
        window = [chat for chat in told if known[chat].outcome in unnoted and known[chat].message is None]
        self.again.update(window)
        self._look_at_answers(books)
        self.windows.append(len(window))
        self.looked_at = len(self.telegram.taken)
        assert {(row.chat, row.message) for row in books.copies if row.message} <= self.telegram.made
        return books

    def _look_at_answers(self, books: Books) -> None:
        waiting = Counter(row.chat for row in books.answers if row.state == "waiting")
        told = {(one.chat, one.text) for one in self.telegram.taken[self.looked_at :] if ANSWER.fullmatch(one.text)}
        self.answers_again += Counter(chat for chat, _ in told) & waiting

    def copies(self, since: int) -> Counter[int]:
        """How often each chat was told, in all messages from that one on."""
        return Counter(one.chat for one in self.telegram.taken[since:] if one.text.endswith(COPY))

    def twice(self) -> int:
        """Who was told more than once was so by as many deaths at most; how many copies that were."""
        told = self.copies(self.sent_at)
        assert {chat: count for chat, count in told.items() if count > 1 + self.again[chat]} == {}
        return sum(count - 1 for count in told.values())

    def reached(self, books: Books) -> None:
        """Every outcome is what happened."""
        told, shut = self.copies(self.sent_at), self.telegram.shut
        for row in books.copies:
            match row.outcome:
                case "sent" | "recalled":
                    assert told[row.chat], row
                case "blocked" | "gone":
                    assert row.chat in shut and not told[row.chat], row
                case "stopped":
                    assert told[row.chat] <= self.again[row.chat], row
                case how:
                    assert how == "uncertain", row
