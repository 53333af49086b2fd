"""A small office in memory with a clock to turn: what people do goes through the use cases, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

from domain.communities import Community, Settlement
from domain.dialogs import REQUEST
from domain.form_steps import begin
from domain.forms import Draft
from domain.people import Actor, Membership, Person, Role
from domain.requests import Request, Status
from domain.timers import Timer, TimerKind
from tests.support.fake_rows import Stored
from tests.support.fakes import FakeClock, FakeOffice, FakeTerritory
from usecases import clock, intake, offers
from usecases.ports import Letter, UnitOfWork

HOME = Community("UA53040130000023174", "Пирятинська", "ПИР")
NEXT = Community("UA53060330000044407", "Шишацька", "ШИШ")
VILLAGE = Settlement("UA53040130020012345", "Заріччя", "C", HOME.code, "Лубенський", "Полтавська")
FAR = Settlement("UA53060330010098765", "Далеке", "C", NEXT.code, "Миргородський", "Полтавська")
ABROAD = Settlement("UA01020030010047215", "Чуже", "C", "UA01020000000000000", "", "")
GALYNA, ANNA, BOHDAN, VIRA, HEAD, ADMIN = 501, 601, 602, 603, 701, 801
CANARY = "КАНАРКА"
ANSWERS: Mapping[str, Any] = {
    "for_whom": "me",
    "service": "supplies",
    "supplies.needed": ["medicine"],
    "threat": "no",
    "story": {"pieces": [{"m": 1, "text": f"{CANARY} ліки"}, {"m": 2, "file": ["voice", f"{CANARY}-файл", CANARY]}]},
    "street": f"{CANARY}, 5",
    "phone": "+380671234567",
}


class Desk:
    """The office, and the people who come to it by their chats."""

    def __init__(self) -> None:
        self.office = FakeOffice(FakeClock(), FakeTerritory(VILLAGE, FAR, ABROAD))

    @property
    def rows(self) -> Stored:
        """Everything that is stored now."""
        return self.office.stored

    @property
    def now(self) -> datetime:
        """The time on the office's clock."""
        return self.office.clock.at

    def work(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """One transaction."""
        return cast("AbstractAsyncContextManager[UnitOfWork]", self.office.works())

    async def open(self) -> None:
        """Two communities, a resident, a coordinator and an admin of the first."""
        async with self.work() as work:
            for community in (HOME, NEXT):
                await work.communities.add(community)
        await self.resident(GALYNA)
        await self.hire(HEAD, Role.COORDINATOR)
        await self.hire(ADMIN, Role.ADMIN, community="")

    async def resident(self, chat: int, place: Settlement = VILLAGE) -> Person:
        """Somebody registered."""
        async with self.work() as work:
            person = await work.people.add(chat, f"{CANARY} {chat}")
            known = replace(person, consent="2026", consent_at=work.now)
            known = replace(known, settlement=place.code, community=place.community)
            await work.people.save(known)
        return known

    async def hire(self, chat: int, role: Role = Role.WORKER, community: str = HOME.code, **fields: Any) -> Membership:
        """Somebody of the staff."""
        async with self.work() as work:
            person = await work.people.add(chat, f"Фахівчиня {chat}")
            return await work.staff.add(Membership(0, person.id, role, community, title=f"Ф-{chat}", **fields))

    async def actor(self, chat: int) -> Actor:
        """Who writes from this chat, as they are now."""
        async with self.work() as work:
            return await self.actor_in(work, chat)

    async def actor_in(self, work: UnitOfWork, chat: int) -> Actor:
        """The same within a transaction."""
        found = await work.people.actor(chat)
        assert found is not None
        return found

    async def submit(self, chat: int = GALYNA, own: Mapping[str, Any] | None = None, **answers: Any) -> Request:
        """This resident's request, sent off; `own` are answers to a service's own questions."""
        actor = await self.actor(chat)
        async with self.work() as work:
            return await intake.submit(work, actor, draft({**ANSWERS, **answers, **(own or {})}, work.now))

    async def take(self, chat: int, request: Request) -> Request:
        """This worker presses «Взяти»."""
        actor = await self.actor(chat)
        async with self.work() as work:
            return await offers.take(work, actor, request.id)

    async def decline(self, chat: int, request: Request) -> Request:
        """This worker presses «Відхилити»."""
        actor = await self.actor(chat)
        async with self.work() as work:
            return await offers.decline(work, actor, request.id, "busy")

    def request(self, request: Request) -> Request:
        """The request as it is now."""
        return self.rows.requests[request.id]

    def asked(self, request: Request) -> list[int]:
        """The chats of those who have an open offer."""
        return [self.rows.people[o.person_id].chat for o in self.request(request).offered]

    def letters(self, kind: str = "") -> list[Letter]:
        """What was written, in order."""
        all_ = [posted.letter for posted in self.rows.outbox.values() if posted.letter.body]
        return [one for one in all_ if kind in ("", one.body["kind"])]

    def told(self) -> list[tuple[int, str]]:
        """To which chat and what, since this was asked last."""
        news = [(one.chat, str(one.body["kind"])) for one in self.letters()]
        for id_ in list(self.rows.outbox):
            del self.rows.outbox[id_]
        return sorted(news)

    def waiting(self, request: Request) -> dict[TimerKind, Timer]:
        """The timers that run for this request."""
        rows = [row for row in self.rows.timers.values() if row.state == "waiting"]
        return {row.timer.kind: row.timer for row in rows if row.timer.subject == request.id}

    async def fire(self, timer: Timer) -> None:
        """The clock comes to this timer, whatever the time."""
        async with self.work() as work:
            await clock.fire(work, timer)

    async def turn(self, **time: float) -> int:
        """The clock goes on, and every timer on the way has its effect at its moment; how many there were."""
        until, fired = self.now + timedelta(**time), 0
        while rows := [row for row in self.rows.timers.values() if row.state == "waiting" and row.wake_at <= until]:
            first = min(rows, key=lambda row: row.wake_at)
            self.office.clock.at = max(self.now, first.wake_at)
            await self.fire(first.timer)
            fired += 1
            assert fired < 2000, "the clock keeps waking itself"
        self.office.clock.at = until
        return fired


def draft(answers: Mapping[str, Any], now: datetime, **about: Any) -> Draft:
    """A dialog with these answers."""
    return replace(begin(REQUEST, "nonce", now, about), answers=answers)


OVER = {Status.RESOLVED, Status.CLOSED, Status.CANCELLED}
