"""Words of danger, wherever they are typed: the numbers come at once, and what the person was doing goes on."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from domain.dialogs import WRITE
from tests.chats.safety_steps import alive, urgent_from_a_stranger
from tests.chats.staff_steps import arrive, newest, take
from tests.chats.steps import all_handled, fill, join, labels_of, nothing_broke, number_in, reads, sees, times
from tests.support.town import Town
from usecases import dialogs

NOW = "телефонуйте зараз"
MINUTE = 60


async def test_before_registering(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await maria.write("допоможіть, чоловік б'є мене")
    warned = await maria.hear(NOW)
    assert all(number in said(warned) for number in ("102", "15-47", "116 123"))
    assert "101" not in said(warned) and len(said(warned)) < 250
    assert labels_of(warned) == [
        "🤫 Тиха розмова",
        "🆘 Терміновий запит",
        "Усе гаразд, я про інше",
        "🫥 Сховати розмову",
    ]
    await maria.hear("Вітаю")


async def test_fire_has_its_own_numbers(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await maria.write("горить хата")
    warned = await maria.hear(NOW)
    assert "101" in said(warned) and "112" in said(warned) and "102" not in said(warned)
    assert labels_of(warned) == ["🆘 Терміновий запит", "Усе гаразд, я про інше"]


async def test_in_the_middle_of_a_question_nothing_is_lost(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await fill(maria, until="своїми словами")
    await maria.write("Чоловік вдарив мене, допоможіть із водою")
    await maria.hear("102")
    await reads(maria, "За яким номером")
    await maria.press("Телефону немає")
    assert "Чоловік вдарив мене" in said(await maria.hear("Перевірте"))


async def test_a_worker_writes_of_others(town: Town) -> None:
    olha = town.phone(cast.OLHA)
    await olha.write("у сусідів пожежа була")
    await olha.hears_nothing(NOW)


async def test_a_danger_written_under_a_photo(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await join(maria, "Пирятин")
    await maria.send("photo", caption="горить хата")
    await maria.hear(NOW)
    await maria.hear("збережено")


async def test_a_message_that_is_edited_into_danger(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    written = await maria.write("Потрібні дрова")
    await maria.hear("збережено")
    await maria.edit(written, "Потрібні дрова. Чоловік мене б'є")
    assert "102" in said(await maria.hear(NOW))


async def test_the_same_warning_comes_once_in_ten_minutes_and_a_new_kind_at_once(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    for n in range(20):
        await maria.write(f"чоловік б'є мене {n}")
    await all_handled(maria)
    assert await times(maria, NOW, 1) == 1
    await maria.write("горить хата")
    await sees(maria, "101 — ")
    await maria.write("чоловік б'є мене, горить хата")
    await all_handled(maria)
    assert await times(maria, NOW, 2) == 2
    await town.sandbox.advance(advance=11 * MINUTE)
    await maria.write("/help чоловік б'є мене")
    await all_handled(maria)
    assert await times(maria, NOW, 3) == 3
    await nothing_broke(town)


async def test_all_is_well(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await maria.press("Подзвоніть мені")
    await maria.hear("За яким номером")
    await maria.write("пожежа")
    await maria.hear(NOW)
    await maria.press("Усе гаразд")
    await maria.hear("Добре")
    assert NOW not in await alive(maria)
    await maria.write("067 123 45 67")
    await maria.hear("отримано")


async def test_the_menu_of_danger_has_all_numbers_and_three_ways(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await maria.press("Небезпека")
    shown = await maria.hear("101")
    for number in ("112", "102", "103", "15-47", "116 123", "116 111", "7333"):
        assert number in said(shown)
    assert labels_of(shown) == ["🆘 Терміновий запит", "🤫 Тиха розмова", "🫥 Сховати розмову"]


async def test_an_urgent_request_has_the_words_in_it_already(town: Town) -> None:
    maria, olha, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.OLHA), town.phone(cast.COORDINATOR)
    await maria.write("горить хата, ми на дворі")
    await maria.hear(NOW)
    await maria.press("Терміновий запит")
    await reads(maria, "За яким номером")
    await maria.write("ми з бабусею біля магазину")
    await maria.hear("За яким номером")
    await maria.write("067 123 45 67")
    number = number_in(said(await maria.hear("отримано")))
    assert "Термінова допомога" in said(await newest(head, number, "Взяти в роботу"))
    await take(olha, number)
    await olha.press("Подробиці")
    told = said(await olha.hear("Своїми словами"))
    assert "горить хата" in told and "біля магазину" in told and "067 123 45 67" in told
    await nothing_broke(town)


async def test_of_violence_an_offer_says_nothing(town: Town) -> None:
    maria, head = await arrive(town.phone(cast.MARIA)), town.phone(cast.COORDINATOR)
    await maria.write("муж бьёт меня")
    await maria.hear(NOW)
    await maria.press("Терміновий запит")
    await reads(maria, "За яким номером")
    await maria.press("Телефону немає")
    number = number_in(said(await maria.hear("отримано")))
    offer = said(await newest(head, number, "Взяти в роботу"))
    assert "Дзвінок" in offer and "Терміново" in offer and "бьёт" not in offer


async def test_a_stranger_names_the_place_and_it_goes_on(town: Town) -> None:
    maria, head = town.phone(cast.MARIA), town.phone(cast.COORDINATOR)
    await maria.write("сусід впав, не дихає")
    await maria.hear("103")
    await urgent_from_a_stranger(maria, "Він лежить у дворі, біля криниці, я сама з онуком")
    settled = said(await newest(maria, "Населений пункт: Пирятин"))
    assert "Коли будете готові" not in settled, "it goes on by itself"
    await maria.write("067 123 45 67")
    number = number_in(said(await maria.hear("отримано")))
    await take(head, number)
    await head.press("Подробиці")
    told = said(await head.hear("Своїми словами"))
    assert "не дихає" in told and "біля криниці" in told


async def test_danger_is_heard_where_the_words_are_refused(town: Town) -> None:
    """The dialog is about a request that is nowhere to be found: its words go to nobody, the numbers come."""
    maria = await arrive(town.phone(cast.MARIA))
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(cast.MARIA)
        assert actor is not None
        await dialogs.start(work, actor, WRITE, {"request": 1})
    await maria.write("чоловік мене душить")
    assert "102" in said(await maria.hear(NOW))
    await maria.hear("не знайшлося")
