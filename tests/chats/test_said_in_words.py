"""Whoever types instead of pressing gets through the whole form; what is said beside an answer is kept."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import Turn, join, nothing_broke, reads, take
from tests.support.town import Town

TOLD = (
    Turn("Кому потрібна", write="мені"),
    Turn("Яка потрібна", write="допоможіть, треба дрова і ліки для серця"),
    Turn("Що потрібно?", write="дрова й ліки"),
    Turn("☑️ Ліки", write="Дрова"),  # said twice it is still wanted
    Turn("☑️ Дрова", write="далі"),
    Turn("Коли потрібна", write="завтра вранці"),
    Turn("забрати", write="не знаю"),
    Turn("загроза", write="ні"),
    Turn("Яка вулиця", write="Соборна, 5"),
    Turn("збережено", write="пропустити"),
    Turn("За яким номером", write="О67 l23 45 67"),
)
READ = (
    "Ліки, продукти, дрова",
    "ліки, дрова",
    "Сьогодні чи завтра",
    "для серця",
    "067 123 45 67",
)


async def test_the_form_is_filled_without_a_button(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.press("Потрібна допомога")
    for turn in TOLD:
        await take(maria, turn)
    review = said(await reads(maria, "Перевірте"))
    assert [part for part in READ if part not in review] == []
    await maria.write("надіслати")
    await maria.hear("отримано")
    await nothing_broke(town)


async def test_without_a_number_to_call_the_office_is_called(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.press("Подзвоніть мені")
    await reads(maria, "За яким номером")
    await maria.write("немає телефону")
    await reads(maria, "сусідів чи рідних")
    await maria.write("не знаю номера")
    await reads(maria, "самим зателефонувати нам: 05350 0 00 00")
    await maria.write("067 123 45 67")
    await maria.hear("отримано")
    await nothing_broke(town)
