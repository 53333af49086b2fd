"""«🕘 Години роботи»: weekdays, breaks, closed days, holidays, by buttons or typed; kind words for what cannot be."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from bot.ui.callbacks import Office
from domain.communities import OfficeHours
from tests.chats.coordinator_steps import at_desk
from tests.chats.office_steps import audited, button, on_page, refused
from tests.chats.staff_steps import arrive, call_me, calm
from tests.chats.steps import labels_of, nothing_broke, on_screen, reads, sees
from tests.support.town import Town


async def hours(town: Town) -> OfficeHours:
    """Those of the community, as they are now."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        community = await work.communities.get(cast.PYRIATYN)
        assert community is not None
        return community.hours


def day(now: OfficeHours, weekday: int) -> list[str]:
    """A weekday as people read it."""
    return [f"{a:%H:%M}-{b:%H:%M}" for a, b in now.week.get(weekday, ())]


async def at_hours(town: Town) -> Phone:
    """The desk → «Строки й години» → «Години роботи»."""
    head = await at_desk(town)
    await on_page(head, "Строки й години", "Години роботи", reads_then="Зараз відчинено")
    return head


async def test_a_weekday_is_changed_by_buttons_and_typed(town: Town) -> None:
    head = await at_hours(town)
    page = said(await reads(head, "Пн–Пт: 08:00–12:00, 13:00–17:00"))
    assert "Сб–Нд: вихідний" in page and "державні свята — робочі дні" in page
    await on_page(head, "Дні тижня", "Пт:", "Кінець: 17:00", "16:00", reads_then="✅ Змінено")
    await on_page(head, "Початок: 08:00", "Інший час", reads_then="Напишіть час")
    for words, answer in (("рано", "Не вдалося розібрати час"), ("18:00", "раніше за початок")):
        await head.write(words)
        await reads(head, answer)
    await head.write("7.45")
    await reads(head, "✅ Змінено")
    assert day(await hours(town), 5) == ["07:45-12:00", "13:00-16:00"]
    await on_page(head, "Перерва: 12:00–13:00", "Інший час", reads_then="Напишіть час")
    await head.write("15:30-16:30")
    await reads(head, "всередині робочого дня")
    await head.write("з 12:15 до 13")
    await reads(head, "Перерва: 12:15–13:00")
    await on_page(head, "Перерва", "Без перерви", reads_then="Перерва: немає")
    assert day(await hours(town), 5) == ["07:45-16:00"]
    assert day(await hours(town), 4) == ["08:00-12:00", "13:00-17:00"]
    assert (await audited(town, cast.COORDINATOR)).count("hours_changed") == 4
    await nothing_broke(town)


async def test_saturday_is_worked_and_all_days_are_alike(town: Town) -> None:
    head = await at_hours(town)
    await on_page(head, "Дні тижня", reads_then="Який день змінимо?")
    await on_page(head, "Ще ▾", reads_then="Сб: вихідний")
    await on_page(head, "Сб: вихідний", "Зробити робочим", reads_then="✅ Змінено")
    await on_page(head, "Кінець", "18:00", "Так само всі робочі", reads_then="✅ Змінено")
    now = await hours(town)
    assert {weekday: day(now, weekday) for weekday in now.week} == dict.fromkeys(
        range(1, 7), ["08:00-12:00", "13:00-18:00"]
    )
    await on_page(head, "⬅️ Назад", reads_then="Нд: вихідний")
    await on_page(head, "⬅️ Назад", reads_then="Пн–Сб: 08:00–12:00, 13:00–18:00")
    await nothing_broke(town)


async def test_an_office_that_never_works_is_refused(town: Town) -> None:
    head = await at_hours(town)
    await on_page(head, "Дні тижня", reads_then="Який день змінимо?")
    for name in ("Пн", "Вт", "Ср", "Чт"):
        await on_page(head, f"{name}: 08:00", "Зробити вихідним", reads_then="Зробити робочим")
        await on_page(head, "⬅️ Назад", reads_then=f"{name}: вихідний")
    await on_page(head, "Пт: 08:00", "Зробити вихідним", reads_then="замало робочого часу")
    assert set((await hours(town)).week) == {5}
    await nothing_broke(town)


async def test_closed_days_are_added_and_taken_back_and_promises_mind_them(town: Town) -> None:
    head = await at_hours(town)
    await on_page(head, "Неробочі дні: 0", reads_then="Попереду таких немає")
    await on_page(head, "Додати день", reads_then="У який день не працюєте")
    await head.write("24.11")
    await reads(head, "До якого дня")
    await head.write("23.11")
    await reads(head, "раніше за перший")
    await on_page(head, "Завтра", reads_then="До якого дня")
    await head.write("в середу")
    shown = await reads(head, "✅ Змінено")
    assert labels_of(shown)[:2] == ["✖️ вт 24.11.2026", "✖️ ср 25.11.2026"]
    maria = await arrive(town.phone(cast.MARIA))
    await call_me(maria)
    await sees(maria, "четверга, 26 листопада")
    press = button(shown, "24.11")
    for _ in range(2):
        await head.forge(shown, press)
    await calm(town)
    assert [f"{one:%d.%m}" for one in (await hours(town)).closed] == ["25.11"]
    await on_page(head, "Додати день", reads_then="У який день")
    await on_page(head, "Сьогодні", "Лише один день", reads_then="✖️ пн 23.11.2026")
    await on_page(head, "⬅️ Назад", reads_then="Зараз зачинено. Відчиняється: вт 24.11, 08:00")
    await nothing_broke(town)


async def test_holidays_are_days_off_when_the_war_is_over(town: Town) -> None:
    head = await at_hours(town)
    await on_page(head, "Свята зробити вихідними", reads_then="Державні свята — вихідні дні")
    await on_page(head, "Неробочі дні", reads_then="✖️ пт 25.12.2026")
    await on_page(head, "✖️ пт 01.01.2027", "⬅️ Назад", "Свята зробити робочими", reads_then="Воєнний стан")
    assert (await hours(town)).martial_law
    await nothing_broke(town)


async def test_an_admin_comes_by_the_community(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    await admin.write("🏘 Громади")
    await reads(admin, "У боті")
    await on_page(admin, "Пирятинська", "Телефон і адреса", "Строки й години", reads_then="Години роботи")
    await on_page(admin, "⬅️ Назад", reads_then="Інша адреса")
    await nothing_broke(town)


async def test_hours_of_others_are_not_there(town: Town) -> None:
    code, before = cast.PYRIATYN, await hours(town)
    theirs = [Office(verb, code) for verb in ("th", "thw", "thc", "thcn")]
    theirs += [Office(verb, f"{code}.1") for verb in ("thd", "tho", "thx", "thl", "thon", "thoff", "thall")]
    theirs += [Office("thset", f"{code}.1.o.0900"), Office("thtype", f"{code}.1.o"), Office("thm", f"{code}.0")]
    theirs.append(Office("thcx", f"{code}.2026-12-25"))
    await refused(town, town.phone(cast.OLHA), *theirs)
    await refused(town, town.phone(cast.NADIIA), *theirs)
    head = await at_desk(town)
    nonsense = [Office("thd", f"{code}.8"), Office("thd", code), Office("thset", f"{code}.1.z.0900")]
    nonsense += [Office("thset", f"{code}.1.o.99"), Office("thset", f"{code}.1.l.9"), Office("thcx", f"{code}.1")]
    await refused(town, head, *nonsense)
    assert "Години" not in on_screen(await reads(head, ""))
    assert await hours(town) == before
    await nothing_broke(town)
