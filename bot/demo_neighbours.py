"""The demo's crowd: residents without a phone on the page, so that a notice has somebody to go to."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, islice

from bot import demo_people as cast
from bot.clock import SystemClock
from bot.settings import Settings
from bot.storage import Storage, open_storage
from domain.people import Membership, Role
from usecases.ports import UnitOfWork

FIRST, MANY = 6001, 240
ALONE = 20  # people whom an admin of the demo may tell alone
_NAMES = ("Ганна", "Степан", "Люба", "Іван", "Оксана", "Микола", "Раїса", "Юрій", "Віра", "Павло", "Ніна", "Богдан")
_ENGLISH = 12  # every so manyth reads English


async def prepare(settings: Settings) -> None:
    """The cast, a second admin, and a crowd that lives all over two communities. A filled database is left alone."""
    await cast.prepare(settings)
    async with open_storage(settings, SystemClock()) as storage, storage.works() as work:
        if await work.people.actor(FIRST):
            return
        second = await work.people.add(cast.SECOND_ADMIN, "Ірина Бойко")
        await work.staff.add(Membership(0, second.id, Role.ADMIN, ""))
        await _settle(work, storage)


async def _settle(work: UnitOfWork, storage: Storage) -> None:
    """A third in the town of Пирятин, a third in the villages around it, a third in Шишацька."""
    pyriatyn, shyshaky = (storage.territory.settlements(code) for code in (cast.PYRIATYN, cast.SHYSHAKY))
    town = storage.territory.center(cast.PYRIATYN)
    taken = [cycle(places) for places in ([town] if town else pyriatyn, pyriatyn, shyshaky)]
    for number, name in enumerate(islice(cycle(_NAMES), MANY)):
        place = next(taken[number % len(taken)])
        person = await work.people.add(FIRST + number, name)
        lang = "en" if number % _ENGLISH == 0 else "uk"
        known = replace(person, community=place.community, settlement=place.code, lang=lang)
        await work.people.save(replace(known, consent="demo", consent_at=work.now))
