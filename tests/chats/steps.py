"""What people do over and over in conversations."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.phone import Json, Phone, buttons, said
from tests.support.town import Town

NEXT, PAGES = "Ще ▾", 5
HELP = ("Можна писати, говорити", "Нові запити приходять у цей чат")  # the resident's, the staff's


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
    for turn in turns(urgent=urgent, story=story):
        await person.hear(turn.asks)
        await (choose(person, turn.press) if turn.press else person.write(turn.write))
    await person.hear("Перевірте, чи все правильно")
    await person.press("Надіслати")
    return number_in(said(await person.hear("отримано")))


def number_in(text: str) -> str:
    """The request's number."""
    found = re.search(r"[А-ЯІЇЄҐ]{3}-\d\d-\d\d-\d\d", text)
    assert found, text
    return found.group()


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of the form and what the person does: presses, or writes."""

    asks: str
    press: str = ""
    write: str = ""


WHO = Turn("Кому", press="Мені")
SKIP = "Пропустити"
# Every service by its picture: the questions that it alone asks, the first one answered and the others left out.
OWN = {
    "🏠": Turn("живе", press="Так"),
    "🧺": Turn("Що потрібно? Можна обрати кілька", press="Продукти"),
    "📄": Turn("документами", press="Пенсія"),
    "🚗": Turn("Куди", press="Лікар"),
    "👪": Turn("Скільки дітей", press="Двоє"),
    "♿": Turn("найбільше", press="Денний догляд"),
    "🧳": Turn("насамперед", press="Дах"),
    "🎖": Turn("Хто ", press="рідних"),
    "🛏": Turn("ночувати сьогодні", press="Так"),
    "💡": Turn("Про що хочете", press="Виплати"),
    "Інше": Turn("Коли потрібна", press="Пізніше"),
}
MORE = {
    "🏠": ("найважче", "Як часто"),
    "🧺": ("Коли потрібна", "забрати"),
    "📄": ("зручніше",),
    "🚗": ("Коли?", "пересуваєт"),
    "👪": ("допомогло б родині",),
    "♿": ("Це дитина", "Як часто"),
    "🧳": ("переїхали", "Скільки вас"),
    "🎖": ("З чим",),
    "🛏": ("Що з житлом", "Скільки вас"),
    "💡": ("поговорити",),
    "Інше": ("вже просили",),
}
MANY = ("🧺", "🧳")


def own(service: str) -> list[Turn]:
    """The questions of this service alone, in order."""
    onward = [Turn("☑️", press="Далі")] if service in MANY else []
    return [OWN[service], *onward, *(Turn(asks, press=SKIP) for asks in MORE[service])]


def turns(service: str = "🏠", urgent: bool = False, story: str = "Важко ходити, допоможіть із водою.") -> list[Turn]:
    """The whole form for this service, in order."""
    told = (
        Turn("загроза", press="Так, є загроза" if urgent else "Ні"),
        Turn("Яка вулиця", write="Соборна, 5"),
        Turn("своїми словами", write=story),
        Turn("За яким номером", write="067 123 45 67"),
    )
    return [WHO, Turn("Яка потрібна", press=service), *own(service), *told]


async def take(person: Phone, turn: Turn) -> None:
    """Read the question on the screen and answer it."""
    await reads(person, turn.asks)
    await (choose(person, turn.press) if turn.press else person.write(turn.write))


async def choose(person: Phone, label: str) -> None:
    """Press what has these words on the newest message, through «Ще ▾» until it is there."""
    for _ in range(PAGES):
        shown = newest(await person.chat())
        there = labels_of(shown)
        if any(label in text for text in there):
            await person.press(label, on=shown)
            return
        if not any(NEXT in text for text in there):
            break
        await person.press(NEXT, on=shown)
        await _turned(person, there)
    await person.press(label)


async def _turned(person: Phone, was: list[str]) -> None:
    await until(person, lambda chat: labels_of(newest(chat)) != was, NEXT)


async def fill(person: Phone, service: str = "🏠", until: str = "") -> None:
    """From «Потрібна допомога» to the review, or to the question with these words."""
    await person.press("Потрібна допомога")
    for turn in turns(service):
        if until and until in turn.asks:
            await reads(person, until)
            return
        await take(person, turn)
    await reads(person, "Перевірте, чи все правильно")


async def key(person: Phone, label: str) -> None:
    """Press the key with these words under the text field, whatever other buttons there are."""
    await person.write(next(text for text in await person.keys() if label in text))


async def has_keys(person: Phone, *labels: str) -> list[str]:
    """Wait until these keys are under the text field; all that are there come back."""

    def there(chat: Json) -> set[str]:
        return {one["text"] for row in chat["keyboard"] or [] for one in row}

    await until(person, lambda chat: there(chat) >= set(labels), ", ".join(labels))
    return await person.keys()


async def submit(person: Phone) -> str:
    """«Надіслати» under the review; the number comes back."""
    await person.press("Надіслати")
    return number_in(said(await person.hear("отримано")))


async def reads(person: Phone, words: str, patience: float = 15.0) -> Json:
    """Wait until the newest message of the bot has these words or buttons, however often it was read before."""
    return await until(person, lambda chat: words in on_screen(newest(chat)), words, patience)


async def sees(person: Phone, words: str) -> None:
    """Wait until some message on the screen has these words or buttons."""
    await until(person, lambda chat: any(words in on_screen(m) for m in chat["messages"]), words)


async def until(person: Phone, true: Callable[[Json], bool], what: str, patience: float = 15.0) -> Json:
    """Wait until the chat is so; its newest message of the bot comes back."""
    end = time.monotonic() + patience
    while not true(chat := await person.chat()):
        assert time.monotonic() < end, f"{person.name} did not see «{what}» but «{on_screen(newest(chat))}»"
        await asyncio.sleep(0.02)
    return newest(chat)


async def all_handled(person: Phone) -> None:
    """Everything the person did so far has been handled: the answer to one more question came."""
    asked = await person.write("/help")
    await until(person, lambda chat: any(_answers(m, asked) for m in chat["messages"]), "/help")


async def told(person: Phone) -> list[str]:
    """All that the bot has said to the person, buttons too."""
    return [on_screen(m) for m in (await person.chat())["messages"] if m["from"] == "bot"]


async def times(person: Phone, words: str, least: int = 0) -> int:
    """How many messages of the bot have these words or buttons, once there are at least so many (or never)."""

    def count(chat: Json) -> int:
        return sum(words in on_screen(m) for m in chat["messages"] if m["from"] == "bot")

    return await counted(person, count, least)


async def counted(person: Phone, count: Callable[[Json], int], least: int, patience: float = 10.0) -> int:
    """What there is of something in a chat; what is still on its way is waited for."""
    end = time.monotonic() + patience
    while (found := count(await person.chat())) < least and time.monotonic() < end:
        await asyncio.sleep(0.02)
    return found


async def nothing_broke(town: Town) -> None:
    """Nobody was told of a fault of ours, and no update was set aside."""
    for phone in town.phones.values():
        assert not await times(phone, "щось зламалося"), phone.name
        assert not await times(phone, "не вдалося обробити"), phone.name


def newest(chat: Json) -> Json:
    """The last message of the bot, if any."""
    return next((m for m in reversed(chat["messages"]) if m["from"] == "bot"), {})


def on_screen(message: Json) -> str:
    """What stands in a message: its words and its buttons."""
    return "\n".join([said(message), *(b["text"] for b in buttons(message))])


def labels_of(message: Json) -> list[str]:
    """The words of its buttons."""
    return [b["text"] for b in buttons(message)]


def data_of(message: Json, label: str) -> str:
    """What the button with these words sends."""
    return next(str(b["callback_data"]) for b in buttons(message) if label in b["text"])


def _answers(message: Json, asked: int) -> bool:
    return message["from"] == "bot" and message["message_id"] > asked and any(words in said(message) for words in HELP)
