"""What people do over and over in conversations."""

from __future__ import annotations

import re

from bot.phone import Phone, said


async def join(person: Phone, place: str) -> None:
    """From the first word to the menu."""
    await person.write("/start")
    await person.hear("Вітаю")
    await person.press("Погоджуюсь")
    await person.hear("Напишіть назву")
    await person.write(place)
    await person.hear("?")
    await person.press(place)
    await person.hear("Населений пункт")


async def ask_for_help(person: Phone, urgent: bool = False, story: str = "Важко ходити, допоможіть із водою.") -> str:
    """From «Потрібна допомога» to the number."""
    await person.press("Потрібна допомога")
    for question, choice in (("Кому", "Мені"), ("Яка потрібна", "Догляд вдома"), ("живе сама", "Так, без нікого")):
        await person.hear(question)
        await person.press(choice)
    await person.hear("загроза")
    await person.press("Так, є загроза" if urgent else "Ні")
    await person.hear("своїми словами")
    await person.write(story)
    await person.hear("Яка вулиця")
    await person.write("Соборна, 5")
    await person.hear("За яким номером")
    await person.write("067 123 45 67")
    await person.hear("Перевірте, чи все правильно")
    await person.press("Надіслати")
    return number_in(said(await person.hear("отримано")))


def number_in(text: str) -> str:
    """The request's number."""
    found = re.search(r"[А-ЯІЇЄҐ]{3}-\d\d-\d\d-\d\d", text)
    assert found, text
    return found.group()
