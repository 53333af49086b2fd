"""Districts by buttons: made, named, filled and removed, by an admin or the community's own coordinator."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from bot.ui.callbacks import Office
from domain.communities import District
from domain.short_numbers import base36
from tests.chats.office_steps import audited, button, desk, on_page, refused
from tests.chats.staff_steps import VILLAGE, calm
from tests.chats.steps import labels_of, on_screen, reads
from tests.support.town import Town


async def districts(town: Town, code: str = cast.PYRIATYN) -> dict[str, District]:
    """Those of a community by name, as they are now."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        return {one.name: one for one in await work.communities.districts(code)}


async def the_districts(phone: Phone) -> None:
    """«Громади» → Пирятинська → «Округи»."""
    await phone.write("🏘 Громади")
    await reads(phone, "У боті")
    await on_page(phone, "Пирятинська", "Округи", reads_then="Новий округ")


async def test_a_new_district_takes_a_village_from_another_and_says_so(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await the_districts(admin)
    await on_page(admin, "Новий округ", reads_then="Як назвати округ")
    await admin.write("  Білоцерківський   округ ")
    await reads(admin, "Які населені пункти")
    page = await on_page(admin, "Білоцерківці", reads_then="Забрано з округу: Села")
    assert "☑️ Білоцерківці" in labels_of(page)
    now = await districts(town)
    assert now["Білоцерківський округ"].settlements == {VILLAGE}
    assert VILLAGE not in now["Села"].settlements
    await on_page(admin, "☑️ Білоцерківці")
    await calm(town)
    assert (await districts(town))["Білоцерківський округ"].settlements == frozenset()


async def test_two_taps_at_once_put_a_village_in_and_leave_it_there(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await the_districts(admin)
    page = await on_page(admin, "Центр", "Населені пункти", reads_then="Які населені пункти")
    first = next(text for text in labels_of(page) if "(Села)" in text)
    data = button(page, first)
    await admin.forge(page, data)
    await admin.forge(page, data)
    await calm(town)
    assert len((await districts(town))["Центр"].settlements) == 2


async def test_a_name_is_changed_and_one_that_is_taken_is_asked_again(town: Town) -> None:
    head = town.phone(cast.COORDINATOR)
    await the_districts(head)
    await on_page(head, "Села", "Інша назва", reads_then="Як назвати округ")
    await head.write("центр")
    await reads(head, "Округ із такою назвою вже є")
    await head.write("Села <навколо>")
    assert "Села <навколо>" in said(await reads(head, "✅ Змінено"))
    assert set(await districts(town)) == {"Центр", "Села <навколо>"}
    assert "district_changed" in await audited(town, cast.COORDINATOR)


async def test_a_district_is_removed_after_a_question_and_its_workers_lose_it(town: Town) -> None:
    head = town.phone(cast.COORDINATOR)
    await the_districts(head)
    await on_page(head, "Села", "Прибрати", reads_then="Прибрати округ: Села?")
    assert "Його втратить 1 колега" in on_screen(await reads(head, "Прибрати округ"))
    await on_page(head, "Залишити як є", reads_then="Обслуговує 1 колега")
    await on_page(head, "Прибрати", "Так, прибрати", reads_then="Новий округ")
    assert set(await districts(town)) == {"Центр"}
    assert town.app is not None
    async with town.app.storage.works() as work:
        vasyl = next(m for m in await work.staff.all(cast.PYRIATYN) if m.title == "Василь Петрович")
    assert vasyl.districts == frozenset()


async def test_districts_of_others_are_not_there(town: Town) -> None:
    found = await districts(town)
    centre = base36(found["Центр"].id)
    await the_districts(town.phone(cast.ADMIN_ID))
    verbs = ("ds", "dsset", "dsname", "dsdrop", "dsgone")
    theirs = [*(Office(verb, centre) for verb in verbs), Office("dsin", f"{centre}.{VILLAGE}")]
    theirs += [Office("dss", cast.PYRIATYN), Office("dsnew", cast.PYRIATYN)]
    await refused(town, town.phone(cast.OLHA), *theirs)
    await refused(town, town.phone(cast.NADIIA), *theirs)
    other = "UA53060010010044458"
    nonsense = [Office("ds", "zzzzzzzzzzz"), Office("ds", "…"), Office("dsin", centre), Office("dss", "UA1")]
    await refused(town, town.phone(cast.COORDINATOR), *nonsense, Office("dsin", f"{centre}.{other}"))
    assert await districts(town) == found


async def test_the_way_from_the_label(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await desk(admin, "Громади", "У боті")
    assert "Громади" in said(await on_page(admin, "Пирятинська", "Округи", "Назад", "Назад", reads_then="У боті"))
