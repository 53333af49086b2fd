"""Two coordinators answer one alarm in the same moment: one decides, the other reads what was decided, and by whom."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from functools import partial

from bot import demo_people as cast
from bot.phone import Phone, said
from domain.people import Role
from tests.chats.race_steps import at_once, joined, many, offers, rest, thumbs
from tests.chats.staff_steps import UNSTAFFED, UNSTAFFED_TOWN, arrive
from tests.chats.steps import reads
from tests.support.rounds import rounds
from tests.support.town import Town

OVER, AGAIN, GIVE = "Взяти собі", "Запропонувати ще раз", "Призначити"
BATCHES, AT_ONCE = 3, 6
TITLES = {6311: "Ірина Львівна", 6312: "Федір Ілліч", 6313: "Зоя Юхимівна"}


async def two_heads(town: Town) -> list[Phone]:
    """Two coordinators, and one worker who can carry nothing more."""
    heads = [await joined(town, who, TITLES[who], Role.COORDINATOR, UNSTAFFED) for who in (6311, 6312)]
    await joined(town, 6313, TITLES[6313], Role.WORKER, UNSTAFFED)
    assert town.app is not None
    async with town.app.storage.works() as work:
        (busy,) = [m for m in await work.staff.all(UNSTAFFED) if m.role is Role.WORKER]
        await work.staff.save(replace(busy, capacity=0))
    return heads


async def test_both_take_it_themselves(town: Town) -> None:
    chance, maria, won = random.Random(6), await arrive(town.phone(cast.MARIA), UNSTAFFED_TOWN), Counter[int]()
    heads = await two_heads(town)
    for _ in rounds(BATCHES, lambda: len(won) == len(heads)):
        numbers = await many(town, cast.MARIA, AT_ONCE)
        seen = [await offers(head, numbers, OVER) for head in heads]
        await at_once(chance, *(thumbs(h, on, OVER, numbers) for h, on in zip(heads, seen, strict=True)))
        after = await rest(town, maria, *heads)
        for number in numbers:
            (holder,) = after.rows.holders(number)
            won[holder] += 1
            assert after.rows.kinds(number)["taken_over"] == 1, after.rows.kinds(number)
            (loser,) = [head for head in heads if head.person != holder]
            told = [said(m) for m in after.of(loser, number)]
            assert [words for words in told if "Уже вирішено" in words and TITLES[holder] in words], told
    assert len(won) == len(heads)


async def test_one_takes_it_and_the_other_gives_it_to_a_worker(town: Town) -> None:
    chance, maria = random.Random(7), await arrive(town.phone(cast.MARIA), UNSTAFFED_TOWN)
    first, second = await two_heads(town)
    for _ in range(BATCHES * 2):
        (number,) = await many(town, cast.MARIA, 1)
        taking, giving = await offers(first, [number], OVER), await offers(second, [number], GIVE)
        await second.press(GIVE, on=giving[number])
        chosen = await reads(second, TITLES[6313])
        await at_once(chance, thumbs(first, taking, OVER, [number]), [partial(second.press, TITLES[6313], on=chosen)])
        after = await rest(town, maria, first, second)
        kinds = after.rows.kinds(number)
        assert kinds["taken_over"] + kinds["assigned"] == 1, kinds
        loser = second if kinds["taken_over"] else first
        assert any("Уже вирішено" in said(m) for m in after.of(loser, number)), [
            said(m) for m in after.of(loser, number)
        ]
