"""«🔗 Мій запит за номером»: the paper's number and code bring the request into the person's own Telegram."""

from __future__ import annotations

import pytest

from bot import demo_people as cast
from bot.phone import Phone, buttons, said
from tests.chats.staff_steps import arrive, calm, everything, newest, press_on, take
from tests.chats.steps import has_keys, on_screen, reads, told
from tests.chats.test_worker_behalf import code_in, written_down
from tests.support.town import DAY, HOUR, Town

LABEL, WRONG = "Мій запит за номером", "з таким номером і кодом не знайшлося"
DEAD, BRAKE = "Код більше не діє", "Забагато спроб"


async def ask(person: Phone) -> None:
    """«Ще», and the way in."""
    await person.write("⚙️ Ще")
    await reads(person, LABEL)
    await person.press(LABEL)
    await reads(person, "Напишіть номер свого запиту")


async def give(person: Phone, number: str, code: str) -> None:
    """The two answers."""
    await reads(person, "Напишіть номер свого запиту")
    await person.write(number)
    await reads(person, "Напишіть код")
    await person.write(code)


async def test_the_worker_learns_that_the_person_can_be_written_to(town: Town) -> None:
    olha, maria = town.phone(cast.OLHA), await arrive(town.phone(cast.MARIA))
    number, code = await written_down(olha)
    await take(olha, number)
    await ask(maria)
    await give(maria, number, code)
    await maria.hear(f"Запит № {number} тепер у цьому чаті")
    card = on_screen(await newest(maria, "Ваш соціальний працівник"))
    assert number in card and "Дописати" in card
    await olha.hear("людина тепер у Telegram")
    await maria.press("Дописати")
    await maria.hear("Напишіть повідомлення")
    await maria.write("Це я, Марія")
    await olha.hear("Це я, Марія")


@pytest.mark.parametrize("spelling", ["{0}", "№ {0}", "{1}", "пир {2}", "PYR {1}"])
async def test_any_spelling_of_the_number(town: Town, spelling: str) -> None:
    number, code = await written_down(town.phone(cast.OLHA))
    maria = await arrive(town.phone(cast.MARIA))
    digits = "".join(filter(str.isdigit, number))
    await ask(maria)
    await give(maria, spelling.format(number, digits, f"{digits[:3]} {digits[3:]}"), code.replace(" ", "-"))
    await maria.hear("тепер у цьому чаті")


async def test_a_stranger_with_the_paper_gets_the_place_of_the_request(town: Town) -> None:
    number, code = await written_down(town.phone(cast.OLHA))
    hanna = await town.newcomer(6001, "Ганна")
    await hanna.write("/start")
    await hanna.hear("Вітаю")
    await hanna.press(LABEL)
    await reads(hanna, "Тоді напишіть номер")
    await hanna.press("Погоджуюсь")
    await give(hanna, number, code)
    await hanna.hear("тепер у цьому чаті")
    await calm(town)
    await has_keys(hanna, "🤝 Потрібна допомога")
    await hanna.write("/settings")
    await hanna.hear("Населений пункт: Пирятин")


async def test_a_wrong_number_and_a_wrong_code_are_answered_alike(town: Town) -> None:
    number, code = await written_down(town.phone(cast.OLHA))
    maria, petro = await arrive(town.phone(cast.MARIA)), await arrive(town.phone(cast.PETRO))
    other = "ПИР-00-00-00" if number != "ПИР-00-00-00" else "ПИР-11-11-11"
    await ask(maria)
    await give(maria, other, code)
    await ask(petro)
    await give(petro, number, f"{(int(code.replace(' ', '')) + 1) % 10**6:06d}")
    answers = [said(await phone.hear(WRONG)) for phone in (maria, petro)]
    assert answers[0] == answers[1]
    await maria.write("12 34")
    await maria.hear("шість цифр")


async def test_after_five_wrong_tries_the_code_is_dead_and_a_new_one_helps(town: Town) -> None:
    olha, maria = town.phone(cast.OLHA), await arrive(town.phone(cast.MARIA))
    number, code = await written_down(olha)
    card = await take(olha, number)
    await ask(maria)
    wrong = f"{(int(code.replace(' ', '')) + 1) % 10**6:06d}"
    for _ in range(4):
        await give(maria, number, wrong)
        await maria.hear(WRONG)
    await give(maria, number, wrong)
    await maria.hear(DEAD)
    await ask(maria)
    await give(maria, number, code)
    await maria.hear(DEAD)
    await press_on(olha, "⋯ Ще", number)
    await olha.press("Новий код")
    fresh = code_in(said(await olha.hear("Новий код")))
    await ask(maria)
    await give(maria, number, fresh)
    await maria.hear("тепер у цьому чаті")
    request = await _request_of(olha, number)
    await olha.forge(card, f"c:newcode:{request}:0")
    await calm(town)
    assert sum("Код для Telegram" in text for text in await told(olha)) == 2, "no code for who has Telegram"


async def _request_of(worker: Phone, number: str) -> str:
    """Its id, as the buttons of the card have it."""
    shown = buttons(await newest(worker, number, "Завершити"))
    return next(str(b["callback_data"]).split(":")[2] for b in shown if str(b.get("callback_data"))[:2] == "c:")


async def test_ten_tries_an_hour_and_no_more(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await ask(maria)
    for n in range(10):
        await give(maria, f"ПИР-00-00-{n:02d}", "123456")
        await maria.hear(WRONG if n < 4 else DEAD)
        if n >= 4:
            await ask(maria)
    await give(maria, "ПИР-00-00-99", "123456")
    await maria.hear(BRAKE)
    number, code = await written_down(town.phone(cast.OLHA))
    await ask(maria)
    await give(maria, number, code)
    await maria.hear(BRAKE)
    await town.sandbox.advance(advance=HOUR + 60)
    await calm(town)
    await ask(maria)
    await give(maria, number, code)
    await maria.hear("тепер у цьому чаті")


async def test_a_code_is_for_thirty_days_and_once(town: Town) -> None:
    number, code = await written_down(town.phone(cast.OLHA))
    second, other_code = await written_down(town.phone(cast.OLHA))
    maria, petro = await arrive(town.phone(cast.MARIA)), await arrive(town.phone(cast.PETRO))
    await ask(maria)
    await give(maria, number, code)
    await maria.hear("тепер у цьому чаті")
    await ask(petro)
    await give(petro, number, code)
    await petro.hear(WRONG)
    await town.sandbox.advance(advance=31 * DAY)
    await calm(town)
    await give(petro, second, other_code)
    await petro.hear(WRONG)


async def test_staff_cannot_take_a_paper_for_themselves(town: Town) -> None:
    vasyl = town.phone(cast.VASYL)
    number, code = await written_down(town.phone(cast.OLHA))
    await vasyl.write("/start g_UA53040090010096696")
    await reads(vasyl, "Погоджуюсь")
    await vasyl.press("Погоджуюсь")
    await calm(town)
    await ask(vasyl)
    await give(vasyl, number, code)
    await vasyl.hear(WRONG)
    assert "тепер у цьому чаті" not in await everything(vasyl)
