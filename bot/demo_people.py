"""The demo's cast: six communities of the 2017 news, a few residents and the people who help them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.clock import SystemClock
from bot.settings import Settings
from bot.storage import Storage, open_storage
from domain.communities import Community, District
from domain.people import Membership, Role
from domain.places_prefix import free_prefix
from usecases.ports import UnitOfWork

PEOPLE_FILE = Path(__file__).with_name("demo_people.json")
PYRIATYN, SHYSHAKY = "UA53040090000048649", "UA53060330000036503"
COMMUNITIES = (
    "UA53060010000060316",
    "UA53020170000049108",
    PYRIATYN,
    "UA53020190000090557",
    SHYSHAKY,
    "UA05020050000066991",
)
PHONE = "05350 0 00 00"  # nobody's: the demo calls no one
MARIA, PETRO = 5001, 5002
OLHA, VASYL, NADIIA = 5011, 5012, 5013
COORDINATOR, ADMIN_ID, SECOND_ADMIN = 5021, 5031, 5032


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of the staff: where, in which role, for which settlements («town» is the centre, «villages» the rest)."""

    chat: int
    title: str
    role: Role
    community: str
    part: str = ""


STAFF = (
    Colleague(OLHA, "Ольга Іванівна", Role.WORKER, PYRIATYN, "town"),
    Colleague(VASYL, "Василь Петрович", Role.WORKER, PYRIATYN, "villages"),
    Colleague(NADIIA, "Надія Степанівна", Role.WORKER, SHYSHAKY, "villages"),
    Colleague(COORDINATOR, "Тетяна Романівна", Role.COORDINATOR, PYRIATYN),
    Colleague(COORDINATOR, "Тетяна Романівна", Role.COORDINATOR, SHYSHAKY),
)


async def prepare(settings: Settings) -> None:
    """Fill an empty database; a filled one is left as it is."""
    async with open_storage(settings, SystemClock()) as storage, storage.works() as work:
        if await work.communities.all():
            return
        for code in COMMUNITIES:
            await _serve(work, storage, code)
        districts = {code: await _districts(work, storage, code) for code in (PYRIATYN, SHYSHAKY)}
        for colleague in STAFF:
            await _join(work, colleague, districts[colleague.community])


async def _serve(work: UnitOfWork, storage: Storage, code: str) -> None:
    place = storage.territory.community(code)
    if place is None:
        raise LookupError(f"{code} is not in the territory data")
    taken = {known.prefix for known in await work.communities.all()}
    prefix = free_prefix(place.name, taken)
    await work.communities.add(Community(code, place.name, prefix, place.raion, place.oblast, PHONE))


async def _districts(work: UnitOfWork, storage: Storage, code: str) -> dict[str, int]:
    """Two districts: the centre, and the villages around it."""
    place = storage.territory.community(code)
    settlements = {s.code for s in storage.territory.settlements(code)}
    center = {place.center_code} if place else set()
    parts = {"town": center, "villages": settlements - center}
    names = {"town": "Центр", "villages": "Села"}
    made = {
        part: await work.communities.add_district(District(0, code, names[part], frozenset(codes)))
        for part, codes in parts.items()
    }
    return {part: district.id for part, district in made.items()}


async def _join(work: UnitOfWork, who: Colleague, districts: dict[str, int]) -> None:
    known = await work.people.actor(who.chat)
    person = known.person if known else await work.people.add(who.chat, who.title)
    served = frozenset({districts[who.part]}) if who.part else frozenset()
    await work.staff.add(Membership(0, person.id, who.role, who.community, who.title, districts=served))


async def open_phones(sandbox: str, also: Collection[int] = ()) -> None:
    """The staff have pressed «Почати» already: Telegram lets a bot write only to those who did."""
    staff = dict.fromkeys([colleague.chat for colleague in STAFF] + [ADMIN_ID, *also])
    async with aiohttp.ClientSession() as session:
        for person in staff:
            async with session.post(f"{sandbox}/sandbox/people/{person}/text", json={"text": "/start"}) as answer:
                answer.raise_for_status()
