"""Two requests about one need: hinted to whoever may see both, joined, answered, and parted again."""

from __future__ import annotations

from typing import Any

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from tests.chats.after_steps import put
from tests.chats.staff_steps import arrive, calm, everything, neighbour, newest, take, times
from tests.support.town import Town

HANNA = 6001
PHONE = "+380671112233"


async def two(town: Town, hanna: bool = False, **answers: Any) -> tuple[Phone, Phone, str, str]:
    """Марія's first request, which Ольга has, and a second one: her own or her neighbour's by the same phone."""
    maria, olha = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA)
    first = await put(town, cast.MARIA, phone=PHONE)
    await take(olha, first)
    other = await neighbour(town, HANNA, "Ганна") if hanna else maria
    second = await put(town, HANNA if hanna else cast.MARIA, phone=PHONE, **answers)
    return other, olha, first, second


async def join(worker: Phone, number: str, main: str) -> None:
    """«⋯ Ще», «Дублікат», which, and yes."""
    await worker.press("⋯ Ще", on=await newest(worker, number, "⋯ Ще"))
    await worker.press("👯", on=await newest(worker, number, "👯"))
    await worker.hear("Який запит лишається головним")
    await worker.press(main)
    await worker.hear("Об'єднати №")
    await worker.press("🔗 Об'єднати")
    await worker.hear("Об'єднано")


async def test_the_offer_and_the_card_say_what_there_may_be_already(town: Town) -> None:
    _, olha, first, second = await two(town)
    offer = await newest(olha, second, "Взяти в роботу")
    assert f"Можливо, вже є: № {first}" in said(offer)
    await take(olha, second)
    assert first in said(await newest(olha, second, "Завершити"))


async def test_ones_own_second_request_is_joined_and_its_words_reach_the_worker(town: Town) -> None:
    maria, olha, first, second = await two(town)
    await take(olha, second)
    await join(olha, second, first)
    told = await maria.hear("об'єднано")
    assert first in said(told) and second in said(told) and "Ольга Іванівна" in said(told)
    await maria.press("💬 Дописати", on=told)
    await maria.hear("Напишіть повідомлення")
    await maria.write("Ще потрібні ліки")
    heard = await olha.hear("Ще потрібні ліки")
    assert f"об'єднаного запиту № {second}" in said(heard) and first in said(heard)
    assert "💬 Написати" in [b["text"] for b in buttons(heard)]


async def test_another_persons_number_is_not_told(town: Town) -> None:
    hanna, olha, first, second = await two(town, hanna=True)
    await take(olha, second)
    await join(olha, second, first)
    assert second in said(await hanna.hear("уже просили"))
    await hanna.press("💬 Дописати", on=await newest(hanna, "уже просили"))
    await hanna.hear("Напишіть повідомлення")
    await hanna.write("Її телефон зламаний")
    heard = await olha.hear("телефон зламаний")
    assert "Це інша людина" in said(heard) and "💬 Написати" not in [b["text"] for b in buttons(heard)]
    await calm(town)
    await olha.reply(heard, "Дякую, врахую")
    await olha.hear("До якої справи")
    await calm(town)
    assert first not in await everything(hanna)
    assert "врахую" not in await everything(town.phone(cast.MARIA)), "an answer never goes to another person"


async def test_parted_it_looks_for_a_worker_again(town: Town) -> None:
    maria, olha, first, second = await two(town)
    await take(olha, second)
    await join(olha, second, first)
    await maria.hear("об'єднано")
    await olha.press("↩️ Відокремити")
    assert second in said(await olha.hear("Відокремлено"))
    assert second in said(await maria.hear("знову окремий"))
    await take(olha, second)
    await calm(town)
    assert await times(maria, "знову окремий", 1) == 1


async def test_whoever_may_not_see_the_other_one_is_told_nothing(town: Town) -> None:
    maria, vasyl = await arrive(town.phone(cast.MARIA)), town.phone(cast.VASYL)
    first = await put(town, cast.MARIA, phone=PHONE)
    await take(town.phone(cast.OLHA), first)
    second = await put(town, cast.MARIA, phone=PHONE)
    await town.phone(cast.OLHA).press("↩️ Відхилити", on=await newest(town.phone(cast.OLHA), second, "Відхилити"))
    await town.phone(cast.OLHA).hear("Чому відхиляєте")
    await town.phone(cast.OLHA).press("Забагато роботи")
    offer = await newest(vasyl, second, "Взяти в роботу")
    assert "Можливо" not in said(offer)
    await calm(town)
    assert first not in await everything(vasyl)
    assert maria.person


async def test_without_anything_alike_it_is_said_so_and_a_number_may_be_written(town: Town) -> None:
    await arrive(town.phone(cast.MARIA))
    hanna, olha = await neighbour(town, HANNA, "Ганна"), town.phone(cast.OLHA)
    number, main = await put(town, cast.MARIA, phone=PHONE), await put(town, HANNA, phone="+380509998877")
    for each in (number, main):
        await take(olha, each)
    await olha.press("⋯ Ще", on=await newest(olha, number, "⋯ Ще"))
    await olha.press("👯", on=await newest(olha, number, "👯"))
    assert "написати його номер" in said(await olha.hear("не знайдено"))
    await olha.write("ПИР-00-00-00")
    await olha.hear("Перевірте номер")
    await olha.write(main[-8:].replace("-", " "))
    assert main in said(await olha.hear("Об'єднати №"))
    await olha.press("🔗 Об'єднати")
    await olha.hear("Об'єднано")
    await olha.press("Завершити", on=await newest(olha, f"{main} ·", "Завершити"))
    await olha.hear("Який підсумок")
    await olha.press("Допомогу надано")
    await olha.hear("Кілька слів")
    await olha.press("Пропустити")
    told = said(await town.phone(cast.MARIA).hear("те, про що ви писали, завершено"))
    assert number in told and main not in told
    await hanna.hear("Відповісти можна й зараз")
    await calm(town)
    assert not await times(hanna, "про що ви писали")
