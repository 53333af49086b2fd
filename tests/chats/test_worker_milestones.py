"""«🧾 Етапи»: the procedure by buttons, what the resident reads of it, the reminder, the overrun, and the pause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from domain.deadlines import RULES
from tests.chats.card_steps import reads_there
from tests.chats.staff_steps import (
    arrive,
    call_me,
    calm,
    danger,
    data_of,
    everything,
    newest,
    press_on,
    reached,
    take,
    times,
)
from tests.chats.steps import nothing_broke, on_screen, reads
from tests.support.town import DAY, HOUR, Town

STAGES = "🧾 Етапи"
OVERRUN = "Минув строк, щоб оцінити потреби"
WHERE = "Пенсійний фонд, вул. Соборна, 1"


async def a_case(town: Town) -> tuple[Phone, Phone, str]:
    """Марія's request; Ольга has talked with her."""
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await call_me(maria)
    await take(olha, number)
    await reached(olha, number)
    await olha.hear("Записано: ви поговорили")
    return maria, olha, number


async def stages(worker: Phone, number: str) -> str:
    """The page of the procedure, from the card; its words."""
    await press_on(worker, "⋯ Ще", number)
    pressed = await press_on(worker, STAGES, number)
    return said(await reads_there(worker, pressed, f"Етапи · {number}"))


async def registered(worker: Phone, number: str, day: str = "Сьогодні") -> None:
    """«Заяву зареєстровано», with its number and the day."""
    await stages(worker, number)
    await press_on(worker, "Заяву зареєстровано", number)
    await worker.hear("Який номер у заяви")
    await worker.write("123/05-17")
    await worker.hear("Коли її зареєстровано")
    await worker.press(day)
    await worker.hear("Записано. Людина прочитає")


async def step(worker: Phone, label: str, question: str, *presses: str) -> None:
    """One more milestone from the page that came, with the day last."""
    await worker.press(label)
    for press in presses:
        await reads(worker, question if press == presses[0] else press)
        await worker.press(press)
    await reads(worker, "Записано. Людина прочитає")


async def test_the_whole_way_and_what_the_resident_reads(town: Town) -> None:
    maria, olha, number = await a_case(town)
    await registered(olha, number)
    told = said(await maria.hear("Вашу заяву зареєстровано: № 123/05-17, у понеділок, 23 листопада"))
    assert "Рішення буде до понеділка, 7 грудня, 17:00" in told and "нічого робити не треба" in told
    await step(olha, "Потреби оцінено", "Коли оцінено потреби", "Сьогодні")
    await step(olha, "Є рішення", "Яке рішення", "Надати допомогу", "Сьогодні")
    await maria.hear("Рішення: допомогу нададуть")
    await step(olha, "Людину повідомлено", "Коли повідомлено людину", "Сьогодні")
    assert "не згодні" in said(await maria.hear("ви знаєте рішення"))
    await step(olha, "Послугу розпочато", "На який строк", "Регулярно", "Сьогодні")
    await maria.hear("Вона буде регулярною")
    await step(olha, "Призупинити послугу", "З якого дня", "Сьогодні")
    await maria.hear("тимчасово призупинено")
    await step(olha, "Поновити послугу", "З якого дня", "Сьогодні")
    await maria.hear("Допомогу поновлено")
    await step(olha, "Припинити послугу", "Чому послугу припинено", "Більше не потрібна", "Сьогодні")
    assert "не згодні" in said(await maria.hear("Допомогу завершено: вона більше не потрібна"))
    page = await newest(olha, f"Етапи · {number}", "Завершити")
    for line in (
        "✅ Заява № 123/05-17, 23.11.2026",
        "✅ Оцінка потреб, 23.11.2026 · вчасно",
        "надати допомогу, 23.11.2026",
    ):
        assert line in said(page)
    await olha.press("Завершити", on=page)
    await olha.hear("Який підсумок")


async def test_the_card_says_which_term_runs_and_by_what_law(town: Town) -> None:
    maria, olha, number = await a_case(town)
    await registered(olha, number)
    card = said(await newest(olha, f"{number} ·", "Нотатка"))
    assert "⚖️ Оцінка потреб: до пн 30.11, 17:00" in card and "стаття 20" in card
    page = said(await newest(olha, f"Етапи · {number}"))
    assert "⏳ Оцінка потреб: до пн 30.11, 17:00" in page and "⏳ Рішення: до пн 07.12, 17:00" in page
    await maria.press("Мої запити")
    await maria.press(number)
    assert "Рішення: до понеділка, 7 грудня" in said(await reads(maria, "Заява: № 123/05-17"))


async def test_the_days_are_looked_at(town: Town) -> None:
    """Neither ahead nor before the milestone that came first; typed as people type."""
    _, olha, number = await a_case(town)
    await stages(olha, number)
    await press_on(olha, "Заяву зареєстровано", number)
    await olha.hear("Який номер у заяви")
    await olha.write("77")
    await olha.hear("Коли її зареєстровано")
    await olha.write("завтра")
    await olha.hear("Цей день ще не настав")
    await olha.write("19.11")
    await olha.hear("Записано. Людина прочитає")
    await olha.press("Потреби оцінено")
    await olha.hear("Коли оцінено потреби")
    await olha.write("18.11")
    assert "19.11.2026" in said(await olha.hear("раніше за попередній етап"))
    await olha.press("Учора")
    page = said(await olha.hear("Записано. Людина прочитає"))
    assert "✅ Заява № 77, 19.11.2026" in page and "✅ Оцінка потреб, 22.11.2026" in page


async def test_a_refusal_is_read_back_told_and_appealed(town: Town) -> None:
    maria, olha, number = await a_case(town)
    await registered(olha, number)
    await step(olha, "Потреби оцінено", "Коли оцінено потреби", "Сьогодні")
    await olha.press("Є рішення")
    await olha.hear("Яке рішення")
    await olha.press("⚖️ Відмовити")
    asked = await olha.hear("З якої причини відмова")
    assert len([b for b in buttons(asked) if "Скасувати" not in b["text"] and "Назад" not in b["text"]]) == 3
    await olha.press("Такої послуги немає")
    await olha.hear("Куди людині звернутися")
    await olha.write(WHERE)
    await olha.hear("Коли ухвалено рішення")
    await olha.press("Сьогодні")
    await olha.hear("Записано. Людина прочитає")
    assert "до четверга, 26 листопада, 17:00" in said(await maria.hear("Рішення щодо вашої заяви вже є"))
    assert WHERE not in await everything(maria)
    await olha.press("Людину повідомлено")
    await olha.hear("Коли повідомлено людину")
    await olha.press("Сьогодні")
    assert WHERE in said(await olha.hear("буде відмова"))
    await olha.press("✅ Надіслати")
    await olha.hear("Відмовлено")
    refused = await maria.hear("Рішення: відмовити")
    assert WHERE in said(refused)
    await maria.press("Оскаржити")
    await maria.hear("Чому ви не погоджуєтеся")
    await maria.press("Пропустити")
    assert number in said(await town.phone(cast.COORDINATOR).hear("не погоджується"))


async def test_danger_is_never_refused(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    olha, number = town.phone(cast.OLHA), await danger(town, cast.MARIA)
    await take(olha, number)
    await registered(olha, number)
    await press_on(olha, "Є рішення", number)
    asked = await olha.hear("відмовити не можна")
    assert "Відмовити" not in on_screen(asked).replace("відмовити", "")
    await olha.press("Сьогодні")
    assert "надати допомогу" in said(await olha.hear("Записано. Людина прочитає"))


async def test_reminders_and_the_overrun_to_the_coordinator(town: Town) -> None:
    """Half of the term is over on Thursday at nine, four fifths on Friday afternoon, all of it on Monday at five."""
    _, olha, number = await a_case(town)
    await registered(olha, number)
    head = town.phone(cast.COORDINATOR)
    for time_passed, reminders in ((3 * DAY, 1), (30 * HOUR, 2), (3 * DAY - HOUR, 2)):
        await town.sandbox.advance(advance=time_passed)
        await calm(town)
        told = await times(olha, "Строк наближається. Оцінка потреб: до понеділка, 30 листопада, 17:00")
        assert told + await times(olha, "Строк наближається. Оцінка потреб: сьогодні до 17:00") == reminders
    assert not await times(head, OVERRUN)
    await town.sandbox.advance(advance=4 * HOUR)
    told_of = await newest(head, OVERRUN)
    assert number in said(told_of)
    assert await times(olha, OVERRUN, 1) == 1


async def test_a_waiting_case_is_paused_and_the_law_is_not(town: Town) -> None:
    _, olha, number = await a_case(town)
    await registered(olha, number)
    await press_on(olha, "Уточнити", number)
    await olha.hear("Що хочете уточнити")
    await olha.write("Коли вам зручно?")
    card = said(await olha.hear("Стан: ⏸ пауза"))
    assert "Пауза цього строку не зупиняє" in card and "⚖️ Оцінка потреб" in card
    await olha.write("/cases")
    listed = await olha.hear("⏸ Пауза, чекаємо на відповідь: 1")
    assert any("⏸" in b["text"] and "пауза" in b["text"] for b in buttons(listed))
    assert "строки за законом ідуть далі" in await stages(olha, number)


async def test_a_met_clock_stays_as_it_was_when_the_rule_is_changed(town: Town) -> None:
    _, olha, number = await a_case(town)
    await registered(olha, number)
    await step(olha, "Потреби оцінено", "Коли оцінено потреби", "Сьогодні")
    line = "✅ Оцінка потреб, 23.11.2026 · вчасно"
    assert line in said(await newest(olha, f"Етапи · {number}"))
    assert town.app is not None
    async with town.app.storage.works() as work:
        for code in ("assessment", "decision"):
            stricter = replace(RULES[code], amount=1, source="Рішення ради", valid_from=date(2020, 1, 1))
            await work.communities.put_rule(cast.PYRIATYN, stricter)
    await town.sandbox.advance(advance=10 * DAY)
    await calm(town)
    page = await stages(olha, number)
    assert line in page and "⏳ Рішення: до пн 07.12, 17:00" in page


async def test_a_coordinator_reads_it_and_records_nothing(town: Town) -> None:
    """To a colleague who has nothing to do with the case there is no such thing."""
    _, olha, number = await a_case(town)
    await registered(olha, number)
    record = await data_of(olha, "Потреби оцінено")
    head, vasyl = town.phone(cast.COORDINATOR), town.phone(cast.VASYL)
    await head.forge(await newest(head, "Раді вас бачити"), record.replace("msass", "ms"))
    page = await head.hear(f"Етапи · {number}")
    assert [b["text"] for b in buttons(page)] == ["⬅️ До справи"]
    for other in (head, vasyl):
        await other.forge(await newest(other, "Раді вас бачити"), record)
        await other.hear("Такого запиту не знайшлося")
        assert "Коли оцінено" not in await everything(other)
    await vasyl.forge(await newest(vasyl, "Раді вас бачити"), record.replace("msass", "ms"))
    await calm(town)
    assert number not in await everything(vasyl)


async def test_what_was_recorded_by_mistake_is_taken_back(town: Town) -> None:
    maria, olha, number = await a_case(town)
    await registered(olha, number)
    await maria.hear("Вашу заяву зареєстровано")
    await press_on(olha, "↩️ Це помилка", number)
    asked = await reads(olha, "Це помилка: «📄 Заяву зареєстровано»?")
    await calm(town)
    assert await times(maria, "помилковим") == 0, "nothing happens before it is sure"
    (yes,) = [b["callback_data"] for b in buttons(asked) if "Так, це помилка" in b["text"]]
    await olha.press("Так, це помилка", on=asked)
    page = said(await reads(olha, "Запис скасовано"))
    assert "Заяву ще не зареєстровано" in page and "⏳" not in page
    word = said(await maria.hear("попереднє повідомлення було помилковим"))
    assert number in word and "Заяву ще не зареєстровано" in word
    await olha.forge(asked, yes)
    await calm(town)
    assert await times(maria, "помилковим", 1) == 1, "twice pressed is once done"
    again = await press_on(olha, "Заяву зареєстровано", number)
    await olha.hear("Який номер у заяви")
    await olha.write("124/05-17")
    await olha.hear("Коли її зареєстровано")
    await olha.press("Сьогодні")
    await olha.hear("Записано. Людина прочитає")
    await town.sandbox.advance(advance=3 * DAY + HOUR)
    await calm(town)
    await olha.press("Назад", on=again)
    assert "Це помилка" not in await stages(olha, number)
    await nothing_broke(town)
