"""The power is cut at every step of a conversation in turn: nothing is lost, no request is made twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pytest

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import number_in
from tests.support.town import Town
from tests.support.town import town as a_town
from tests.system import power
from tests.system.aftermath import newest_call, requests_of, rows, settled, taken, unfinished
from tests.system.power import Power
from usecases.registration import agree, recognise, settle

MOST = 150  # steps; more would mean that the dialog never ends
Talk = Callable[[Town, int], Awaitable[None]]


@pytest.fixture
async def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    power.wire(monkeypatch)
    async with a_town(tmp_path) as town:
        yield town


async def call_me(town: Town, person: int) -> None:
    """A resident asks for a call; the worker learns of it."""
    resident = town.phone(person)
    await resident.write("📞 Подзвоніть мені")
    await resident.hear("За яким номером")
    await resident.write("067 123 45 67")
    number = number_in(said(await resident.hear("отримано")))
    await town.phone(cast.OLHA).hear(number)


async def take(town: Town, person: int) -> None:
    """The worker takes what was offered; the resident learns who will call."""
    olha = town.phone(cast.OLHA)
    await olha.press("Взяти в роботу")
    await olha.hear("Запит ваш")
    await town.phone(person).hear("Ваш соціальний працівник")


async def nothing(_: Town, __: int) -> None:
    """The conversation needs no preparation."""


@pytest.mark.parametrize(("before", "talk", "status"), [(nothing, call_me, "offered"), (call_me, take, "accepted")])
async def test_a_power_cut_at_any_step(place: Town, before: Talk, talk: Talk, status: str) -> None:
    await place.stop()
    on = await power.start(place)
    lives: list[Life] = []
    for step in range(1, MOST):
        life = await lived(place, on, Life(7000 + step), before, talk, step)
        lives.append(life)
        assert [found for _, found in requests_of(place.settings.database_url, life.person)] == [status], life.cut
        if not life.cut:
            break
        on = life.after
    compare(lives)


@dataclass
class Life:
    """One conversation: where it was cut, what Telegram took of it, and how much of that was not noted as sent."""

    person: int
    cut: str = ""
    after: Power = field(default_factory=Power)
    taken: Mapping[int, list[str]] = field(default_factory=dict)
    in_doubt: Counter[int] = field(default_factory=Counter)

    def once(self) -> dict[str, list[str]]:
        """What each of them was told, without repeats."""
        names = {self.person: "resident", cast.OLHA: "worker"}
        return {names.get(chat, "?"): [text for text, _ in groupby(told)] for chat, told in self.taken.items()}

    def twice(self) -> Counter[int]:
        """How many messages came again, by chat."""
        return Counter({chat: len(told) - len(list(groupby(told))) for chat, told in self.taken.items()})


async def lived(town: Town, on: Power, life: Life, before: Talk, talk: Talk, step: int) -> Life:
    """The conversation, with the power cut at that step and a fresh bot after it."""
    await settle_in(town, life.person)
    await before(town, life.person)
    await quiet(town, on)
    since, sent = await newest_call(town), settled(town.settings.database_url)
    on.cut_at(step)
    talking = asyncio.create_task(_to_the_end(town, on, talk, life.person))
    dark = asyncio.create_task(on.gone.wait())
    await asyncio.wait({talking, dark}, return_when=asyncio.FIRST_COMPLETED)
    dark.cancel()
    if on.gone.is_set():
        life.cut = f"step {step}: {on.steps[-1]}"
        await power.bury(town, on)
        noted = settled(town.settings.database_url) - sent
        life.in_doubt = Counter({chat: len(told) for chat, told in (await taken(town, since)).items()}) - noted
        life.after = await power.start(town)
    await talking
    await quiet(town, life.after if life.cut else on)
    life.taken = await taken(town, since)
    return life


async def _to_the_end(town: Town, on: Power, talk: Talk, person: int) -> None:
    await talk(town, person)
    await quiet(town, on)


async def quiet(town: Town, on: Power) -> None:
    """Until everything that was said is handled and written down, or the power is gone."""
    async with asyncio.timeout(20):
        while unfinished(town.settings.database_url) and not on.gone.is_set():
            await asyncio.sleep(0.01)


async def settle_in(town: Town, person: int) -> None:
    """One more resident of Пирятин; the workers have nothing to do."""
    await town.newcomer(person, "Галина")
    rows(town.settings.database_url, "UPDATE memberships SET load = 0, last_offer_at = NULL")
    assert town.app
    territory = town.app.storage.territory.community(cast.PYRIATYN)
    assert territory
    async with town.app.storage.works() as work:
        actor = await agree(work, await recognise(work, person, "Галина"))
        await settle(work, actor, territory.center_code)


def compare(lives: list[Life]) -> None:
    """All were told the same as without a cut, in the same order; repeats only where nobody could know."""
    whole = lives[-1]
    assert not whole.cut
    assert len(lives) > 20, "the switch is not in the wires"
    for life in lives:
        assert life.once() == whole.once(), life.cut
        assert life.twice() <= life.in_doubt, life.cut
    assert any(life.twice().total() for life in lives), "the send window was never hit"
    assert {"before", "after"} == {life.cut.split(": ")[1].split()[0] for life in lives[:-1]}
