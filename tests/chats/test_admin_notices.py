"""«📣 Сповіщення»: an admin writes to everybody in a community, once each, by day."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from tests.chats.staff_steps import FAR_VILLAGE, VILLAGE, arrive, calm, everything, neighbour, newest, times
from tests.support.town import HOUR, Town

TEXT = "У четвер о 10:00 у центрі видають дрова. Візьміть <паспорт> & візок."


async def _to_the_preview(admin: Phone, community: str = "Пирятинська", text: str = TEXT) -> str:
    await admin.press("📣 Сповіщення")
    await admin.hear("Якій громаді")
    await admin.press(community)
    await admin.hear("Напишіть текст")
    await admin.write(text)
    return said(await admin.hear("Отрима"))


async def test_a_notice_reaches_everyone_of_the_community_once(town: Town) -> None:
    admin, petro = town.phone(cast.ADMIN_ID), await arrive(town.phone(cast.PETRO), FAR_VILLAGE)
    readers = [await arrive(town.phone(cast.MARIA)), await neighbour(town, 6001, "Ганна", VILLAGE)]
    blocked = await neighbour(town, 6002, "Іван")
    undecided = await town.newcomer(6003, "Без згоди")
    await undecided.write("/start")
    await undecided.hear("Вітаю")
    await blocked.block()
    await calm(town)

    preview = await _to_the_preview(admin)
    assert "Отримають 2 людини" in preview and TEXT in preview
    message = await newest(admin, "Отримають", "Надіслати")
    data = next(b["callback_data"] for b in buttons(message) if "Надіслати" in b["text"])
    await admin.press("▶️ Надіслати", on=message)
    await admin.forge(message, data)
    assert "2 людини" in said(await admin.hear("Сповіщення надсилаємо"))
    for reader in readers:
        assert TEXT in said(await reader.hear("📣"))
    await town.restart()
    await calm(town)
    for reader in readers:
        assert await times(reader, TEXT) == 1
    for other in (petro, blocked, undecided, town.phone(cast.OLHA)):
        assert "видають дрова" not in await everything(other), other.name
    assert await times(admin, "Сповіщення надсилаємо") == 1


async def test_a_notice_may_be_thought_over_and_waits_for_the_morning(town: Town) -> None:
    admin, maria = town.phone(cast.ADMIN_ID), await arrive(town.phone(cast.MARIA))
    await _to_the_preview(admin)
    await admin.press("Скасувати")
    await admin.hear("Нічого не надіслано")
    await _to_the_preview(admin, text="Помилковий текст")
    await admin.press("Назад")
    await admin.hear("Напишіть текст")
    await admin.write("Завтра о дев'ятій не буде світла.")
    assert "Помилковий" not in said(await admin.hear("Отримає 1 людина"))
    await town.sandbox.advance(advance=12 * HOUR)  # 22:00
    await admin.press("▶️ Надіслати")
    await admin.hear("Сповіщення надсилаємо")
    await calm(town)
    assert "📣" not in await everything(maria)
    await town.restart()
    await town.sandbox.advance(to="morning")
    await maria.hear("📣 Завтра о дев'ятій")
    await calm(town)
    assert await times(maria, "📣") == 1


async def test_nobody_else_can_send_one(town: Town) -> None:
    admin, maria = town.phone(cast.ADMIN_ID), await arrive(town.phone(cast.MARIA))
    olha, head = town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    await _to_the_preview(admin)
    message = await newest(admin, "Отримає", "Надіслати")
    datas = [b["callback_data"] for b in buttons(message)]
    for person in (maria, olha, head):
        assert "📣 Сповіщення" not in await person.keys()
        for words in ("📣 Сповіщення", "сповіщення", "/admin"):
            await person.write(words)
        told = [m for m in (await person.chat())["messages"] if m["from"] == "bot"]
        for data in datas:
            await person.forge(told[-1], data)
    await calm(town)
    for person in (maria, olha, head):
        assert not [
            words for words in ("Якій громаді", "видають дрова", "Отримає") if words in await everything(person)
        ]
    await admin.press("▶️ Надіслати", on=message)
    await maria.hear("видають дрова")
