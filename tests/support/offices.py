"""One installation for the contract suite, whatever it is made of, and people to fill it with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import cast

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from db.crypto import Vault
from db.engine import make_engine
from db.inbox import make_inbox
from db.mailroom import make_mailroom
from db.tables import metadata
from db.unit_of_work import make_works
from domain.assignments import Offer, OfferState
from domain.communities import Community, Settlement
from domain.people import Actor, Membership, Person, Role
from domain.requests import By, Change, Details, Request
from domain.transitions import MakeOffer, transition
from tests.support.fakes import FakeClock, FakeOffice, FakeTerritory
from usecases.ports import Committed, Inbox, Mailroom, UnitOfWork, Works

KEY = bytes(range(32))
PYRIATYN = Community("UA53040130000023174", "Пирятинська", "ПИР")
SHYSHAKY = Community("UA53060330000044407", "Шишацька", "ШИШ")
VILLAGE = Settlement("UA53040130020012345", "Заріччя", "C", PYRIATYN.code, "Лубенський", "Полтавська")


@dataclass
class Office:
    """The ports of one installation, its clock, and what its commits told."""

    works: Works
    inbox: Inbox
    mailroom: Mailroom
    clock: FakeClock
    told: list[Committed]
    engine: AsyncEngine | None = None

    async def actor(self, chat: int) -> Actor:
        """Who writes from this chat; they must be known."""
        async with self.works() as work:
            actor = await work.people.actor(chat)
        assert actor is not None
        return actor

    async def load(self, membership: Membership) -> int:
        """The load of a worker now."""
        async with self.works() as work:
            team = await work.staff.team(membership.community)
        return next(m.load for m in team if m.id == membership.id)


def fake_office() -> Office:
    """An office in memory."""
    fake = FakeOffice(territory=FakeTerritory(VILLAGE))
    return Office(cast(Works, fake.works), fake.inbox, fake.mailroom, fake.clock, fake.told)


def office_over(engine: AsyncEngine, vault: Vault) -> Office:
    """An office in this engine's database, whose tables exist."""
    clock, told = FakeClock(), list[Committed]()
    works = make_works(engine, vault, clock, FakeTerritory(VILLAGE), told.append)
    rooms = make_inbox(engine, vault, clock), make_mailroom(engine, vault, clock)
    return Office(works, *rooms, clock, told, engine)


@asynccontextmanager
async def database_with_tables(url: str) -> AsyncIterator[AsyncEngine]:
    """An engine on this database, which holds our tables and no rows."""
    engine = make_engine(url)
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("DROP SCHEMA public CASCADE"))
            await connection.execute(text("CREATE SCHEMA public"))
        await connection.run_sync(metadata.create_all)
    yield engine
    await engine.dispose()


async def resident(work: UnitOfWork, chat: int, community: str = PYRIATYN.code) -> Person:
    """Somebody who agreed to the notice and named their village."""
    person = await work.people.add(chat, f"Людина {chat}")
    known = replace(person, community=community, settlement=VILLAGE.code, consent="2026-11", consent_at=work.now)
    await work.people.save(known)
    return known


async def hire(work: UnitOfWork, chat: int, role: Role = Role.WORKER, capacity: int = 300) -> Membership:
    """Somebody of the staff of Пирятин."""
    person = await work.people.add(chat, f"Фахівчиня {chat}")
    community = "" if role is Role.ADMIN else PYRIATYN.code
    return await work.staff.add(Membership(0, person.id, role, community, title=f"Фахівчиня {chat}", capacity=capacity))


def a_request(work: UnitOfWork, person: Person, number: str = "ПИР-48-21-57") -> Request:
    """A request of this person, not yet saved."""
    details = Details(
        "Галина",
        "+380501234567",
        "Шевченка, 5",
        {"supplies.needed": ["medicine"], "threat": "no"},
    )
    due = work.now + timedelta(hours=4)
    place = (person.community, person.settlement, person.id)
    return Request(work.new_id(), number, *place, "supplies", work.now, due, details=details)


def offer_to(work: UnitOfWork, request: Request, *workers: Membership) -> Change:
    """The request offered to these workers; their loads are the caller's affair."""
    offers = tuple(
        Offer(work.new_id(), m.id, m.person_id, OfferState.OFFERED, work.now, m.title, request.weight) for m in workers
    )
    return transition(request, MakeOffer(offers), By(), work.now)


async def offered(work: UnitOfWork, request: Request, *workers: Membership) -> Request:
    """The same, saved, with the loads taken."""
    for worker in workers:
        assert await work.staff.take_load(worker.id, request.weight, worker.capacity)
    change = offer_to(work, request, *workers)
    await work.requests.save(change)
    return change.after


def by(member: Membership) -> By:
    """This member of the staff commands."""
    return By(member.person_id, member.id)
