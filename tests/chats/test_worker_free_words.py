"""Words of staff outside any dialog: which case is asked, whom they reach is said first, and nothing goes by itself."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from tests.chats.after_steps import put
from tests.chats.staff_steps import arrive, call_me, calm, everything, newest, take
from tests.chats.steps import nothing_broke, reads
from tests.support.town import Town


async def two_cases(town: Town) -> tuple[Phone, Phone, Phone, str, str]:
    """Ольга holds one case of Марія and one of Петро."""
    maria, petro = await arrive(town.phone(cast.MARIA)), await arrive(town.phone(cast.PETRO))
    olha = town.phone(cast.OLHA)
    first, second = await call_me(maria), await call_me(petro)
    for number in (first, second):
        await take(olha, number)
    return maria, petro, olha, first, second


async def test_the_case_is_asked_and_the_person_confirmed(town: Town) -> None:
    maria, petro, olha, first, second = await two_cases(town)
    await olha.write("Буду о десятій.")
    asked = await olha.hear("До якої справи")
    labels = [b["text"] for b in buttons(asked)]
    assert any(first in label for label in labels) and any(second in label for label in labels)
    await calm(town)
    assert "о десятій" not in await everything(maria) + await everything(petro)
    await olha.press(first, on=asked)
    confirm = await olha.hear("Надіслати людині?")
    assert first in said(confirm) and "Буду о десятій" in said(confirm)
    await olha.press("✅ Надіслати людині")
    await olha.hear(f"Надіслано: {first}")
    await maria.hear("о десятій")
    await calm(town)
    assert "о десятій" not in await everything(petro)


async def test_it_may_become_a_note_or_nothing(town: Town) -> None:
    maria, petro, olha, first, _ = await two_cases(town)
    await olha.send("voice")
    await olha.hear("До якої справи")
    await olha.press(first)
    await olha.hear("Надіслати людині?")
    await olha.press("⬅️ Назад")
    await reads(olha, "До якої справи")
    await olha.press(first)
    await olha.press("📝 Лише нотатка")
    await olha.hear("Нотатку збережено")
    await olha.write("Просто думки")
    await olha.hear("До якої справи")
    await olha.press("Нічого не треба")
    await olha.hear("Нікому не надіслано")
    await calm(town)
    for resident in (maria, petro):
        assert "voice" not in await everything(resident) and "думки" not in await everything(resident)


async def test_many_cases_come_by_pages_and_own_requests_too(town: Town) -> None:
    maria, olha = await arrive(town.phone(cast.MARIA)), await arrive(town.phone(cast.OLHA))
    numbers = [await put(town, cast.MARIA) for _ in range(6)]
    for number in numbers:
        await take(olha, number)
    own = await put(town, cast.OLHA)
    await olha.write("Дякую")
    asked = await olha.hear("До якої справи")
    labels = [b["text"] for b in buttons(asked)]
    assert sum(label.startswith("🗂") for label in labels) == 5 and "Ще ▾" in labels
    assert f"До мого запиту № {own}" in labels
    await olha.press("Ще ▾", on=asked)
    await reads(olha, "▴")
    await olha.press("▴")
    await reads(olha, "Ще ▾")
    await olha.press("До мого запиту")
    await olha.hear(f"Додано до запиту № {own}")
    assert maria.person


async def test_words_of_staff_without_a_case_lead_to_the_cases(town: Town) -> None:
    olha, head, admin = town.phone(cast.OLHA), town.phone(cast.COORDINATOR), town.phone(cast.ADMIN_ID)
    await olha.write("Скажіть їй, що буду о шостій")
    await olha.hear("відкрийте її справу: 🗂 Мої справи")
    await olha.press("🗂 Мої справи", on=await newest(olha, "відкрийте її справу", "Мої справи"))
    await olha.hear("Відкритих справ немає")
    await head.write("Скажіть їй, що буду о шостій")
    asked = await head.hear("відкрийте її справу: 🧭 Моя громада")
    await head.press("🧭 Моя громада", on=asked)
    await head.hear("Яка громада?")
    await admin.write("Скажіть їй, що буду о шостій")
    await admin.hear("Оберіть")
    for person in (olha, head, admin):
        assert "Щоб попросити про допомогу" not in await everything(person)
    await nothing_broke(town)
