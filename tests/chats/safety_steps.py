"""What conversations about danger need: a quiet talk from its button to its end."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from tests.chats.after_steps import Case
from tests.chats.staff_steps import arrive
from tests.chats.steps import number_in, reads
from tests.support.town import Town

SAFE_NUMBER, CODE = "067 999 88 77", "калина"


async def urgent_from_a_stranger(person: Phone, meanwhile: str = "") -> None:
    """«Терміновий запит» of somebody whom nobody knows yet: consent, the place, and it goes on by itself. Words that
    are no place may come before its name."""
    await person.press("Терміновий запит")
    await reads(person, "Погоджуюсь")
    await person.press("Погоджуюсь")
    await reads(person, "Напишіть назву")
    if meanwhile:
        await person.write(meanwhile)
        await reads(person, "Не знайшлося")
    await person.write("Пирятин")
    await reads(person, "?")
    await person.press("Пирятин")
    await reads(person, "За яким номером")


async def quiet_talk(
    person: Phone, who: str = "Так, є 18", hours: str = "Вранці", here: str = "Лише без подробиць", code: str = CODE
) -> str:
    """From the first question to the end; the number comes back."""
    await reads(person, "є 18 років")
    await person.press(who)
    await reads(person, "безпечно зателефонувати")
    await person.press(hours)
    if "Не дзвоніть" not in hours:
        await reads(person, "На який номер")
        await person.write(SAFE_NUMBER)
    await reads(person, "вам")
    await person.press(here)
    if "Не дзвоніть" not in hours:  # whom nobody calls is not asked how to know the caller
        await reads(person, "Яке слово")
        await (person.write(code) if code else person.press("Пропустити"))
    await reads(person, "Перевірте")
    await person.press("Надіслати")
    return number_in(said(await person.hear("Усе записано")))


async def a_quiet_case(town: Town, **wish: str) -> Case:
    """Марія asked for a quiet talk from the danger screen; the coordinator is asked, for nobody else is cleared."""
    maria, olha, head = town.phone(cast.MARIA), town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    await arrive(maria)
    await maria.press("Небезпека")
    await maria.hear("101")
    await maria.press("Тиха розмова")
    await maria.hear("Якщо писати небезпечно")
    return Case(town, maria, olha, head, await quiet_talk(maria, **wish))


async def alive(person: Phone) -> str:
    """Everything of the bot that still stands in the chat, buttons too."""
    told = [one for one in await person.screen() if one["from"] == "bot"]
    return "\n".join(f"{said(one)} {[button['text'] for button in buttons(one)]}" for one in told)
