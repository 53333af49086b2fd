"""«📣 Сповіщення»: the list, a draft made and thrown away, templates, the history, and the same once more."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Json, Phone
from bot.ui.callbacks import Noticing
from tests.chats.notice_steps import MORE
from tests.chats.office_steps import GONE, audited, button, desk, on_page
from tests.chats.staff_steps import arrive, calm
from tests.chats.steps import labels_of, newest, on_screen, reads, told
from tests.support.town import Town

ENTRY = "📣 Сповіщення"
WAYS = ["➕ Нове", "📋 Шаблони", "🗂 Історія"]


async def home(admin: Phone, words: str) -> Json:
    """The key under the text field."""
    return await desk(admin, ENTRY, words)


async def from_template(admin: Phone, where: str = "Пирятин, вул. Соборна", hours: str = "з 9 до 17") -> Json:
    """A draft about water, for tomorrow."""
    await home(admin, ENTRY)
    await on_page(admin, "📋 Шаблони", "Відключення води", "Пирятинська", reads_then="Де не буде води")
    await admin.write(where)
    await reads(admin, "У який день")
    await on_page(admin, "Завтра", reads_then="З котрої до котрої")
    await admin.write(hours)
    return await reads(admin, f"Де: {where}")


async def test_a_template_asks_three_questions_and_makes_a_draft_in_both_languages(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    assert labels_of(await home(admin, "чернеток немає")) == WAYS
    listed = await on_page(admin, "📋 Шаблони", reads_then="двома мовами")
    four = ["💧 Відключення води", "🤝 Виїзний прийом", "📦 Гуманітарна допомога", "🏠 Укриття"]
    assert labels_of(listed) == [*four, "⬅️ До сповіщень"]
    await on_page(admin, "Відключення води", reads_then="Для кого це")
    asked = await on_page(admin, "Пирятинська", reads_then="Де не буде води")
    assert "Відключення води · Пирятинська" in on_screen(asked)
    await on_page(admin, "Уся громада", reads_then="У який день")
    await on_page(admin, "Завтра", reads_then="З котрої до котрої")
    page = on_screen(await on_page(admin, "Робочий день", reads_then="уся громада"))
    for line in (
        "Українська, English",
        "у вівторок, 24 листопада, 09:00–17:00",
        "Тема: Відключення",
        "завтра до 17:00",
    ):
        assert line in page, line
    listed = await home(admin, "· чернетка ·")
    assert labels_of(listed) == ["✍️ 💧 Відключення води", *WAYS]
    assert (await audited(town, cast.ADMIN_ID))[-1] == "notice_template"


async def test_hours_that_are_over_are_asked_again_and_nothing_else(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await home(admin, ENTRY)
    await on_page(admin, "📋 Шаблони", "Гуманітарна", "Пирятинська", reads_then="Де видаватимуть")
    await admin.write("Клуб")
    await on_page(admin, "Довідка ВПО", "Сьогодні", reads_then="З котрої до котрої")
    await admin.write("7-9")
    again = await reads(admin, "Цей час уже минув")
    assert "У який день" in on_screen(again)
    await on_page(admin, "Сьогодні", reads_then="З котрої до котрої")
    await admin.write("14:00-16:00")
    page = on_screen(await reads(admin, "Де: Клуб"))
    assert "паспорт і довідку ВПО" in page and "14:00–16:00" in page and "Тема: " in page
    assert (await audited(town, cast.ADMIN_ID)).count("notice_template") == 1


async def test_a_new_one_is_for_the_community_that_is_chosen_and_that_one_comes_first_next_time(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await home(admin, ENTRY)
    first = await on_page(admin, "➕ Нове", reads_then="Для кого це")
    assert "Усі громади" in labels_of(first) and "Шишацька" not in labels_of(first)[0]
    await on_page(admin, "Шишацька", reads_then="Надішліть")
    await admin.write("Завтра збори о десятій.")
    assert "Шишацька" in on_screen(await reads(admin, "Завтра збори"))
    await home(admin, "· чернетка ·")
    assert labels_of(await on_page(admin, "➕ Нове", reads_then="Для кого це"))[0] == "Шишацька"


async def test_a_draft_is_thrown_away_after_a_question(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    page = await from_template(admin)
    send = button(page, "▶️ Надіслати")
    await on_page(admin, MORE, "✖️ Викинути чернетку", reads_then="Його ніхто не отримає")
    await on_page(admin, "Залишити", reads_then="вул. Соборна")
    await on_page(admin, MORE, "✖️ Викинути чернетку", reads_then="Його ніхто не отримає")
    await on_page(admin, "Так, викинути", reads_then="чернеток немає")
    assert (await audited(town, cast.ADMIN_ID)).count("notice_thrown_away") == 1
    assert "Ще не було" in on_screen(await on_page(admin, "🗂 Історія", reads_then="Історія"))
    await admin.forge(page, send)
    assert "Нікому не надіслано" in on_screen(await reads(admin, "📣 «💧")), "the old button tells what it is now"
    assert "notice_sent" not in await audited(town, cast.ADMIN_ID)


async def test_the_history_tells_what_came_of_it_and_the_same_goes_out_once_more(town: Town) -> None:
    admin, maria = town.phone(cast.ADMIN_ID), await arrive(town.phone(cast.MARIA))
    await from_template(admin)
    await admin.press("▶️ Надіслати")
    await maria.hear("Відключення води")
    await reads(admin, "Сповіщення надіслано")
    await home(admin, "чернеток немає")
    shown = await on_page(admin, "🗂 Історія", reads_then="доставлено: 1 з 1")
    assert "«💧 Відключення води»" in on_screen(shown) and "Пирятинська" in on_screen(shown)
    assert "23.11 · 💧 Відключення води" in labels_of(shown)
    await on_page(admin, "23.11 ·", reads_then="надіслано")
    again = await on_page(admin, "🔁 Повторити", reads_then="Сповіщення: чернетка")
    assert "Пирятинська" in on_screen(again)
    await home(admin, "· чернетка ·")
    await on_page(admin, "🗂 Історія", "23.11 ·", "📄 Копія", reads_then="Для кого це")
    other = await on_page(admin, "Шишацька", reads_then="Сповіщення: чернетка")
    assert "Шишацька" in on_screen(other) and "вул. Соборна" in on_screen(other)
    noted = await audited(town, cast.ADMIN_ID)
    assert [one for one in noted if one in ("notice_repeated", "notice_copied")] == ["notice_repeated", "notice_copied"]


async def test_to_others_none_of_it_is_there(town: Town) -> None:
    admin, olha, head = town.phone(cast.ADMIN_ID), town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    await from_template(admin)
    away = button(await on_page(admin, MORE, reads_then="чернетка"), "Викинути")
    verbs = ("h", "hb", "hn", "hw", "ht", "hh")
    datas = [away, away.replace("hx", "hxok"), away.replace("hx", "ho"), away.replace("hx", "hr")]
    datas += [*(Noticing(verb, 0).pack() for verb in verbs), Noticing("htok", 0, at="aid").pack()]
    datas += [Noticing("hwok", 0, at=f"{what}.-").pack() for what in ("hn", "hc", "aid")]
    for person in (olha, head):
        assert ENTRY not in await person.keys()
        await person.write(ENTRY)
        await calm(town)
        message = newest(await person.chat())
        for data in datas:
            before = len(await told(person))
            await person.forge(message, data)
            await calm(town)
            assert [GONE in words for words in (await told(person))[before:]][:1] == [True], data
    await home(admin, "· чернетка ·")


async def test_forged_buttons_do_no_harm(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    message = await home(admin, "чернеток немає")
    forged = [Noticing(verb, 5, 1) for verb in ("ho", "hx", "hxok", "hr", "hc")]
    forged += [Noticing(verb, 0, at="x") for verb in ("h", "hh", "htok", "hw", "hwok")]
    forged += [Noticing("hw", 0, at="hn.x"), Noticing("hwok", 0, at="hn.UA1"), Noticing("hwok", 0, at="y.-")]
    for data in forged:
        before = len(await told(admin))
        await admin.forge(message, data.pack())
        await calm(town)
        assert GONE in (await told(admin))[before], data
