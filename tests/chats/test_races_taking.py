"""Two and three press «Взяти в роботу» at the same moment, over and over: one has it, the others read who."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from bot import demo_people as cast
from bot.phone import said
from domain.people import Role
from tests.chats.race_steps import TAKE, TAKEN, URGENT, Rest, at_once, joined, many, offers, rest, thumbs
from tests.chats.staff_steps import arrive
from tests.support.bare_rows import read_rows
from tests.support.rounds import rounds
from tests.support.town import Town
from usecases import offers as usecases

BATCHES, TEAM_BATCHES, AT_ONCE = 5, 3, 12  # 156 races


@pytest.mark.parametrize("racers", [(cast.OLHA, cast.VASYL), (cast.OLHA, cast.VASYL, cast.COORDINATOR)])
async def test_an_urgent_offer_to_everybody_has_one_winner(town: Town, racers: tuple[int, ...]) -> None:
    chance, phones = random.Random(len(racers)), [town.phone(who) for who in racers]
    maria, won = await arrive(town.phone(cast.MARIA)), Counter[int]()
    for _ in rounds(BATCHES, lambda: set(won) == set(racers)):
        numbers = await many(town, cast.MARIA, AT_ONCE, **URGENT)
        seen = [await offers(phone, numbers) for phone in phones]
        await offers(town.phone(cast.COORDINATOR), numbers)  # who does not race has been asked, too
        await at_once(chance, *(thumbs(p, on, TAKE, numbers) for p, on in zip(phones, seen, strict=True)))
        after = await rest(town, maria, *phones, town.phone(cast.COORDINATOR))
        for number in numbers:
            winner = after.winner(number)
            won[winner] += 1
            for phone in [town.phone(cast.COORDINATOR), *phones]:
                if phone.person != winner:
                    after.lost(phone, number)
        told_once(after, town, numbers)
    assert set(won) == set(racers), "everybody was first sometimes, or it was no race"


async def test_an_offer_to_the_whole_team_has_one_winner(town: Town) -> None:
    """Three have declined: whoever is left is asked at once."""
    chance, maria, racing = random.Random(9), await arrive(town.phone(cast.MARIA)), 0
    new = [await joined(town, 6321 + nth, f"Новенька {nth}", Role.WORKER, cast.PYRIATYN) for nth in range(4)]
    team = [town.phone(cast.OLHA), town.phone(cast.VASYL), *new]
    for _ in range(TEAM_BATCHES):
        numbers = await many(town, cast.MARIA, AT_ONCE)
        asked = {number: await _declined_by_three(town, number) for number in numbers}
        presses = []
        for phone in team:
            mine = [number for number in numbers if phone.person in asked[number]]
            presses.append(thumbs(phone, await offers(phone, mine), TAKE, mine))
        await at_once(chance, *presses)
        after = await rest(town, maria, *team)
        for number in numbers:
            racing += len(asked[number]) > 2
            for person in set(asked[number]) - {after.winner(number)}:
                after.lost(town.phone(person), number)
        told_once(after, town, numbers)
    assert racing


async def _declined_by_three(town: Town, number: str) -> list[int]:
    """Until everybody with room is asked; their chats."""
    assert town.app is not None
    for _ in range(3):
        rows = await read_rows(town.settings.database_url)
        (chat,) = rows.asked(number)
        async with town.app.storage.works() as work:
            actor = await work.people.actor(chat)
            assert actor is not None
            await usecases.decline(work, actor, rows.request(number).id, "busy")
    return (await read_rows(town.settings.database_url)).asked(number)


def told_once(after: Rest, town: Town, numbers: list[str]) -> None:
    """Of each request the resident has heard once who comes."""
    told = [said(m) for m in after.chats[cast.MARIA] if TAKEN in said(m)]
    assert [sum(number in words for words in told) for number in numbers] == [1] * len(numbers)
