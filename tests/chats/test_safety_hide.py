"""«Сховати розмову»: on the screen nothing is left of it, with us nothing is lost."""

from __future__ import annotations

from bot import demo_people as cast
from bot.phone import said
from tests.chats.safety_steps import CODE, a_quiet_case, alive
from tests.chats.staff_steps import arrive, calm
from tests.chats.steps import fill, has_keys, nothing_broke, reads, sees, until
from tests.support.town import HOUR, Town

NEUTRAL = "Вітаю. Тут можна дізнатися про послуги громади."


async def left_on(town: Town, person: int) -> list[str]:
    """What still stands on this person's screen, once only the neutral words of the bot do."""
    phone = town.phone(person)
    await sees(phone, NEUTRAL)
    await until(phone, lambda chat: sum(not m["deleted"] for m in chat["messages"]) == 1, "a bare screen")
    return [said(one) for one in await phone.screen()]


async def test_a_button_takes_everything_away(town: Town) -> None:
    case = await a_quiet_case(town)
    await calm(town)
    await case.maria.press("Сховати розмову")
    assert await left_on(town, cast.MARIA) == [NEUTRAL]
    await has_keys(case.maria, "📋 Мої запити")
    await case.open()
    await nothing_broke(town)


async def test_the_label_typed_in_the_middle_of_a_dialog_leaves_the_draft(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await fill(maria, until="Яка вулиця")
    await calm(town)
    await maria.write("сховати розмову")
    assert await left_on(town, cast.MARIA) == [NEUTRAL]
    await maria.press("Потрібна допомога")
    await reads(maria, "Яка вулиця")


async def test_the_persons_own_word_hides_it_too(town: Town) -> None:
    case = await a_quiet_case(town)
    await calm(town)
    await case.maria.write(CODE.upper())
    assert await left_on(town, cast.MARIA) == [NEUTRAL]


async def test_before_registering(town: Town) -> None:
    maria = town.phone(cast.MARIA)
    await maria.write("чоловік б'є мене")
    await reads(maria, "Погоджуюсь")
    await calm(town)
    await maria.press("Сховати розмову")
    assert await left_on(town, cast.MARIA) == [NEUTRAL]


async def test_what_is_older_than_two_days_stays_and_nothing_breaks(town: Town) -> None:
    maria = await arrive(town.phone(cast.MARIA))
    await town.sandbox.advance(advance=50 * HOUR)
    await maria.press("Небезпека")
    await maria.hear("101")
    await maria.press("Сховати розмову")
    await sees(maria, NEUTRAL)
    await calm(town)
    whole = await alive(maria)
    assert "101 —" not in whole and "Населений пункт" in whole
    await nothing_broke(town)
