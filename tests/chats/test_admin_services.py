"""«🗃 Послуги»: who is trained for what; a service for trained workers goes to nobody else, but for the urgent."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from bot.ui.callbacks import Office
from tests.chats.after_steps import put
from tests.chats.office_steps import audited, desk, on_page, refused
from tests.chats.staff_steps import arrive, calm, danger, everything
from tests.chats.steps import on_screen, reads
from tests.support.town import Town


async def the_service(phone: Phone) -> None:
    """«Послуги» → Пирятинська → «Ліки, продукти, дрова»."""
    await desk(phone, "Послуги", "Яка громада")
    await on_page(phone, "Пирятинська", "🧺", reads_then="Код класифікатора")


async def test_a_service_for_trained_workers_warns_and_routes(town: Town) -> None:
    admin, maria = town.phone(cast.ADMIN_ID), await arrive(town.phone(cast.MARIA))
    await the_service(admin)
    await on_page(admin, "Лише підготовлені", reads_then="Підготовлених немає")
    number = await put(town, cast.MARIA)
    await calm(town)
    await town.phone(cast.COORDINATOR).hear(number)
    assert number not in await everything(town.phone(cast.OLHA))

    await desk(admin, "Працівники", "Яка громада")
    await on_page(admin, "Пирятинська", "Василь", "Послуги", "🧺", reads_then="☑️ 🧺")
    await the_service(admin)
    await reads(admin, "Підготовлено лише одного")
    second = await put(town, cast.MARIA)
    await town.phone(cast.VASYL).hear(second)
    await calm(town)
    assert second not in await everything(town.phone(cast.OLHA)), "it is her district, but she is not trained"
    await on_page(admin, "Дозволити всім", reads_then="Такі запити може отримати кожен")
    assert (await audited(town, cast.ADMIN_ID)).count("skill_wanted") == 1
    assert maria


async def test_the_urgent_go_to_everybody_on_duty(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await arrive(town.phone(cast.MARIA))
    await desk(admin, "Послуги", "Яка громада")
    await on_page(admin, "Пирятинська", "Інше", "Лише підготовлені", reads_then="Підготовлених немає")
    number = await danger(town, cast.MARIA)
    for chat in (cast.OLHA, cast.VASYL, cast.COORDINATOR):
        await town.phone(chat).hear(number)


async def test_all_services_are_listed_with_their_figures(town: Town) -> None:
    head = town.phone(cast.COORDINATOR)
    await head.write("🗃 Послуги")
    await reads(head, "Яка громада")
    page = on_screen(await on_page(head, "Пирятинська", reads_then="Число показує"))
    assert "🏠" in page and " · 0" in page
    assert "015.1" in said(await on_page(head, "🏠", reads_then="Код класифікатора"))


async def test_services_of_others_are_not_there(town: Town) -> None:
    theirs = [Office("svs", cast.PYRIATYN), *(Office(v, f"supplies.{cast.PYRIATYN}") for v in ("sv", "svon", "svoff"))]
    for chat in (cast.OLHA, cast.NADIIA):
        await refused(town, town.phone(chat), *theirs)
    far = cast.COMMUNITIES[0]
    wrong = [Office("svon", f"supplies.{far}"), Office("svon", f"nonsense.{cast.PYRIATYN}"), Office("sv", "x")]
    await refused(town, town.phone(cast.COORDINATOR), *wrong)
