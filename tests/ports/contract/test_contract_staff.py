"""Staff: who is on duty, loads that no race can push over a cap, links that open one door once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from domain.people import Membership, Role
from tests.support.offices import PYRIATYN, Office, a_request, hire, offered, resident
from usecases.ports import Invite


async def test_the_team_is_the_active_workers_and_coordinators(office: Office) -> None:
    async with office.works() as work:
        worker, head = await hire(work, 1), await hire(work, 2, Role.COORDINATOR)
        await hire(work, 3, Role.ADMIN)
        away = await hire(work, 4)
        await work.staff.save(replace(away, active=False))
        assert await work.staff.team(PYRIATYN.code) == [worker, head]
        assert await work.staff.team("UA404") == []


async def test_a_membership_is_saved_but_for_its_load(office: Office) -> None:
    async with office.works() as work:
        worker = await hire(work, 1)
        assert await work.staff.take_load(worker.id, 10, 100)
        kinder = replace(worker, title="Оксана", capacity=50, cleared=True)
        kinder = replace(kinder, districts=frozenset({3, 1}), services=frozenset({"supplies"}))
        await work.staff.save(kinder)
    assert (await office.actor(1)).memberships == (replace(kinder, load=10, last_offer_at=office.clock.at),)


async def test_a_worker_is_named_on_requests_as_they_are_called_now(office: Office) -> None:
    async with office.works() as work:
        worker, person = await hire(work, 1), await resident(work, 2)
        request = a_request(work, person)
        await work.requests.add(request)
        await offered(work, request, worker)
        await work.staff.save(replace(worker, title="Оксана"))
    async with office.works() as work:
        assert [offer.title for offer in (await work.requests.get(request.id, within=None)).offers] == ["Оксана"]
        assert [offer.title for one in await work.requests.of_person(person.id) for offer in one.offers] == ["Оксана"]


async def test_roles_are_found_in_their_place(office: Office) -> None:
    async with office.works() as work:
        worker, head = await hire(work, 1), await hire(work, 2, Role.COORDINATOR)
        admin = await hire(work, 3, Role.ADMIN)
        assert await work.staff.people_with(Role.COORDINATOR, PYRIATYN.code) == [head.person_id]
        assert await work.staff.people_with(Role.ADMIN) == [admin.person_id]
        assert await work.staff.people_with(Role.WORKER) == []
        await work.staff.save(replace(worker, active=False))
        assert await work.staff.people_with(Role.WORKER, PYRIATYN.code) == []


async def test_who_joins_again_gets_the_former_membership(office: Office) -> None:
    async with office.works() as work:
        former = await hire(work, 1, capacity=120)
        assert await work.staff.take_load(former.id, 10, 120)
        await work.staff.save(replace(former, active=False))
        again = await work.staff.add(Membership(0, former.person_id, former.role, former.community, title="Нова"))
    assert again == replace(former, title="Нова", load=10, last_offer_at=office.clock.at)


async def test_load_stays_within_the_cap(office: Office) -> None:
    async with office.works() as work:
        worker, away = await hire(work, 1), await hire(work, 2)
        await work.staff.save(replace(away, active=False))
        taken = [await work.staff.take_load(worker.id, weight, 40) for weight in (30, 30, 10, 1)]
        assert taken == [True, False, True, False]
        assert not await work.staff.take_load(away.id, 10, 300)
        assert not await work.staff.take_load(404, 10, 300)


async def test_takers_at_once_never_exceed_the_cap(office: Office) -> None:
    async with office.works() as work:
        worker = await hire(work, 1)

    async def take() -> bool:
        async with office.works() as work:
            return await work.staff.take_load(worker.id, 10, 30)

    assert sum(await asyncio.gather(*(take() for _ in range(8)))) == 3
    assert await office.load(worker) == 30


def _invite(office: Office, code: str = "code") -> Invite:
    return Invite(code, Role.WORKER, PYRIATYN.code, office.clock.at + timedelta(hours=48), "Оксана")


async def test_a_link_works_once(office: Office) -> None:
    async with office.works() as work:
        await work.invites.add(_invite(office))
        person = await resident(work, 1)
    async with office.works() as work:
        assert await work.invites.get("code") == _invite(office)
        used = await work.invites.use("code", person.id, work.now)
        assert used == replace(_invite(office), used_by=person.id)
    async with office.works() as work:
        assert await work.invites.use("code", person.id, work.now) is None
        assert await work.invites.get("code") == used
        assert await work.invites.get("else") is None
        assert await work.invites.use("else", person.id, work.now) is None


async def test_a_link_expires(office: Office) -> None:
    async with office.works() as work:
        await work.invites.add(_invite(office))
    office.clock.move(hours=48)
    async with office.works() as work:
        assert await work.invites.use("code", 1, work.now) is None


async def test_the_first_of_many_takes_the_link(office: Office) -> None:
    async with office.works() as work:
        await work.invites.add(_invite(office))

    async def use(person: int) -> Invite | None:
        async with office.works() as work:
            return await work.invites.use("code", person, work.now)

    winners = [invite for invite in await asyncio.gather(*map(use, range(1, 11))) if invite]
    async with office.works() as work:
        assert winners == [await work.invites.get("code")]
