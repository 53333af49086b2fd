"""«Нотатка»: for the office alone. Nothing that the resident can open shows any of it."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, said
from tests.chats.staff_steps import arrive, call_me, calm, everything, newest, take
from tests.chats.steps import reads
from tests.support.town import Town

SECRET = "Канарка: сусіди кажуть інше"


async def note(worker: Phone, text: str = "", kind: str = "") -> None:
    """One note in words, or of another kind."""
    await worker.press("📝 Нотатка", on=await newest(worker, "Стан:", "📝 Нотатка"))
    await worker.hear("Людина цього не побачить")
    await (worker.send(kind, caption=text) if kind else worker.write(text))
    await worker.hear("Нотатку збережено")


async def test_words_voices_and_photos_are_kept_and_the_resident_sees_none(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await call_me(maria)
    await take(olha, number)
    await note(olha, SECRET)
    await note(olha, kind="voice")
    await note(olha, SECRET, kind="photo")
    await olha.press("📝 Усі нотатки")
    shown = await olha.hear(f"Нотатки, {number}")
    assert shown["protected"] and said(shown).count(SECRET) == 2 and "Ольга Іванівна" in said(shown)
    for kind in ("[voice]", "[photo]"):
        assert (await olha.hear(kind))["protected"]
    await _nothing_of_it(town, maria, number)


async def _nothing_of_it(town: Town, maria: Phone, number: str) -> None:
    await calm(town)
    await maria.write("/my")
    await reads(maria, number)
    await maria.press(number)
    await reads(maria, "Історія")
    await maria.press("Історія")
    await maria.hear("запит отримано")
    await maria.write("/mydata")
    await maria.hear("Ось усе")
    await calm(town)
    held = [(await maria.download(one)).decode() for one in await maria.documents()]
    assert held and not [one for one in held if "Канарка" in one]
    assert "Канарка" not in await everything(maria) and "voice" not in await everything(maria)


async def test_an_album_is_one_note_and_nothing_of_it_goes_out(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    number = await call_me(maria)
    await take(olha, number)
    await olha.press("📝 Нотатка")
    await olha.hear("Людина цього не побачить")
    await olha.album(3, "Дах зсередини")
    await olha.hear("Нотатку збережено")
    await calm(town)
    await olha.press("📝 Усі нотатки")
    assert "Дах зсередини" in said(await olha.hear("📎 3"))
    assert "photo" not in await everything(maria) and "Дах" not in await everything(maria)


async def test_only_its_people_read_the_notes(town: Town) -> None:
    maria, olha, vasyl = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA), town.phone(cast.VASYL)
    number = await call_me(maria)
    await take(olha, number)
    await note(olha, SECRET)
    kept = await newest(olha, "Нотатку збережено")
    data = next(
        b["callback_data"] for row in kept["reply_markup"]["inline_keyboard"] for b in row if "Усі" in b["text"]
    )
    for outsider in (vasyl, maria):
        mine = (await outsider.chat())["messages"][-1]
        await outsider.forge(mine, data)
        await outsider.hear("не знайшлося")
        assert "Канарка" not in await everything(outsider)
