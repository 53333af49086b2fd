"""Who of the staff is played: each role in both languages, and people of several roles who live here, too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot import demo_people as cast
from domain.dialogs import BEHALF
from domain.forms import Draft
from domain.people import Actor, Membership, Role
from tests.chats.staff_steps import TOWN, UNSTAFFED, calm
from tests.crawl.moving import moves_in
from tests.support.town import Town
from usecases import behalf, leaving, registration, waking
from usecases.ports import UnitOfWork

FIRST = 80001  # the number of the first of them
ROOM = 10**6  # the load that a worker takes here
Hats = tuple[tuple[Role, str], ...]

_WORKER, _FAR, _FARTHEST = ((Role.WORKER, code) for code in (cast.PYRIATYN, cast.SHYSHAKY, UNSTAFFED))
_HEAD, _FAR_HEAD = (Role.COORDINATOR, cast.PYRIATYN), (Role.COORDINATOR, cast.SHYSHAKY)
_ADMIN, _AUDITOR = (Role.ADMIN, ""), (Role.AUDITOR, "")


@dataclass(frozen=True, slots=True)
class Player:
    """One of the staff whom the crawl plays."""

    number: int
    name: str
    lang: str
    hats: Hats
    lives_here: bool = False


_CAST: tuple[tuple[Hats, bool], ...] = (
    ((_WORKER,), False),
    ((_WORKER,), False),
    ((_HEAD, _FAR_HEAD), False),
    ((_ADMIN,), False),
    ((_ADMIN,), False),
    ((_AUDITOR,), False),
    ((_WORKER, _HEAD), True),
    ((_WORKER, _FAR, _FARTHEST, _ADMIN, _AUDITOR), True),  # more roles than there is room for on a page
)
_NAMES = ("Ірина Бук", "Яків Клен", "Леся Дуб", "Марко Явір", "Ада Липа", "Юрій Граб", "Ніна Верба", "Гліб Тис")
PLAYERS = tuple(
    Player(FIRST + 2 * at + nth, f"{name} {'АБ'[nth]}", lang, hats, lives_here)
    for at, (name, (hats, lives_here)) in enumerate(zip(_NAMES, _CAST, strict=True))
    for nth, lang in enumerate(("uk", "en"))
)
ADMINS = tuple(player.number for player in PLAYERS if player.hats == (_ADMIN,))


async def hire(town: Town) -> None:
    """All of them come, with their phones; one half of the workers is cleared for sensitive requests."""
    assert town.app is not None
    for player in PLAYERS:
        await moves_in(town, player.number, player.name, player.lang)
        async with town.app.storage.works() as work:
            actor = await work.people.actor(player.number)
            assert actor is not None
            if player.lives_here:
                actor = await registration.agree(work, actor)
                await registration.settle(work, actor, TOWN)
            for role, community in player.hats:
                member = Membership(0, actor.person.id, role, community, player.name, cleared=player.number % 4 < 2)
                await waking.plan(work, [await work.staff.add(member)])
        await town.phone(player.number).write("/start")  # a bot writes to nobody who did not write first
    await calm(town)


async def paper(town: Town) -> Mapping[str, str]:
    """A request that a worker writes down for somebody who came: what stands on their paper, as it is typed."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        worker = await work.people.actor(FIRST)
        assert worker is not None
        told = {"about_name": "Марія Ткач", "about_phone": "+380671234567", "settlement": TOWN, "service": "papers"}
        written = await behalf.submit(work, worker, Draft("crawl", BEHALF.id, "review", work.now, told))
    return {"number on paper": written.request.number, "code on paper": written.code}


async def hire_again(town: Town) -> None:
    """Nobody stays off the work for longer than a round, and everyone has room for all the requests of a crawl."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        chief = await _chief(work)
        for member in await work.staff.all():
            await work.staff.save(replace(member, capacity=ROOM))
            if not member.active:
                await leaving.activate(work, chief, member.id)


async def _chief(work: UnitOfWork) -> Actor:
    chiefs = await work.people.get(await work.staff.people_with(Role.ADMIN))
    found = await work.people.actor(next(iter(chiefs.values())).chat)
    assert found is not None
    return found
