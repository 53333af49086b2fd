"""One request lies in everybody's queue and in somebody's offers: whoever is first has it, however they came to it."""

from __future__ import annotations

import random
from collections import Counter

from bot import demo_people as cast
from bot.phone import Json, Phone
from tests.chats.race_steps import TAKE, at_once, many, offers, rest, thumbs
from tests.chats.staff_steps import arrive
from tests.chats.steps import reads
from tests.support.bare_rows import read_rows
from tests.support.rounds import rounds
from tests.support.town import Town

ROUNDS = 16


async def out_of_the_queue(phone: Phone, number: str) -> Json:
    """«Черга», this request, and there «Взяти в роботу»."""
    await phone.write("🆕 Черга")
    await phone.press(number, on=await reads(phone, number))
    return await reads(phone, TAKE)


async def test_offer_and_queue(town: Town) -> None:
    chance, maria, won = random.Random(5), await arrive(town.phone(cast.MARIA)), Counter[bool]()
    phones = [town.phone(who) for who in (cast.OLHA, cast.VASYL, cast.COORDINATOR)]
    for _ in rounds(ROUNDS, lambda: len(won) == 2):
        (number,) = await many(town, cast.MARIA, 1)
        (asked,) = (await read_rows(town.settings.database_url)).asked(number)
        seen = {phone: await _place(phone, number, phone.person == asked) for phone in phones}
        racers = chance.sample(phones, chance.choice((2, 3)))
        await at_once(chance, *(thumbs(phone, {number: seen[phone]}, TAKE, [number]) for phone in racers))
        after = await rest(town, maria, *phones)
        winner = after.winner(number)
        won[winner == asked] += 1
        for phone in {town.phone(asked), *racers}:
            if phone.person != winner:
                after.lost(phone, number)
    assert len(won) == 2, "now the offer was first, now the queue"


async def _place(phone: Phone, number: str, asked: bool) -> Json:
    return (await offers(phone, [number]))[number] if asked else await out_of_the_queue(phone, number)
