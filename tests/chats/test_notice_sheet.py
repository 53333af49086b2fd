"""A draft's page: whom it is for by taps, with exact numbers; what it is about; when it goes, pressed or written."""

from __future__ import annotations

from dataclasses import replace

from bot import demo_people as cast
from bot.phone import Phone, said
from bot.ui.admin.notice_aim import LISTS
from bot.ui.admin.notice_aim_frame import IN, OUT
from bot.ui.callbacks import Noticing, parse
from tests.chats.notice_steps import MORE
from tests.chats.office_steps import button, on_page
from tests.chats.staff_steps import FAR_VILLAGE, TOWN, VILLAGE, arrive, calm, neighbour
from tests.chats.steps import key, labels_of, newest, nothing_broke, on_screen, reads
from tests.support.town import HOUR, Town

NEAR = "Білоцерківці"  # the name of VILLAGE
VERBS = (
    *(verb + turn for verb in LISTS for turn in (IN, OUT)),
    "ks",
    *(f"{one}{how}" for one in "sx" for how in "dhc"),
)


async def a_draft(town: Town, community: str = "Пирятинська", text: str = "У середу не буде води.") -> Phone:
    """The admin has written a notice, and looks at its page."""
    admin = town.phone(cast.ADMIN_ID)
    await key(admin, "📣 Сповіщення")
    await on_page(admin, "➕ Нове", reads_then="Для кого")
    await on_page(admin, community, reads_then="Надішліть сюди повідомлення")
    await admin.write(text)
    await reads(admin, "чернетка")
    return admin


async def page(admin: Phone) -> str:
    """What the newest page says."""
    return on_screen(newest(await admin.chat()))


async def tap(admin: Phone, *labels: str, then: str) -> str:
    """These one after another; what is read then."""
    return on_screen(await on_page(admin, *labels, reads_then=then))


async def written(admin: Phone, words: str, then: str) -> str:
    """The admin writes this; what is read then."""
    await admin.write(words)
    return on_screen(await reads(admin, then))


async def test_the_page_says_to_whom_how_many_and_until_when(town: Town) -> None:
    for person, place in ((6001, TOWN), (6002, VILLAGE), (6003, FAR_VILLAGE)):
        await neighbour(town, person, f"Людина {person}", place)
    blocked = await arrive(town.phone(cast.MARIA))
    await blocked.block()
    await calm(town)
    admin = await a_draft(town)
    shown = await page(admin)
    assert "У середу не буде води." in shown
    assert "Кому: мешканці · Пирятинська" in shown and "3 людини. Отримають: 2" in shown
    assert "закрили бота: 1" in shown and "менше хвилини" in shown
    assert "Початок: одразу" in shown and "до середи, 25 листопада, 10:0" in shown
    assert "згода" not in shown


async def test_the_audience_by_taps(town: Town) -> None:
    for person, place in ((6001, TOWN), (6002, VILLAGE), (6003, FAR_VILLAGE)):
        await neighbour(town, person, f"Людина {person}", place)
    admin = await a_draft(town)
    assert "2 людини. Отримають усі" in await tap(admin, "👥 Кому", then="Хто це отримає")
    villages = labels_of(await on_page(admin, "🏠 Населені пункти", reads_then="Які населені пункти"))
    assert villages[:2] == ["Пирятин", "Архемівка"], "the centre, then by the alphabet"
    await tap(admin, "⌨️ Написати", then="Напишіть назву")
    one = await written(admin, NEAR, f"Пирятинська · {NEAR}")
    assert "1 людина. Отримають усі" in one, "there is one of this name: it is chosen"
    assert "2 людини" in await tap(admin, "Усі, де б не жили", then="2 людини")
    await tap(admin, "Назад", "🏘 Громади", then="Які громади")
    both = await tap(admin, "Шишацька", then="Пирятинська, Шишацька")
    assert "3 людини" in both
    alone = await tap(admin, "▴ Попередні", "☑️ Пирятинська", then="мешканці · Шишацька")
    assert "1 людина" in alone
    everywhere = await tap(admin, "Усі громади", then="усі громади")
    assert "3 людини" in everywhere
    shown = await tap(admin, "Назад", "✅ Готово", then="чернетка")
    assert "усі громади" in shown and "Потрібна згода ще однієї людини" in shown


async def test_staff_language_and_service(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    admin = await a_draft(town)
    services = await on_page(admin, "👥 Кому", "За запитами", reads_then="був такий запит")
    assert not any("Тиха розмова" in label for label in labels_of(services))
    nobody = await tap(admin, "🏠 Догляд вдома", then="· 🏠 Догляд вдома")
    assert "Таких людей поки немає" in nobody
    await tap(admin, "☑️ 🏠 Догляд вдома", then="1 людина")
    english = await tap(admin, "Назад", "🌐 Мова", "Українська", then="· English")
    assert "Таких людей поки немає" in english
    await tap(admin, "Українська", then="1 людина")
    workers = await tap(admin, "Назад", "🙋 Мешканці чи колеги", "працівники", then="працівники · Пирятинська")
    assert "2 людини" in workers
    ways = labels_of(await on_page(admin, "Назад", reads_then="Хто це отримає"))
    assert "🏠 Населені пункти" not in ways and "🤝 За запитами" not in ways


async def test_the_start_by_buttons_and_in_words(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    admin = await a_draft(town)
    hours = await on_page(admin, "🕐 Запланувати", "Завтра", reads_then="О котрій")
    assert labels_of(hours)[:5] == ["08:00", "09:00", "10:00", "11:00", "12:00"]
    planned = await tap(admin, "15:00", then="Початок: завтра, у вівторок, 15:00")
    assert "до четверга, 26 листопада, 15:00" in planned and "як звичайно" in planned
    await tap(admin, "🕐 Запланувати", "⌨️ Написати", then="Коли почати")
    await written(admin, "колись потім", "Не вдалося прочитати")
    await written(admin, "вчора о 9", "уже минув")
    night = await written(admin, "сьогодні о 23:30", "Уночі люди сплять")
    assert "Початок: завтра, у вівторок, 08:00" in night
    await tap(admin, "🕐 Запланувати", "⌨️ Написати", then="Коли почати")
    await written(admin, "у п'ятницю", "О котрій, у п'ятницю, 27 листопада")
    await tap(admin, "Ще ▾", "14:00", then="у п'ятницю, 27 листопада, 14:00")
    await tap(admin, "🕐 Запланувати", "▶️ Одразу", then="Початок: одразу")


async def test_the_end_is_chosen_and_an_early_one_is_refused_kindly(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    admin = await a_draft(town)
    await tap(admin, MORE, "⏳ Не після", "До кінця дня", then="лише сьогодні до 24:00")
    await tap(admin, "🕐 Запланувати", "⌨️ Написати", then="Коли почати")
    moved = await written(admin, "25.11 о 9", "Строк минав раніше")
    assert "у середу, 25 листопада, 09:00" in moved and "до п'ятниці, 27 листопада, 09:00" in moved
    await tap(admin, MORE, "⏳ Не після", "⌨️ Написати", then="До якого часу")
    await written(admin, "завтра", "ще ніхто не отримає")
    await written(admin, "до 1 березня", "щонайбільше місяць")
    shown = await written(admin, "четвер", "до четверга, 26 листопада, 24:00")
    assert "як звичайно" not in shown


async def test_the_topic_and_what_has_gone_by_meanwhile(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    admin = await a_draft(town)
    assert "Новини" in await page(admin)
    await tap(admin, MORE, "🏷 Тема", "Укриття", then="Тема: Укриття")
    hours = await on_page(admin, "🕐 Запланувати", "Сьогодні", reads_then="О котрій")
    await town.sandbox.advance(advance=2 * HOUR)
    await admin.press("11:00", on=hours)
    assert "уже минув" in on_screen(await reads(admin, "Коли почати надсилати"))


async def test_a_double_tap_is_one_and_two_quick_ones_are_two(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    admin = await a_draft(town)
    listed = await on_page(admin, "👥 Кому", "🏘 Громади", reads_then="Які громади")
    near, far = (button(listed, label) for label in ("Омельницька", "Піщанська"))
    for data in (near, near, far):
        await admin.forge(listed, data)
    await calm(town)
    shown = await page(admin)
    assert "Пирятинська, Омельницька, Піщанська" in shown


async def test_an_old_list_changes_nothing_in_what_was_sent(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    admin = await a_draft(town)
    listed = await on_page(admin, "👥 Кому", "🏘 Громади", reads_then="Які громади")
    everywhere = button(listed, "Усі громади")
    await tap(admin, "Назад", "✅ Готово", then="чернетка")
    await on_page(admin, "▶️ Надіслати")
    await maria.hear("У середу не буде води")
    await admin.forge(newest(await admin.chat()), everywhere)
    await admin.hear("дещо змінилося")
    assert "Надіслано 1 з 1" in on_screen(await reads(admin, "Сповіщення надіслано"))


async def test_words_for_a_draft_that_was_sent_meanwhile(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    admin = await a_draft(town)
    sheet = newest(await admin.chat())
    await tap(admin, "🕐 Запланувати", "⌨️ Написати", then="Коли почати")
    await admin.forge(sheet, button(sheet, "▶️ Надіслати"))
    await maria.hear("У середу не буде води")
    await admin.write("завтра о 9")
    await admin.hear("дещо змінилося")
    await reads(admin, "Сповіщення надіслано")
    assert "Початок" not in await page(admin)
    await key(admin, "📣 Сповіщення")
    await reads(admin, "чернеток немає")


async def test_buttons_that_nobody_gave_and_people_who_are_no_admins(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    admin = await a_draft(town)
    sheet = newest(await admin.chat())
    own = parse(button(sheet, "👥 Кому"))
    assert isinstance(own, Noticing)
    told = [replace(own, verb=verb, at=at) for verb in VERBS for at in ("", "x.0", "20261332.0", "999999999999", "-.-")]
    for made in told:
        await admin.forge(sheet, made.pack())
    await calm(town)
    await nothing_broke(town)
    await key(admin, "📣 Сповіщення")
    shown = await tap(admin, "✍️", then="Сповіщення: чернетка")
    assert "мешканці · Пирятинська" in shown and "Початок: одразу" in shown and "як звичайно" in shown
    for other in (maria, town.phone(cast.COORDINATOR)):
        before = len((await other.chat())["messages"])
        for made in (own, replace(own, verb="aii", at="x.0"), replace(own, verb="s"), replace(own, verb="k")):
            await other.forge(newest(await other.chat()), made.pack())
        await calm(town)
        news = (await other.chat())["messages"][before:]
        assert not any("Пирятинська" in said(one) or "води" in said(one) for one in news)
