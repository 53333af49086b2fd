"""«🏘 Громади»: an admin sees what is served, corrects it, and adds one more from the territory of Ukraine."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from bot.ui.callbacks import Office
from tests.chats.office_steps import audited, desk, on_page, refused
from tests.chats.staff_steps import arrive, call_me, calm, neighbour
from tests.chats.steps import labels_of, on_screen, reads
from tests.support.town import Town

LUBNY = "UA53040030000088898"


async def test_the_list_leads_to_a_community_and_its_figures(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    first = await desk(admin, "Громади", "У боті 6 громад")
    assert len([text for text in labels_of(first) if text.endswith("ька")]) == 5, "five at a time"
    page = await on_page(admin, "Шишацька", reads_then="Шишацька громада")
    told = said(page)
    for words in (
        "Полтавська → Миргородський",
        "☎️ 05350",
        "Працівників: 2",
        "округів: 2",
        "Відкритих запитів: менше 5",
    ):
        assert words in told, words
    assert "Громади" in said(await on_page(admin, "Назад", reads_then="У боті 6"))


async def test_cases_are_counted_only_where_they_point_at_nobody(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    people = [await neighbour(town, 6100 + n, f"Людина {n}") for n in range(5)]
    for phone in people[:4]:
        await call_me(phone)
    await calm(town)
    await desk(admin, "Громади", "У боті")
    await on_page(admin, "Пирятинська", reads_then="Відкритих запитів: менше 5")
    await call_me(people[4])
    await calm(town)
    await on_page(admin, "Назад", reads_then="У боті")
    await on_page(admin, "Пирятинська", reads_then="Відкритих запитів: 5")


async def test_phone_and_address_are_corrected_and_residents_read_them(town: Town) -> None:
    admin, maria = town.phone(cast.ADMIN_ID), await arrive(town.phone(cast.MARIA))
    await desk(admin, "Громади", "У боті")
    await on_page(admin, "Пирятинська", "Телефон і адреса", "Інший телефон", reads_then="За яким телефоном")
    await admin.write("Щзкщ фівап")
    await reads(admin, "номер")
    await admin.write("05358 2-10-10")
    assert "☎️ 053 582 10 10" in said(await admin.hear("✅ Змінено"))
    await on_page(admin, "Телефон і адреса", "Інша адреса", reads_then="За якою адресою")
    await admin.write("вул. Соборна, 21 <b>")
    assert "📍 вул. Соборна, 21 <b>" in said(await admin.hear("вул. Соборна"))
    await maria.write("/contacts")
    await maria.hear("053 582 10 10")
    assert (await audited(town, cast.ADMIN_ID)).count("community_changed") == 2


async def test_one_more_is_added_through_oblast_and_raion(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await desk(admin, "Громади", "У боті 6")
    await on_page(admin, "Додати громаду", "Обрати зі списку", "П", "Полтавська", reads_then="район")
    await on_page(admin, "Лубенський", reads_then="Полтавська → Лубенський")
    assert "Пирятинська" not in on_screen(await reads(admin, "Лубенська")), "what is served is not offered"
    page = await on_page(admin, "Лубенська", reads_then="Номери запитів починатимуться з ЛУБ")
    await admin.press("✅ Додати", on=page)
    await reads(admin, "✅ Додано")
    await admin.forge(page, Office("cmput", LUBNY).pack())
    await calm(town)
    assert (await audited(town, cast.ADMIN_ID)).count("community_added") == 1, "twice tapped is once done"
    resident = await neighbour(town, 6001, "Ганна", "UA53040030010081016")
    assert (await call_me(resident)).startswith("ЛУБ-")
    await admin.hear("нікому передати")


async def test_one_more_is_found_by_its_name_or_by_a_village(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await desk(admin, "Громади", "У боті 6")
    await on_page(admin, "Додати громаду", "Знайти за назвою", reads_then="Напишіть назву громади")
    await admin.write("лубенська")
    assert "Лубенська · Лубенський · Полтавська" in labels_of(await reads(admin, "Яка з них"))
    await on_page(admin, "Інша назва", reads_then="Напишіть назву громади")
    await admin.write("Пирятинська")
    assert "Пирятинська ·" not in on_screen(await reads(admin, "Назад"))
    await on_page(admin, "Інша назва", reads_then="Напишіть назву громади")
    await admin.write("Миколаївка")
    many = await reads(admin, "допишіть до назви")
    assert len([text for text in labels_of(many) if " · " in text]) == 5


async def test_nobody_but_an_admin_adds_or_corrects(town: Town) -> None:
    verbs = ("cmfix", "cmtel", "cmadr", "cmnew", "cmput")
    buttons = [Office(verb, cast.PYRIATYN) for verb in verbs] + [Office("cmput", LUBNY)]
    buttons += [Office(verb) for verb in ("cmadd", "cmfind", "cmlist")]
    await refused(town, town.phone(cast.COORDINATOR), *buttons, Office("cm", cast.COMMUNITIES[0]))
    await refused(town, town.phone(cast.OLHA), *buttons, Office("cm", cast.PYRIATYN), Office("cms"))
    await refused(town, await arrive(town.phone(cast.MARIA)), *buttons, Office("cm", cast.PYRIATYN))
    assert town.app is not None
    async with town.app.storage.works() as work:
        assert await work.communities.get(LUBNY) is None


async def test_a_coordinator_sees_their_own_communities_alone(town: Town) -> None:
    head = town.phone(cast.COORDINATOR)
    await head.write("🏘 Громади")
    page = await reads(head, "У боті 2 громади")
    assert "➕ Додати громаду" not in labels_of(page)
    shown = await on_page(head, "Пирятинська", reads_then="Пирятинська громада")
    assert "✏️ Телефон і адреса" not in labels_of(shown)


async def test_the_way_from_the_coordinators_desk(town: Town) -> None:
    head = town.phone(cast.COORDINATOR)
    await head.write("/admin")
    await reads(head, "Яка громада")
    page = said(await on_page(head, "Пирятинська", "🛠 Налаштувати", reads_then="Пирятинська громада"))
    assert "Відкритих запитів: 0" in page, "whoever answers for them reads the figure itself"
    await on_page(head, "Назад", "🛠 Налаштувати", reads_then="Пирятинська громада")
    await on_page(head, "Працівники", "Ольга Іванівна", "Справи й навантаження", reads_then="Навантаження")
    await on_page(head, "🛠 Налаштувати", reads_then="Складні справи: ні")
