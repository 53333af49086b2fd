"""The commands under the menu button follow role and language; without them everything works all the same."""

from __future__ import annotations

from bot import demo_people as cast
from domain.people import Role
from tests.chats.roles_steps import commands_of, hired, to_role
from tests.chats.staff_steps import arrive, calm
from tests.support.town import Town

EVERYBODYS = ["start", "new", "my", "help", "contacts", "settings", "privacy", "mydata", "forget", "cancel"]


async def test_everybody_has_the_plain_list(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    assert list(await commands_of(town, maria)) == EVERYBODYS
    assert (await commands_of(town, maria))["new"] == "Потрібна допомога"


async def test_each_role_has_its_own(town: Town) -> None:
    menu, *others = EVERYBODYS
    own = {cast.OLHA: ["cases"], cast.COORDINATOR: ["admin", "cases"], cast.ADMIN_ID: ["admin"]}
    for person, commands in own.items():
        assert list(await commands_of(town, town.phone(person))) == [menu, *commands, *others]


async def test_it_comes_with_the_role_and_goes_with_it(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await hired(town, maria, Role.WORKER)
    assert "cases" in await commands_of(town, maria)
    await to_role(maria, "Мешканець")
    assert list(await commands_of(town, maria)) == EVERYBODYS
    await to_role(maria, "Соціальний працівник")
    assert "cases" in await commands_of(town, maria)


async def test_it_speaks_the_language_of_the_person(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    assert (await commands_of(town, olha))["cases"] == "Мої справи"
    await olha.write("/settings")
    await olha.press("🌐")
    await olha.hear("English")
    assert (await commands_of(town, olha))["cases"] == "My cases"


async def test_a_list_that_is_refused_harms_nothing(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    await calm(town)
    for trouble in ({"bad_gateway": 2}, {"too_many": {"count": 2, "retry_after": 30}}):
        await town.sandbox.faults(methods=["setMyCommands"], **trouble)
        await olha.write("/start")
        await olha.write("/help")
        await olha.hear("Нові запити приходять", 5)
    await town.sandbox.faults()
    await olha.write("/start")
    assert "cases" in await commands_of(town, olha)
