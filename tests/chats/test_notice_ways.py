"""Around the message of a notice: English, links, a try to oneself, warnings; and nobody else gets in."""

from __future__ import annotations

from dataclasses import replace

from bot import demo_people as cast
from bot.phone import buttons, said
from tests.chats.notice_steps import WORDS, asked, drafted, press_page, preview
from tests.chats.staff_steps import arrive, calm, everything, newest
from tests.support.town import Town

LOUD = "УВАГА! ЗАВТРА НЕ БУДЕ ВОДИ!\n" + "\n".join(f"Рядок {n}" for n in range(6)) + "\nhttps://example.com"


async def test_a_second_language_is_for_whoever_reads_it(town: Town) -> None:
    admin = await drafted(town)
    await press_page(admin, "🌐 Англійською")
    await admin.hear("Версія англійською")
    await admin.write("Firewood on Thursday at 10.")
    await admin.hear("Українська, English")
    shown = [said(m) for m in await preview(admin)]
    assert shown == [WORDS, "🌐 Англійською:", "Firewood on Thursday at 10."]
    await press_page(admin, "🧪 Надіслати собі")
    await calm(town)
    copies = [m for m in (await admin.chat())["messages"] if m["from"] == "bot"][-2:]
    assert [said(m) for m in copies] == [WORDS, "Firewood on Thursday at 10."]
    assert any("🔕" in button["text"] for button in buttons(copies[0])), "as everybody gets it"
    await press_page(admin, "🌐 Англійською")
    await admin.hear("має версію англійською")
    await admin.press("✖️ Прибрати")
    await calm(town)
    assert [said(m) for m in await preview(admin)] == [WORDS]


async def test_links_are_buttons(town: Town) -> None:
    admin = await drafted(town)
    await press_page(admin, "🔗 Кнопка")
    await admin.hear("Що написати на кнопці")
    await admin.write("Записатися")
    await admin.hear("Яку сторінку")
    for wrong, why in {"067 123 45 67": "не може зателефонувати", "тут": "не схоже на адресу"}.items():
        await admin.write(wrong)
        await admin.hear(why)
    await admin.write("example.com/zapys")
    await admin.hear("1. Записатися → https://example.com/zapys")
    await admin.press("Додати кнопку")
    await admin.hear("Що написати на кнопці")
    await admin.write("дуже довгий напис, який на жодну кнопку в телефоні не вміститься")
    await admin.hear("задовго")
    await admin.write("Карта — https://example.com/karta")
    await admin.hear("2. Карта → https://example.com/karta")
    await admin.press("✖️ Записатися")
    await admin.hear("1. Карта")
    await admin.press("▴ До сповіщення")
    await calm(town)
    shown = (await preview(admin))[0]
    assert buttons(shown)[0] == {"text": "Карта", "url": "https://example.com/karta"}


async def test_an_album_has_its_links_beneath(town: Town) -> None:
    admin = await asked(town)
    await admin.album(2, "Виїзний прийом")
    await admin.hear("чернетка")
    await press_page(admin, "🔗 Кнопка")
    await admin.hear("Що написати на кнопці")
    await admin.write("Записатися")
    await admin.hear("Яку сторінку")
    await admin.write("https://example.com")
    await admin.hear("1. Записатися")
    await admin.press("▴ До сповіщення")
    await calm(town)
    *photos, beneath = await preview(admin)
    assert len(photos) == 2 and not any(map(buttons, photos))
    assert buttons(beneath)[0]["url"] == "https://example.com" and "вашої громади" in said(beneath)


async def test_what_is_hard_to_read_is_named(town: Town) -> None:
    admin = await asked(town)
    await admin.write(LOUD)
    sheet = said(await admin.hear("чернетка"))
    for warning in ("п'ять коротких рядків", "великих літер", "посилання"):
        assert warning in sheet
    await press_page(admin, "✏️ Повідомлення")
    await admin.hear("Надішліть сюди")
    await admin.send("photo", caption="довгий підпис " * 80)
    await admin.write(WORDS)
    await calm(town)
    assert [said(m) for m in await preview(admin)] == [WORDS]


async def test_whoever_muted_a_topic_hears_that_no_try_comes(town: Town) -> None:
    admin = town.phone(cast.ADMIN_ID)
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(cast.ADMIN_ID)
        assert actor is not None
        await work.people.save(replace(actor.person, quiet=frozenset({"notices"})))
    await drafted(town)
    await press_page(admin, "🧪 Надіслати собі")
    await admin.hear("проба не надійде")


async def test_nobody_else_writes_notices(town: Town) -> None:
    admin, maria = await drafted(town), await arrive(town.phone(cast.MARIA))
    page = await newest(admin, "чернетка", "Перегляд")
    forged = [b["callback_data"] for b in buttons(page)]
    forged += [
        data.replace(":w:", f":{verb}:")
        for data in forged
        if ":w:" in data
        for verb in ("om", "t", "l", "b", "k", "x", "lw", "ld", "ba", "wr")
    ]
    for person in (maria, town.phone(cast.OLHA), town.phone(cast.COORDINATOR)):
        told = [m for m in (await person.chat())["messages"] if m["from"] == "bot"]
        for data in forged:
            await person.forge(told[-1], data)
        await calm(town)
        seen = await everything(person)
        assert not [words for words in (WORDS, "Надішліть сюди", "чернетка") if words in seen], person.name
    assert [said(m) for m in await preview(admin)] == [WORDS]
