"""The work is finished while the resident writes: both are heard."""

from __future__ import annotations

import random
from functools import partial

from bot import demo_people as cast
from bot.phone import said
from domain.requests import Status
from tests.chats.race_steps import at_once, many, rest
from tests.chats.staff_steps import arrive, newest, take
from tests.chats.steps import nothing_broke, reads
from tests.support.town import Town

ROUNDS = 10


async def test_finishing_while_the_resident_writes(town: Town) -> None:
    chance, maria = random.Random(8), await arrive(town.phone(cast.MARIA))
    olha = town.phone(cast.OLHA)
    for turn in range(ROUNDS):
        (number,) = await many(town, cast.MARIA, 1)
        await take(olha, number)
        await olha.press("Завершити", on=await newest(olha, number, "Завершити"))
        await reads(olha, "Який підсумок")
        await olha.press("Допомогу надано")
        await reads(olha, "Кілька слів")
        taken = await newest(maria, number)
        before = len((await maria.chat())["messages"])
        await at_once(chance, [partial(olha.press, "Пропустити")], [partial(maria.reply, taken, f"Слово {turn}")])
        after = await rest(town, maria, olha)
        assert after.rows.request(number).status == Status.RESOLVED
        assert after.rows.kinds(number)["resolved"] == 1
        fresh = [m for m in after.chats[cast.MARIA][before:] if m["from"] == "bot"]
        assert len([m for m in fresh if "Відповісти можна й зараз" in said(m)]) == 1
        assert len(fresh) >= 2, "her words are answered too"
        assert sum(f"Слово {turn}" in said(m) for m in after.of(olha, number)) <= 1
    await nothing_broke(town)
