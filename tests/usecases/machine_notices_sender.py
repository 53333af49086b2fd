"""The postman of the machine is the very sender of the bot, on a loop whose time leaps; Telegram is a model."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, cast

from bot.api import ApiError, Unreachable
from bot.delivery.sender import Sender
from bot.i18n import Html
from bot.telling import porter
from bot.ui.screen import Screen
from domain.messages import QUIET
from domain.notices import NoticeState
from domain.people import Person
from tests.support.fakes import FakeMailroom, FakeOffice
from tests.usecases.machine_notices_chats import Telling
from tests.usecases.machine_notices_post import TZ, Postman
from usecases.ports import Letter, Mailroom, Settled

ANSWER_S, STALE_S = 0.05, 11.0  # how long a call takes; how old what the sender knows of a reader may be
TROUBLES = {"flood": ApiError(429, "Too Many Requests: retry after 3", 3), "failed": ApiError(400, "Bad Request: bad")}
LOST = Unreachable("ServerDisconnectedError", maybe_done=True)


def rendered(letter: Letter, reader: Person) -> Screen:
    """A call that carries what the model has to know."""
    method = "editMessageText" if letter.shown else "sendMessage"
    return Screen(Html(), ready=[{"method": method, "letter": letter, "lang": reader.lang, "text": "…"}])


class NoticesOnly(FakeMailroom):
    """Nothing but copies of notices; who they were for is noted as it is settled."""

    def __init__(self, office: FakeOffice) -> None:
        super().__init__(office)
        self.ends: dict[tuple[int, str, int], str] = {}

    async def pending(self) -> list[Letter]:
        """What colleagues are told is not looked at."""
        return []

    async def settle(self, outcomes: Sequence[Settled]) -> None:
        """As they come."""
        await super().settle(outcomes)
        rows = self._office.stored.outbox
        for one in outcomes:
            if one.state != "retry":
                self.ends[one.notice, one.job, rows[one.id].letter.person_id] = one.error or one.state


class LivePostman(Postman):
    """The sender as a task; a new one after each death."""

    def __init__(self, office: FakeOffice) -> None:
        self._rooms = NoticesOnly(office)
        super().__init__(cast(Mailroom, self._rooms), office.clock)
        self._office, self.ends = office, self._rooms.ends
        self._luck: deque[str] = deque()
        self._tried: set[int] = set()
        self._sender, self._task = self._made(), cast("asyncio.Task[None] | None", None)

    def _made(self) -> Sender:
        admit = porter(self._office.clock, TZ)
        return Sender(self, cast(Mailroom, self._rooms), self._office.clock, rendered, admit=admit, tz=TZ)

    async def call(self, method: str, **params: Any) -> Any:
        """What Telegram does with it."""
        letter, fate = params["letter"], self._luck.popleft() if self._luck else "taken"
        runs = self._office.stored.notices[letter.notice].state is NoticeState.RUNNING
        about = (letter.notice, letter.person_id, self._office.clock.at, letter.not_after, letter.lane not in QUIET)
        told = Telling(*about, begun=letter.id in self._tried, running=runs)
        self._tried.add(letter.id)
        await asyncio.sleep(ANSWER_S)
        if letter.chat in self.chats.shut:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        if fate in TROUBLES:
            raise TROUBLES[fate]
        if letter.shown:
            self.chats.mend(letter, params["lang"], self._office.clock.at)
            return True
        return self._take(told, letter, params["lang"], fate)

    def _take(self, told: Telling, letter: Letter, lang: str, fate: str) -> dict[str, int]:
        if fate != "lost":
            self.chats.told.append(told)
            message = self.chats.send(letter, lang)
            if fate != "lost_taken":
                return {"message_id": message}
            self.chats.lose(message)
        raise LOST

    def put_back(self) -> None:
        """A commit that changed a notice."""
        self._sender.notices_changed()

    def clock_moved(self) -> None:
        """As the app tells it."""
        self._sender.clock_moved()

    def came(self, chat: int) -> None:
        """Whoever writes to us can be written to."""
        super().came(chat)
        self._sender.resume(chat)

    async def _work(self, seconds: float) -> None:
        """So long; what the sender did not survive is a fault."""
        self._task = self._task or asyncio.create_task(self._sender.run())
        await asyncio.sleep(seconds)
        if self._task.done():
            self._task.result()

    async def take(self, limit: int = 100) -> None:
        """It does so by itself."""

    async def fly(self, fates: Sequence[str]) -> None:
        """The next calls have this luck."""
        self._luck = deque(fates)
        await self._work(len(fates) * ANSWER_S)

    async def settle(self, most: int = 1000) -> None:
        """What flies comes home and is written down."""
        await self._work(0.5)

    async def bring(self, fate: str = "taken") -> None:
        """Everything that may go now."""
        self._luck.clear()
        await self._work(40)

    async def die(self) -> None:
        """Killed; what it had not written down stands there, and nobody knows."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        self._task, self._sender = None, self._made()
        self._tried.clear()
        self._luck.clear()
        known = {
            (row.letter.notice, row.letter.person_id): row.message_id for row in self._office.stored.outbox.values()
        }
        for message, bubble in self.chats.bubbles.items():
            if bubble.known and known[bubble.notice, bubble.person] != message:
                self.chats.lose(message)
