"""A week with a resident's case: a visit that is wished, moved and made, an application, an absence, a refusal."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Json, Phone
from tests.chats.canary_day import AUDITOR, FAR_HEAD, Day
from tests.chats.coordinator_steps import at_desk, case_of
from tests.chats.staff_steps import calm, newest, press_on, take
from tests.chats.steps import choose, key, reads
from tests.chats.test_absence import write_down
from tests.support.town import DAY, HOUR


async def visit_agreed(day: Day) -> None:
    """Monday. Ольга proposes Thursday; Марія says in words when it suits; it is moved to Tuesday, and she agrees."""
    olha, maria, say = day.olha, day.maria, day.say
    await take(olha, day.number)
    await press_on(olha, "Подробиці", day.number)
    await olha.hear(say["story corrected"])
    await press_on(olha, "📅 Візит", day.number)
    await _window(olha, "26 листопада", "10:00–12:00")
    await maria.press("Інший час", on=await newest(maria, "Підходить?", "Інший час"))
    await maria.press("Своїми словами", on=await reads(maria, "Який день"))
    await reads(maria, "коли вам зручно")
    await maria.write(say["when it suits"])
    await olha.hear(say["when it suits"])
    asked = await newest(olha, "Просять інший час", "Перенести")
    await olha.press("Перенести", on=asked)
    await _window(olha, "24 листопада", "13:00–15:00")
    await maria.press("Підтверджую", on=await newest(maria, "Візит перенесено", "Підтверджую"))
    await olha.hear("Про візит домовлено")


async def _window(olha: Phone, on: str, window: str) -> None:
    await olha.press(on, on=await newest(olha, "Який день", on))
    await olha.press(window, on=await newest(olha, "О котрій", window))
    await newest(olha, f"{on}, між {window[:5]}", "Перенести")


async def application(day: Day) -> None:
    """Its number is written down, and Марія reads it."""
    olha = day.olha
    await _stages(olha, day.number)
    await press_on(olha, "Заяву зареєстровано", day.number)
    await olha.hear("Який номер у заяви")
    await olha.write(day.say["application"])
    await olha.hear("Коли її зареєстровано")
    await olha.press("Сьогодні")
    await olha.hear("Записано. Людина прочитає")
    await day.maria.hear(day.say["application"])


async def _card(worker: Phone, number: str) -> None:
    """The card, opened from the list."""
    await worker.write("/cases")
    await worker.press(number, on=await reads(worker, "Ваші справи"))
    await newest(worker, number, "⋯ Ще")


async def _stages(worker: Phone, number: str) -> Json:
    await _card(worker, number)
    await press_on(worker, "⋯ Ще", number)
    await press_on(worker, "🧾 Етапи", number)
    return await newest(worker, f"Етапи · {number}")


async def absence_planned(day: Day) -> None:
    """From Wednesday on Василь stands in."""
    await write_down(day.olha, "ср 25.11", "7 днів", "Василь Петрович")
    await day.vasyl.hear("Замінюєте ви")


async def tuesday(day: Day) -> None:
    """The morning list; whether somebody called: not yet; the visit is made and noted; the line of the evening."""
    olha, maria, town = day.olha, day.maria, day.town
    await town.sandbox.advance(advance=23 * HOUR)
    await olha.hear("Доброго ранку")
    await town.sandbox.advance(advance=2 * HOUR)
    await maria.hear("Чи зв'яза")
    await maria.press("Ще ні")
    await day.head.hear("ще не зателефонували")
    await town.sandbox.advance(advance=7 * HOUR)  # six in the evening
    await calm(town)
    await _card(olha, day.number)
    await press_on(olha, "📅 Візит", day.number)
    page = await reads(olha, "24 листопада")
    await olha.press("вт 24.11", on=page)
    await olha.press("Візит завершено", on=await newest(olha, day.number, "Візит завершено"))
    await olha.press("📝 Нотатка", on=await newest(olha, day.number, "Ще один візит"))
    await olha.hear("Людина цього не побачить")
    await olha.write(day.say["note of the visit"])
    await olha.hear("Нотатку збережено")


async def files(day: Day) -> None:
    """Whoever has visits takes them out for a calendar, of this case too."""
    for worker in (day.olha, day.vasyl):
        await key(worker, "📅 Візити")
        await worker.press("🗓 Тиждень", on=await newest(worker, "Візит", "🗓 Тиждень"))
        week = await newest(worker, "Візити, ", "Наступний тиждень")
        labels = [b["text"] for row in week["reply_markup"]["inline_keyboard"] for b in row]
        file = next((label for label in labels if "календар" in label), "")
        if file:
            await worker.press(file, on=week)
    await calm(day.town)


async def another_visit(day: Day) -> None:
    """One more, for the calendar."""
    olha = day.olha
    await _card(olha, day.number)
    await press_on(olha, "📅 Візит", day.number)
    await press_on(olha, "➕ Ще один візит", day.number)
    await _window(olha, "27 листопада", "10:00–12:00")


async def wednesday(day: Day) -> None:
    """Василь has the case, and reads of whom it is: the card, the details, the notes of his colleague."""
    await day.town.sandbox.advance(advance=15 * HOUR)
    await day.maria.hear("Василь Петрович")
    await day.vasyl.hear("1 справа")
    await _card(day.vasyl, day.number)
    await press_on(day.vasyl, "Подробиці", day.number)
    await day.vasyl.hear(day.say["note of the visit"])


async def not_well(day: Day) -> None:
    """The next visit is on the list of Friday's morning; three days after the last one: not all is well."""
    await day.town.sandbox.advance(advance=2 * DAY)
    await day.vasyl.hear("Доброго ранку")
    await day.town.sandbox.advance(advance=DAY)
    await calm(day.town)
    asked = await newest(day.maria, "Чи все у вас гаразд", "Не все гаразд")
    await day.maria.press("Не все гаразд", on=asked)
    await day.vasyl.hear("не все гаразд")
    await day.head.hear("не все гаразд")


async def refused(day: Day) -> None:
    """Василь writes the decision down and tells it; where to go Марія reads then, not sooner."""
    vasyl, say = day.vasyl, day.say
    await _stages(vasyl, day.number)
    await press_on(vasyl, "Потреби оцінено", day.number)
    await vasyl.hear("Коли оцінено потреби")
    await vasyl.press("Сьогодні")
    await press_on(vasyl, "Є рішення", day.number)
    await vasyl.hear("Яке рішення")
    await vasyl.press("⚖️ Відмовити")
    await vasyl.hear("З якої причини відмова")
    await choose(vasyl, "Такої послуги немає")
    await vasyl.hear("Куди людині звернутися")
    await vasyl.write(say["where to go"])
    await vasyl.hear("Коли ухвалено рішення")
    await vasyl.press("Сьогодні")
    await vasyl.hear("Записано. Людина прочитає")
    await day.maria.hear("Рішення щодо вашої заяви вже є")
    await press_on(vasyl, "Людину повідомлено", day.number)
    await vasyl.hear("Коли повідомлено людину")
    await vasyl.press("Сьогодні")
    await vasyl.hear("буде відмова")
    await vasyl.press("✅ Надіслати")
    await day.maria.hear(say["where to go"])
    await calm(day.town)


async def headed(day: Day) -> None:
    """The coordinator opens the case and its visits."""
    await at_desk(day.town)
    await case_of(day.head, "Ольга Іванівна", day.number)
    await press_on(day.head, "⋯ Ще", day.number)
    await press_on(day.head, "📅 Візит", day.number)
    await calm(day.town)


async def looked_at(day: Day) -> None:
    """Everybody opens all that they have."""
    people = [day.town.phone(who) for who in (cast.NADIIA, FAR_HEAD, cast.ADMIN_ID, AUDITOR)]
    for phone in (day.olha, day.vasyl, day.daria, day.head, *people):
        for words in ("/cases", "🆕 Черга", "📅 Візити", "🏖 Відсутність", "/admin", "🧾 Журнал", day.number):
            await phone.write(words)
        await calm(day.town)
