"""A worker takes a request at the very moment when its time runs out, or when the resident takes it back."""

from __future__ import annotations

import random
from functools import partial

from bot import demo_people as cast
from bot.phone import said
from domain.requests import Status
from tests.chats.race_steps import TAKE, TAKEN, at_once, many, offers, rest, thumbs
from tests.chats.staff_steps import arrive
from tests.chats.steps import reads
from tests.support.town import HOUR, Town

OFFERS, ROUNDS = 24, 10
TERM = 5 * HOUR + 60  # four working hours and the break at noon, and a minute


async def test_taking_at_the_end_of_the_offer(town: Town) -> None:
    olha, vasyl, maria = town.phone(cast.OLHA), town.phone(cast.VASYL), await arrive(town.phone(cast.MARIA))
    numbers = await many(town, cast.MARIA, OFFERS)
    presses = thumbs(olha, await offers(olha, numbers), TAKE, numbers)
    await at_once(random.Random(1), presses, [partial(town.sandbox.advance, advance=TERM)])
    after, taken = await rest(town, maria, olha, vasyl), 0
    for number in numbers:
        mine, told = after.rows.holders(number), [said(m) for m in after.of(maria, number) if TAKEN in said(m)]
        taken += len(mine)
        assert len(told) == len(mine), number
        assert after.rows.kinds(number)["expired"] == 1 - len(mine), number
        assert mine + after.rows.asked(number) in ([cast.OLHA], [cast.VASYL]), number
        assert not after.takeable(olha, number), number
    assert 0 < taken < len(numbers), "the bell rang in the middle"


async def test_taking_what_is_taken_back(town: Town) -> None:
    chance, olha, maria = random.Random(2), town.phone(cast.OLHA), await arrive(town.phone(cast.MARIA))
    for _ in range(ROUNDS):
        (number,) = await many(town, cast.MARIA, 1)
        seen = await offers(olha, [number])
        await maria.write("/my")
        await maria.press(number, on=await reads(maria, number))
        await reads(maria, "Оновити")
        await maria.press("Скасувати запит")
        await reads(maria, "Чому хочете скасувати")
        await at_once(chance, thumbs(olha, seen, TAKE, [number]), [partial(maria.press, "Надіслано помилково")])
        after = await rest(town, maria, olha)
        assert after.rows.request(number).status == Status.CANCELLED
        assert after.rows.kinds(number)["cancelled"] == 1
        assert len([m for m in after.of(maria, number) if "скасовано" in said(m)]) == 1
        told = after.of(olha, number)
        assert not after.takeable(olha, number), told
        assert [m for m in told if "скасовано" in said(m).casefold()], told
