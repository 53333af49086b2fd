"""Things that are no answer: each gets a clear, kind word, and nothing is lost."""

from __future__ import annotations

from typing import Any

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.steps import all_handled, fill, join, nothing_broke, reads, submit, told, until
from tests.support.town import Town

THINGS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("sticker", {}),
    ("dice", {}),
    ("location", {"latitude": 50.24, "longitude": 32.51}),
    ("contact", {}),
    ("document", {}),
    ("video_note", {}),
    ("voice", {}),
    ("photo", {}),
    ("forward", {"text": "Чуже повідомлення"}),
)
TEXTS = ("\u200b", "\u2060\u200d", "⠀", "ㅤㅤ", "\u202e\u200f", "/admin", "/Nema_takoi@susid_bot")


async def replied(person: Phone, after: int) -> str:
    """The first words of the bot after this message of the person."""

    def found(chat: dict[str, Any]) -> bool:
        return any(m["from"] == "bot" and m["message_id"] > after for m in chat["messages"])

    await until(person, found, f"an answer to message {after}")
    chat = await person.chat()
    return next(said(m) for m in chat["messages"] if m["from"] == "bot" and m["message_id"] > after)


async def test_things_before_we_are_introduced(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    for kind, wish in THINGS:
        assert "Вітаю" in await replied(maria, await maria.send(kind, **wish)), kind
    for text in TEXTS:
        assert "Вітаю" in await replied(maria, await maria.write(text)), repr(text)
    await nothing_broke(town)


async def test_things_instead_of_the_place(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await maria.write("/start")
    await maria.hear("Вітаю")
    await maria.press("Погоджуюсь")
    await maria.hear("Напишіть назву")
    for kind, wish in THINGS:
        answer = await replied(maria, await maria.send(kind, **wish))
        assert "назв" in answer, kind
    for text in (*TEXTS, "<b>", "&lt;", "а" * 4096, "/", "%s {place}"):
        answer = await replied(maria, await maria.write(text))
        assert "назв" in answer or "ваш" in answer or "літер" in answer, repr(text[:9])
    await maria.write("\u200eПирятин\u200f")
    await reads(maria, "Інша назва")
    await nothing_broke(town)


async def test_things_instead_of_a_choice(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="живе")
    for kind, wish in THINGS:
        assert "живе" in await replied(maria, await maria.send(kind, **wish)), kind
    for text in (*TEXTS, "<b>", "а" * 4096):
        assert "живе" in await replied(maria, await maria.write(text)), repr(text[:9])
    await maria.press("Так, без нікого")
    await reads(maria, "найважче")
    await nothing_broke(town)


async def test_things_instead_of_the_street(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="Яка вулиця")
    for kind in ("sticker", "dice", "contact"):
        assert "Яка вулиця" in await replied(maria, await maria.send(kind)), kind
    for text in TEXTS:
        assert "Яка вулиця" in await replied(maria, await maria.write(text)), repr(text)
    await maria.press("Пропустити")
    await reads(maria, "своїми словами")
    await nothing_broke(town)


async def test_things_instead_of_the_story(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="своїми словами")
    for kind in ("sticker", "dice"):
        assert "своїми словами" in await replied(maria, await maria.send(kind)), kind
    for text in TEXTS:
        assert "своїми словами" in await replied(maria, await maria.write(text)), repr(text)
    await maria.send("forward", text="Бабця просила дров")
    await maria.hear("За яким номером")
    for kind, wish in THINGS[:3]:
        assert "За яким номером" in await replied(maria, await maria.send(kind, **wish)), kind
    for text in (*TEXTS, "<b>", "а" * 4096, "1" * 4096, "1 " * 2048):
        assert "За яким номером" in await replied(maria, await maria.write(text)), repr(text[:9])
    await maria.write("067 123 45 67")
    await maria.hear("Бабця просила дров")
    await submit(maria)
    await nothing_broke(town)


async def test_things_at_the_review(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria)
    for kind, wish in THINGS[:-1]:
        assert "Перевірте" in await replied(maria, await maria.send(kind, **wish)), kind
    for text in (*TEXTS, "<b>", "так"):
        assert "Перевірте" in await replied(maria, await maria.write(text)), repr(text)
    await submit(maria)
    await nothing_broke(town)


async def test_things_outside_any_dialog(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    for kind in ("sticker", "dice"):
        assert "Потрібна допомога" in await replied(maria, await maria.send(kind)), kind
    for text in TEXTS:
        assert "Потрібна допомога" in await replied(maria, await maria.write(text)), repr(text)
    for kind, wish in THINGS[2:]:
        answer = await replied(maria, await maria.send(kind, **wish))
        assert "овідомлен" in answer and "збережено" in answer.lower(), kind
    await nothing_broke(town)


STORY = "<b>Ноги</b> &lt; &amp; {number} %s " + "д" * 4000
NAME = "<b>Марія</b> &lt;i&gt; \u202eфіраМ"
EMOJI = "👵🏽" * 32  # Telegram's longest last name


async def test_a_hostile_name_and_a_long_story_arrive_as_they_are(town: Town) -> None:
    guest = await town.newcomer(7001, NAME, EMOJI)
    olha = town.phone(cast.OLHA)
    await join(guest, "Пирятин")
    await fill(guest, until="Яка вулиця")
    await guest.write("<a href='https://example.org'>Соборна</a>, 5\n\u202e&nbsp;")
    await reads(guest, "своїми словами")
    await guest.write(STORY)
    await guest.hear("За яким номером")
    await guest.write("0671234567")
    review = said(await guest.hear("Перевірте"))
    assert "<b>Ноги</b> &lt; &amp; {number} %s" in review
    assert "<a href='https://example.org'>Соборна</a>, 5" in review
    await submit(guest)
    await olha.press("Взяти в роботу")
    await olha.hear("Запит ваш")
    await olha.press("Подробиці")
    details = said(await olha.hear("<a href="))
    assert "<b>Марія</b> &lt;i&gt;" in details
    assert EMOJI in details
    assert "<b>Ноги</b>" in details
    await nothing_broke(town)


async def test_thirty_messages_at_once_are_all_kept(town: Town) -> None:
    maria, olha = town.phone(cast.MARIA), town.phone(cast.OLHA)
    await join(maria, "Пирятин")
    await fill(maria)
    number = await submit(maria)
    await olha.press("Взяти в роботу")
    await maria.hear("Ваш соціальний працівник")
    for n in range(30):
        await maria.write(f"Слово {n:02}.")
    await all_handled(maria)
    await maria.press(f"Додати до запиту № {number}")
    await maria.hear("Додано до запиту")
    await olha.hear("Слово 29.")
    heard = "\n".join(await told(olha))
    assert [n for n in range(30) if heard.count(f"Слово {n:02}.") != 1] == []
    await nothing_broke(town)
