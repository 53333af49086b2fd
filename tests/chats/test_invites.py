"""Staff join by a link: once, in time, and it belongs to the first account that opens it."""

from __future__ import annotations

import asyncio

from bot import demo_people as cast
from bot.admin_tasks import invite
from bot.phone import Phone, said
from domain.people import Role
from tests.chats.staff_steps import (
    UNSTAFFED,
    UNSTAFFED_TOWN,
    call_me,
    calm,
    everything,
    invitation,
    neighbour,
    take,
    times,
)
from tests.chats.steps import has_keys
from tests.support.town import DAY, HOUR, Town


async def test_a_new_worker_gets_the_next_request(town: Town) -> None:
    link, payload = await invite(town.settings, UNSTAFFED, "worker")
    assert link and link.endswith(f"?start={payload}")
    admin, resident = town.phone(cast.ADMIN_ID), await neighbour(town, 6001, "Ганна", UNSTAFFED_TOWN)
    await call_me(resident)
    await admin.hear("нікому передати")
    iryna = await town.newcomer(6301, "Ірина", "Савчук")
    await iryna.write(f"/start {payload}")
    welcome = said(await iryna.hear("соціальний працівник"))
    assert "Білоцерківська" in welcome
    await has_keys(iryna, "🗂 Мої справи")
    second = await call_me(resident, "067 765 43 22")
    await take(iryna, second)
    assert "Ірина Савчук" in said(await resident.hear("Ваш соціальний працівник"))


async def test_a_link_works_once_and_for_two_days(town: Town) -> None:
    first, second = await town.newcomer(6301, "Ірина"), await town.newcomer(6302, "Оксана")
    payload = await invitation(town, Role.WORKER)
    await first.write(f"/start {payload}")
    await first.hear("Вітаємо в команді")
    await first.write(f"/start {payload}")
    await first.hear("Ви вже в команді")
    await first.write(f"/start {await invitation(town, Role.WORKER)}")
    await first.hear("Ви вже в команді")
    await second.write(f"/start {payload}")
    await second.hear("вже використано")
    await _is_nobody(second)

    soon, late = await invitation(town, Role.COORDINATOR), await invitation(town, Role.WORKER)
    await town.sandbox.advance(advance=2 * DAY - HOUR)
    await calm(town)
    await second.write(f"/start {soon}")
    await second.hear("координатор")
    await town.sandbox.advance(advance=2 * HOUR)
    await calm(town)
    third = await town.newcomer(6303, "Юлія")
    for code, answer in ((late, "Термін цього посилання минув"), ("nothing-like-a-code", "не діє"), (soon, "вже вик")):
        await third.write(f"/start {code}")
        await third.hear(answer)
    await _is_nobody(third)


async def test_two_accounts_at_once_and_one_gets_in(town: Town) -> None:
    people = [await town.newcomer(6310 + n, f"Працівниця {n}") for n in range(6)]
    for pair in zip(people[::2], people[1::2], strict=True):
        payload = await invitation(town, Role.WORKER)
        await asyncio.gather(*(person.write(f"/start {payload}") for person in pair))
        await calm(town)
        welcomed = [await times(person, "Вітаємо в команді") for person in pair]
        refused = [await times(person, "вже використано") for person in pair]
        assert sorted(welcomed) == [0, 1]
        assert [1 - n for n in welcomed] == refused


async def test_an_admin_comes_by_a_link_too(town: Town) -> None:
    deputy = await town.newcomer(6320, "Заступник")
    await deputy.write(f"/start {await invitation(town, Role.ADMIN, '')}")
    await deputy.hear("адміністратор")
    await deputy.press("Сповіщення")
    await deputy.press("Нове")
    await deputy.hear("Для кого")


async def _is_nobody(person: Phone) -> None:
    """No staff keys, no staff words."""
    assert not [key for key in await person.keys() if "справи" in key or "Сповіщення" in key]
    assert "Вітаємо в команді" not in await everything(person)
