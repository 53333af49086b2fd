"""The same thing lived through again and again, the power cut one step later each time; what each life was told."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot import demo_people as cast
from tests.support.town import Town
from tests.system import power
from tests.system.aftermath import newest_call, rows, settled, taken, unfinished
from tests.system.power import Power
from usecases.registration import agree, recognise, settle

MOST = 150  # steps; more would mean that it never ends
Talk = Callable[[Town, int], Coroutine[Any, Any, None]]
Check = Callable[[Town, "Life"], None]


async def sweep(
    town: Town, before: Talk, talk: Talk, check: Check, cuts: Callable[[int], list[int]], most: int = MOST
) -> list[Life]:
    """The conversation again and again, its last cut one step later each time, until that one does not come."""
    await town.stop()
    on, lives = await power.start(town), list[Life]()
    for step in range(1, most):
        life, on = await lived(town, on, Life(7000 + step), before, talk, cuts(step))
        lives.append(life)
        check(town, life)
        if len(life.cuts) < len(cuts(step)):
            return lives
    whole, _ = await lived(town, on, Life(7000), before, talk, [])
    return [*lives, whole]


@dataclass
class Cut:
    """Where it was, and by chat: how many messages Telegram had taken then, how many of them were noted as sent."""

    at: str
    taken: Counter[int]
    noted: Counter[int]


@dataclass
class Life:
    """One conversation: its cuts, and what Telegram took of it by chat."""

    person: int
    cuts: list[Cut] = field(default_factory=list)
    taken: Mapping[int, list[str]] = field(default_factory=dict)

    def again(self, chat: int, once: list[str]) -> int:
        """Check what one of them was told against a life without a cut; how many messages came again comes back.

        After a cut the order goes on where it was, or earlier by what was taken and not noted then.
        """
        told, begin, reached, doubt = self.taken[chat], 0, 0, 0
        for cut in [*self.cuts, None]:
            part = told[begin : cut.taken[chat] if cut else None]
            at = once.index(part[0]) if part else reached
            assert reached - doubt <= at <= reached, (chat, told, self)
            assert part == once[at : at + len(part)], (chat, told, self)
            begin, reached = begin + len(part), max(reached, at + len(part))
            doubt = reached - cut.noted[chat] if cut else 0
        assert reached == len(once), (chat, told, self)
        return len(told) - len(once)


async def lived(town: Town, on: Power, life: Life, before: Talk, talk: Talk, cuts: list[int]) -> tuple[Life, Power]:
    """The conversation, with the power cut at these steps and a fresh bot after each; the last one goes on."""
    await settle_in(town, life.person)
    await before(town, life.person)
    await quiet(town, on)
    since, sent = await newest_call(town), settled(town.settings.database_url)
    talking = asyncio.create_task(talk(town, life.person))
    if cuts:
        on.cut_at(cuts[0])
    while not await _over(town, on, talking):
        await power.bury(town, on)
        so_far = Counter({chat: len(told) for chat, told in (await taken(town, since)).items()})
        life.cuts.append(Cut(on.steps[-1], so_far, settled(town.settings.database_url) - sent))
        on = await power.start(town, cut_at=cuts[len(life.cuts)] if len(life.cuts) < len(cuts) else 0)
    on.cut_at(0)
    life.taken = await taken(town, since)
    return life, on


async def _over(town: Town, on: Power, talking: asyncio.Task[None]) -> bool:
    """Whether the conversation came to its end; False when the power went."""
    dark = asyncio.create_task(on.gone.wait())
    await asyncio.wait({talking, dark}, return_when=asyncio.FIRST_COMPLETED)
    dark.cancel()
    if not on.gone.is_set():
        await talking
        await quiet(town, on)
    return not on.gone.is_set()


async def quiet(town: Town, on: Power) -> None:
    """Until everything that was said is handled and written down, or the power is gone."""
    async with asyncio.timeout(60):
        while unfinished(town.settings.database_url) and not on.gone.is_set():
            await asyncio.sleep(0.01)


async def settle_in(town: Town, person: int) -> None:
    """One more resident of Пирятин; the workers have nothing to do."""
    await town.newcomer(person, "Галина")
    await asyncio.to_thread(rows, town.settings.database_url, "UPDATE memberships SET load = 0, last_offer_at = NULL")
    assert town.app
    territory = town.app.storage.territory.community(cast.PYRIATYN)
    assert territory
    async with town.app.storage.works() as work:
        actor = await agree(work, await recognise(work, person, "Галина"))
        await settle(work, actor, territory.center_code)
