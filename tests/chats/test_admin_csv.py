"""Tables for Excel: what goes out comes back; what comes in is shown first, and applied as a whole when they say so."""

from __future__ import annotations

import io
from dataclasses import replace

import aiohttp

from bot import demo_people as cast
from bot.phone import Phone, said
from bot.ui.callbacks import Office
from tests.chats.office_steps import audited, button, on_page, refused
from tests.chats.staff_steps import VILLAGE, calm
from tests.chats.steps import labels_of, reads
from tests.chats.test_admin_districts import districts
from tests.chats.test_admin_staff import colleague
from tests.support.town import Town

HEADER = "Округ;Населений пункт;Код КАТОТТГ\n"


async def send(phone: Phone, town: Town, content: bytes, name: str = "table.csv") -> None:
    """A document from the phone."""
    form = aiohttp.FormData()
    form.add_field("file", io.BytesIO(content), filename=name, content_type="text/csv")
    address = f"{town.url}/sandbox/people/{phone.person}/document"
    async with town.http.post(address, data=form) as answer:
        answer.raise_for_status()


async def the_tables(phone: Phone, kind: str) -> None:
    """«Громади» → Пирятинська → «Таблиці» → one of them."""
    await phone.write("🏘 Громади")
    await reads(phone, "У боті")
    await on_page(phone, "Пирятинська", "Таблиці", kind, reads_then="Вивантажити")


async def exported(phone: Phone, kind: str) -> bytes:
    """The file as everything is now."""
    await the_tables(phone, kind)
    await phone.press("📤 Вивантажити")
    await phone.hear("[document]")
    return await phone.download((await phone.documents(1))[-1])


async def imported(phone: Phone, kind: str) -> None:
    """The table is awaited."""
    await the_tables(phone, kind)
    await on_page(phone, "📥 Завантажити", reads_then="Надішліть таблицю")


async def test_what_goes_out_comes_back_and_changes_nothing(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    for kind in ("Округи", "Працівники"):
        file = await exported(admin, kind)
        assert file.startswith("\ufeff".encode()) and b";" in file
        await imported(admin, kind)
        await send(admin, town, file)
        page = await reads(admin, "Таблиця нічого не змінює")
        assert not [text for text in labels_of(page) if "Застосувати" in text]
        await on_page(admin, "Скасувати")
        await calm(town)
    assert (await audited(town, cast.ADMIN_ID)).count("exported") == 2
    assert "imported" not in await audited(town, cast.ADMIN_ID)


async def test_districts_come_in_after_a_dry_run(town: Town) -> None:
    head = town.phone(cast.COORDINATOR)
    text = (await exported(head, "Округи")).decode().replace(f"Села;Білоцерківці;{VILLAGE}", f"Захід;;{VILLAGE}")
    await imported(head, "Округи")
    before = await districts(town)
    await send(head, town, text.encode("cp1251", "replace"))
    page = said(await reads(head, "Поки що нічого не змінено"))
    assert "Новий округ: 1" in page and "Білоцерківці → Захід" in page and "помил" not in page
    assert await districts(town) == before, "a dry run changes nothing"
    await on_page(head, "✅ Застосувати", reads_then="✅ Готово")
    now = await districts(town)
    assert now["Захід"].settlements == {VILLAGE}
    assert now["Села"].settlements == before["Села"].settlements - {VILLAGE}
    assert "imported" in await audited(town, cast.COORDINATOR)


async def test_every_bad_row_is_named_and_good_ones_wait_for_a_word(town: Town) -> None:
    admin, before = town.phone(cast.ADMIN_ID), await districts(town)
    await imported(admin, "Округи")
    await send(admin, town, (HEADER + "Центр;Білоцерківці;\nЦентр;Ніде-Ніде;\nСела;Пирятин;UA00\n").encode())
    page = await reads(admin, "2 помилки в таблиці")
    assert "Рядок 3: у цій громаді немає населеного пункту «Ніде-Ніде»" in said(page)
    assert "Рядок 4: у цій громаді немає населеного пункту з кодом UA00" in said(page)
    assert "✅ Застосувати" not in labels_of(page)
    await admin.forge(page, button(page, "добрі рядки").replace(":good", ":apply"))
    await calm(town)
    assert await districts(town) == before, "with a bad row nothing is applied by the plain word"
    await on_page(admin, "Застосувати добрі рядки", reads_then="Пропущено 2 рядки")
    assert VILLAGE in (await districts(town))["Центр"].settlements


async def test_a_corrected_table_may_follow_at_once_also_as_text(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await imported(admin, "Округи")
    await admin.write("це не таблиця")
    await reads(admin, "немає стовпчика «Округ»")
    await admin.send("sticker")
    await reads(admin, "Потрібна таблиця")
    await send(admin, town, b"x" * (1024 * 1024 + 1))
    await reads(admin, "Файл завеликий")
    await admin.write(HEADER + "Центр;Білоцерківці;")
    await reads(admin, "Білоцерківці → Центр")
    await on_page(admin, "✅ Застосувати", reads_then="✅ Готово")
    assert VILLAGE in (await districts(town))["Центр"].settlements


async def test_many_bad_rows_come_as_a_file_too(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await imported(admin, "Округи")
    await send(admin, town, (HEADER + "".join(f"Центр;Ніде {n}\n" for n in range(40))).encode())
    await admin.hear("40 помилок у таблиці")
    await admin.hear("[document]")
    faults = (await admin.download((await admin.documents())[-1])).decode().splitlines()
    assert len(faults) == 40 and faults[-1].startswith("Рядок 41: ")


async def test_staff_settings_come_in_and_leaving_hands_the_work_on(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    lines = (await exported(admin, "Працівники")).decode("utf-8-sig").splitlines()
    olha = next(line for line in lines if "Ольга Іванівна" in line)
    changed = olha.replace(";Центр;", ";Села;").replace(";ні;30;так", ";так;12,5;ні")
    assert changed != olha
    await imported(admin, "Працівники")
    await send(admin, town, "\n".join([lines[0], changed]).encode())
    assert "Ольга Іванівна: округи, складні справи, скільки справ, чи працює" in said(await reads(admin, "Зміни для 1"))
    await on_page(admin, "✅ Застосувати", reads_then="✅ Готово")
    now, villages = await colleague(town, cast.OLHA), (await districts(town))["Села"].id
    assert (now.districts, now.cleared, now.capacity, now.active) == (frozenset({villages}), True, 125, False)
    assert {"cleared", "deactivated", "imported"} <= set(await audited(town, cast.ADMIN_ID))


async def test_a_coordinator_changes_no_coordinators_by_a_table(town: Town) -> None:
    head = town.phone(cast.COORDINATOR)
    lines = (await exported(head, "Працівники")).decode("utf-8-sig").splitlines()
    own = next(line for line in lines if "Тетяна" in line)
    await imported(head, "Працівники")
    await send(head, town, "\n".join([lines[0], own.replace(";ні;30;", ";так;30;")]).encode())
    page = await reads(head, "змінити може лише адміністратор")
    assert not [text for text in labels_of(page) if "Застосувати" in text]


async def test_tables_of_others_are_not_there(town: Town) -> None:
    at = [f"{kind}.{cast.PYRIATYN}" for kind in ("districts", "staff", "nonsense")]
    theirs = [Office(verb, one) for verb in ("csvt", "csvout", "csvin") for one in at]
    for chat in (cast.OLHA, cast.NADIIA):
        await refused(town, town.phone(chat), *theirs, Office("csv", cast.PYRIATYN))
    await refused(town, town.phone(cast.COORDINATOR), Office("csvout", f"staff.{cast.COMMUNITIES[0]}"), theirs[2])


async def test_a_file_that_telegram_has_no_longer_is_asked_for_again(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await imported(admin, "Округи")
    assert town.app is not None
    before = await districts(town)
    async with town.app.storage.works() as work:
        actor = await work.people.actor(cast.ADMIN_ID)
        assert actor is not None and actor.draft is not None
        lost = replace(actor.draft, about={**actor.draft.about, "file": "nothing-like-a-file"})
        await work.drafts.save(actor.person.id, lost)
    page = await reads(admin, "Надішліть таблицю")
    await admin.forge(page, f"m:{lost.nonce}:table:apply")
    await reads(admin, "Файл не дійшов")
    assert await districts(town) == before
    await send(admin, town, (HEADER + "Центр;Білоцерківці;").encode())
    await reads(admin, "Білоцерківці → Центр")
