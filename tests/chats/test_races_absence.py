"""A worker goes away while their colleagues, residents and they themself go on: no case is left between two chairs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from functools import partial

from bot import demo_people as cast
from bot.phone import Phone, said
from domain.forms import Draft
from domain.people import Role
from domain.requests import HELD, OPEN, Status
from tests.chats.plan_steps import actor_of, goes_away, in_hand, membership, of_case, visit_at
from tests.chats.race_steps import TAKE, Rest, Thumb, at_once, joined, many, offers, rest, thumbs
from tests.chats.staff_steps import arrive, calm
from tests.chats.steps import nothing_broke, reads
from tests.chats.test_races_visits import ten
from tests.chats.visit_steps import THURSDAY
from tests.support.bare_rows import read_rows
from tests.support.town import Town
from usecases import absences, answers, handing

TODAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
SECOND_HEAD, ROUNDS = 6321, 3
NOW_WITH = "Відтепер ваш соціальний працівник"


async def test_away_while_everybody_goes_on(town: Town) -> None:
    """In one moment: it begins, a colleague takes what was offered, the worker ends one, the resident cancels one."""
    chance, maria = random.Random(31), await arrive(town.phone(cast.MARIA))
    olha, vasyl = town.phone(cast.OLHA), town.phone(cast.VASYL)
    mine, his = await membership(town, cast.OLHA), await membership(town, cast.VASYL)
    for _ in range(ROUNDS):
        offered = await many(town, cast.MARIA, 3)
        ends, drops, stays = await in_hand(town, cast.MARIA, cast.OLHA, 3)
        for number in (ends, drops, stays):
            await visit_at(town, number, cast.OLHA, ten(THURSDAY), cast.MARIA)
        finish, drop = await _to_finish(town, olha, ends), await _to_cancel(town, maria, drops)
        asked = (await read_rows(town.settings.database_url)).asked
        taking = [await of_case(town, olha if cast.OLHA in asked(n) else vasyl, "take", n) for n in offered]
        claims = [await of_case(town, vasyl, "claim", number) for number in offered]
        away = await goes_away(olha, mine, TODAY, FRIDAY, his)
        await at_once(chance, [finish, drop, away], taking, claims)
        after = await rest(town, maria, olha, vasyl)
        _nothing_with(after, cast.OLHA)
        assert after.rows.request(drops).status == Status.CANCELLED
        assert after.rows.kinds(drops)["cancelled"] == 1
        ended = after.rows.request(ends)
        assert (ended.status == Status.RESOLVED) is (after.rows.kinds(ends)["resolved"] == 1)
        for number in (ends, stays):
            kinds = after.rows.kinds(number)
            assert kinds["substituted"] <= 1, kinds
            if after.rows.request(number).status in HELD:
                assert after.rows.holders(number) == [cast.VASYL]
        assert len([m for m in after.of(maria, stays) if NOW_WITH in said(m) or "Василь" in said(m)]) == 1
        await _back(town)
        home = await rest(town, maria, olha, vasyl)
        assert home.rows.holders(stays) == [cast.OLHA]
        assert home.rows.kinds(stays)["returned"] == 1
        await _cleared(town, [*offered, ends, stays])
    await nothing_broke(town)


async def test_a_hand_over_is_agreed_to_while_the_absence_begins(town: Town) -> None:
    """Whoever said yes has it for good; what they did not come to goes to the substitute and comes back."""
    chance, maria = random.Random(32), await arrive(town.phone(cast.MARIA))
    olha, vasyl = town.phone(cast.OLHA), town.phone(cast.VASYL)
    mine = await membership(town, cast.OLHA)
    instead = [await membership(town, cast.VASYL), await membership(town, cast.COORDINATOR)]
    for nth in range(ROUNDS):
        numbers = await in_hand(town, cast.MARIA, cast.OLHA, 3)
        for number in numbers:
            await _handed(town, number, instead[0])
        seen = await offers(vasyl, numbers)
        away = await goes_away(olha, mine, TODAY, FRIDAY, instead[nth % 2])
        await at_once(chance, thumbs(vasyl, seen, TAKE, numbers), [away])
        after = await rest(town, maria, olha, vasyl, town.phone(cast.COORDINATOR))
        _nothing_with(after, cast.OLHA)
        for number in numbers:
            kinds = after.rows.kinds(number)
            assert kinds["handed_over"] + kinds["handing_away"] <= 1, kinds
            assert not after.takeable(vasyl, number)
        theirs = [number for number in numbers if after.rows.kinds(number)["handed_over"]]
        await _back(town)
        home = await rest(town, maria, olha, vasyl)
        for number in numbers:
            assert home.rows.holders(number) == [cast.VASYL if number in theirs else cast.OLHA], home.rows.kinds(number)
        await _cleared(town, numbers)
    await nothing_broke(town)


async def test_two_coordinators_make_no_circle(town: Town) -> None:
    """One writes Ольга down with Василь, the other Василь with Ольга: the second one is asked for somebody else."""
    chance, head = random.Random(33), town.phone(cast.COORDINATOR)
    second = await joined(town, SECOND_HEAD, "Орися Львівна", Role.COORDINATOR, cast.PYRIATYN)
    mine, his = await membership(town, cast.OLHA), await membership(town, cast.VASYL)
    for nth in range(ROUNDS):
        days = (date(2026, 12, 1 + 7 * nth), date(2026, 12, 4 + 7 * nth))
        both = await goes_away(head, mine, *days, his), await goes_away(second, his, *days, mine)
        await at_once(chance, *([one] for one in both))
        after = await rest(town, head, second)
        assert sum(row.since == days[0] for row in after.rows.absences) == 1
        told = [said(m) for phone in (head, second) for m in after.chats[phone.person]]
        assert sum("Вийде коло" in words for words in told) >= 1
        assert sum("✅ Записано" in words for words in told) >= 1
    await nothing_broke(town)


def _nothing_with(after: Rest, person: int) -> None:
    """They have nothing, and are asked for nothing."""
    numbers = [request.number for request in after.rows.requests]
    assert not [number for number in numbers if person in (*after.rows.holders(number), *after.rows.asked(number))]


async def _to_finish(town: Town, worker: Phone, number: str) -> Thumb:
    """All but the last tap."""
    await (await of_case(town, worker, "finish", number))()
    await worker.press("Допомогу надано", on=await reads(worker, "Який підсумок"))
    return partial(worker.press, "Пропустити", on=await reads(worker, "Кілька слів"))


async def _to_cancel(town: Town, maria: Phone, number: str) -> Thumb:
    """All but the last tap."""
    await (await of_case(town, maria, "cancel", number))()
    return partial(maria.press, "Надіслано помилково", on=await reads(maria, "Чому хочете скасувати"))


async def _handed(town: Town, number: str, to: int) -> None:
    """Ольга has asked this colleague to take it over."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        request = await work.lists.numbered(number, None)
        wanted = Draft("n", "hand", "review", work.now, {"to": str(to), "cause": "away"}, {"request": request.id})
        await handing.hand_over(work, await actor_of(work, cast.OLHA), wanted)


async def _back(town: Town) -> None:
    """«Я вже тут»"""
    assert town.app is not None
    async with town.app.storage.works() as work:
        olha = await actor_of(work, cast.OLHA)
        (running,) = await work.absences.of_member(olha.helping[0].id)
        await absences.cancel(work, olha, running.id)


async def _cleared(town: Town, numbers: Sequence[str]) -> None:
    """None of them is in the way of the next round."""
    assert town.app is not None
    for number in numbers:
        async with town.app.storage.works() as work:
            request = await work.lists.numbered(number, None)
            if request.status in OPEN:
                over = Draft("n", "cancel", "reason", work.now, {"reason": "solved"}, {"request": request.id})
                await answers.cancel(work, await actor_of(work, cast.MARIA), over)
    await calm(town)
