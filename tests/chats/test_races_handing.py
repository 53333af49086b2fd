"""A hand-over is agreed to and called off, and the coordinator takes the case, all in the same moment."""

from __future__ import annotations

import random
from functools import partial

from bot import demo_people as cast
from bot.phone import Json, Phone, said
from bot.ui.callbacks import Case
from domain.forms import Draft
from domain.requests import Status
from tests.chats.race_steps import TAKE, Rest, Thumb, at_once, many, offers, rest, thumbs
from tests.chats.staff_steps import arrive, calm, take
from tests.support.bare_rows import read_rows
from tests.support.rounds import rounds
from tests.support.town import Town
from usecases import handing

ROUNDS = 12


async def test_agreed_to_called_off_and_taken_over(town: Town) -> None:
    """Of three at most one thing happens to it first; whoever comes later reads how it stands."""
    chance, maria = random.Random(3), await arrive(town.phone(cast.MARIA))
    olha, vasyl, head = (town.phone(who) for who in (cast.OLHA, cast.VASYL, cast.COORDINATOR))
    for _ in range(ROUNDS):
        (number,) = await many(town, cast.MARIA, 1)
        holder, other = await _asked_first(town, number, olha, vasyl)
        await take(holder, number)
        await calm(town)
        await _handed(town, holder, other, number)
        deeds = [
            thumbs(other, await offers(other, [number]), TAKE, [number]),
            [await _button(town, holder, number, "withdraw")],
            [await _button(town, head, number, "over")],
        ]
        await at_once(chance, *chance.sample(deeds, chance.choice((2, 3))))
        _one_way(await rest(town, maria, holder, other, head), number, maria, other)


def _one_way(after: Rest, number: str, maria: Phone, receiver: Phone) -> None:
    kinds = after.rows.kinds(number)
    assert kinds["handed"] == kinds["accepted"] == 1
    assert kinds["handed_over"] + kinds["handing_withdrawn"] <= 1
    assert after.rows.request(number).status == Status.ACCEPTED
    (holder,) = after.rows.holders(number)
    if kinds["taken_over"]:
        assert holder == cast.COORDINATOR
    assert not after.takeable(receiver, number)
    new = [m for m in after.of(maria, number) if "Відтепер" in said(m) or "координатор" in said(m)]
    assert len(new) <= kinds["handed_over"] + kinds["taken_over"], new


async def test_taken_and_taken_over(town: Town) -> None:
    """The worker takes the offer while the coordinator takes the request: nobody is overridden unawares."""
    chance, maria, firsts = random.Random(10), await arrive(town.phone(cast.MARIA)), set[bool]()
    olha, vasyl, head = (town.phone(who) for who in (cast.OLHA, cast.VASYL, cast.COORDINATOR))
    for _ in rounds(ROUNDS, lambda: len(firsts) == 2):
        (number,) = await many(town, cast.MARIA, 1)
        worker, _other = await _asked_first(town, number, olha, vasyl)
        seen = await offers(worker, [number])
        over = await _button(town, head, number, "over")
        await at_once(chance, thumbs(worker, seen, TAKE, [number]), [over])
        after = await rest(town, maria, worker, head)
        kinds, told = after.rows.kinds(number), [said(m) for m in after.of(head, number)]
        assert kinds["accepted"] + kinds["taken_over"] == 1, kinds
        firsts.add(bool(kinds["taken_over"]))
        assert not after.takeable(worker, number)
        assert kinds["taken_over"] or any("Уже вирішено" in words for words in told), told
    assert firsts == {True, False}


async def _asked_first(town: Town, number: str, *workers: Phone) -> list[Phone]:
    """Whoever was offered it, then the other."""
    (asked,) = (await read_rows(town.settings.database_url)).asked(number)
    return sorted(workers, key=lambda phone: phone.person != asked)


async def _handed(town: Town, holder: Phone, other: Phone, number: str) -> None:
    """Put in without its conversation."""
    rows = await read_rows(town.settings.database_url)
    to = next(m.id for m in rows.members if rows.chats[m.person_id] == other.person)
    assert town.app is not None
    async with town.app.storage.works() as work:
        actor = await work.people.actor(holder.person)
        assert actor is not None
        about = {"request": rows.request(number).id}
        await handing.hand_over(
            work, actor, Draft("n", "hand", "review", work.now, {"to": str(to), "cause": "away"}, about)
        )


async def _button(town: Town, phone: Phone, number: str, verb: str) -> Thumb:
    """The press of a button that a card of this case had a moment ago."""
    row = (await read_rows(town.settings.database_url)).request(number)
    on: Json = (await phone.chat())["messages"][-1]
    return partial(phone.forge, on, Case(verb, row.id, row.version).pack())
