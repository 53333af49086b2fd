"""«🔄 Інша роль»: one tap and the menu is another; what was open stays open, and nothing that ended opens again."""

from __future__ import annotations

from dataclasses import replace

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from bot.ui.callbacks import Acting
from domain.people import Role
from tests.chats.roles_steps import hired, to_role
from tests.chats.staff_steps import arrive, call_me, calm, newest, present, press_on, take, times
from tests.chats.steps import has_keys
from tests.support.town import Town

ROLES = "🔄 Інша роль"


async def _titles(person: Phone) -> list[str]:
    await person.write(ROLES)
    return [b["text"] for b in buttons(await person.hear("У якій ролі"))]


async def test_who_is_one_thing_only_has_nothing_to_switch(town: Town) -> None:
    olha, maria = town.phone(cast.OLHA), await arrive(town.phone(cast.MARIA))
    for person in (olha, maria):
        assert ROLES not in await person.keys()
        await person.write(ROLES)
        await calm(town)
        assert await times(person, "У якій ролі") == 0


async def test_a_worker_who_lives_here_is_the_one_or_the_other(town: Town) -> None:
    olha = await arrive(town.phone(cast.OLHA))
    await has_keys(olha, "🗂 Мої справи", "🤝 Потрібна допомога", ROLES)
    assert await _titles(olha) == ["✅ Соціальний працівник · Пирятинська", "Мешканець"]
    await to_role(olha, "Мешканець")
    resident = await has_keys(olha, "📋 Мої запити", ROLES)
    assert resident[:3] == ["🤝 Потрібна допомога", "📋 Мої запити", "📞 Подзвоніть мені"] and ROLES in resident
    assert "🗂 Мої справи" not in resident
    assert await _titles(olha) == ["Соціальний працівник · Пирятинська", "✅ Мешканець"]
    await to_role(olha, "Соціальний працівник")
    assert "🤝 Потрібна допомога" not in (keys := await has_keys(olha, "🗂 Мої справи"))
    await town.restart()
    await olha.write("/start")
    await calm(town)
    assert await olha.keys() == keys, "the choice is kept"


async def test_two_communities_and_an_office_at_once(town: Town) -> None:
    head = town.phone(cast.COORDINATOR)
    await has_keys(head, "🧭 Моя громада")
    told = await hired(town, head, Role.ADMIN)
    assert "адміністратор" in told
    await has_keys(head, "🏘 Громади")
    titles = await _titles(head)
    assert titles == ["Координатор · Пирятинська", "Координатор · Шишацька", "✅ Адміністратор"]
    switched = await to_role(head, "Шишацька")
    assert "Координатор · Шишацька" in said(switched)
    assert "🏘 Громади" not in await has_keys(head, "🧭 Моя громада")
    pressed = await newest(head, "У якій ролі")
    assert buttons(pressed) == [], "the list that was answered has no buttons left"


async def test_an_old_button_works_in_every_role(town: Town) -> None:
    """Only the menu changes: what somebody may do stays all that they hold."""
    olha, maria = await arrive(town.phone(cast.OLHA)), await arrive(town.phone(cast.MARIA))
    number = await call_me(maria)
    await newest(olha, number, "Взяти в роботу")
    await to_role(olha, "Мешканець")
    await take(olha, number)
    await press_on(olha, "Подробиці", number)
    await olha.hear("067")


async def test_a_role_that_has_ended_falls_back(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    await hired(town, olha, Role.COORDINATOR)
    await olha.write(ROLES)
    asked = await olha.hear("У якій ролі")
    await _end(town, cast.OLHA, Role.COORDINATOR)
    await olha.write("/start")
    await calm(town)
    keys = await olha.keys()
    assert "🗂 Мої справи" in keys and "🧭 Моя громада" not in keys and ROLES not in keys
    await olha.press("Координатор", on=asked)
    await calm(town)
    fresh = await present(olha, asked)
    assert [b["text"] for b in buttons(fresh)] == ["✅ Соціальний працівник · Пирятинська"]
    assert await olha.keys() == keys


async def test_nobody_becomes_somebody_else_by_a_forged_button(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(cast.ADMIN_ID)
    assert actor is not None
    for person in (maria, olha):
        before = await person.keys()
        on = next(m for m in reversed((await person.chat())["messages"]) if m["from"] == "bot")
        for forged in (actor.memberships[0].id, 12345, 0):
            await person.forge(on, Acting(forged).pack())
        await calm(town)
        assert await person.keys() == before
        assert await times(person, "📣") == 0


async def _end(town: Town, chat: int, role: Role) -> None:
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(chat)
        assert actor is not None
        for member in actor.roles(role):
            await work.staff.save(replace(member, active=False))
