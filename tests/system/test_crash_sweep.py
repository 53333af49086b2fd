"""The power is cut at every step of a conversation in turn: nothing is lost, no request is made twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import fill, number_in
from tests.support.town import Town
from tests.support.town import town as a_town
from tests.system import power
from tests.system.aftermath import newest_call, requests_of, rows, settled, taken, unfinished, words_of
from tests.system.power import Power
from usecases.registration import agree, recognise, settle

MOST = 150  # steps; more would mean that the dialog never ends
KEPT_NOT_DONE = 3  # the step after which an update is in the inbox, not handled, and Telegram does not know
GETTING_UP = 20  # steps, some more than a start with one left-over update has
Talk = Callable[[Town, int], Coroutine[Any, Any, None]]


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


async def filled(town: Town, person: int) -> None:
    """The whole form is answered, the review is on the screen."""
    resident = town.phone(person)
    await resident.write("/start")
    await resident.hear("Чим допомогти")
    await fill(resident)


async def submitted(town: Town, person: int) -> None:
    """«Надіслати»: the resident has the number, the worker the offer, and the story is kept once."""
    resident = town.phone(person)
    await resident.press("Надіслати")
    number = number_in(said(await resident.hear("отримано")))
    await town.phone(cast.OLHA).hear(number)
    assert words_of(town.settings.database_url, person) == 1


async def nothing(_: Town, __: int) -> None:
    """The conversation needs no preparation."""


@pytest.mark.parametrize(
    ("before", "talk", "status"),
    [(nothing, call_me, "offered"), (call_me, take, "accepted"), (filled, submitted, "offered")],
)
async def test_a_power_cut_at_any_step(place: Town, before: Talk, talk: Talk, status: str) -> None:
    lives = await sweep(place, before, talk, status, lambda step: [step])
    assert not lives[-1].cuts, "the conversation never ran through"
    assert compare(lives), "the send window was never hit"


async def test_a_second_cut_while_getting_up(place: Town) -> None:
    lives = await sweep(place, nothing, call_me, "offered", lambda step: [KEPT_NOT_DONE, step], GETTING_UP)
    assert compare(lives) <= len(lives)


async def sweep(
    town: Town, before: Talk, talk: Talk, status: str, cuts: Callable[[int], list[int]], most: int = MOST
) -> list[Life]:
    """The conversation again and again, its last cut one step later each time, until that one does not come."""
    await town.stop()
    on, lives = await power.start(town), list[Life]()
    for step in range(1, most):
        life, on = await lived(town, on, Life(7000 + step), before, talk, cuts(step))
        lives.append(life)
        assert [found for _, found in requests_of(town.settings.database_url, life.person)] == [status], life
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
    async with asyncio.timeout(20):
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


def compare(lives: list[Life]) -> int:
    """All were told the same as in the last life, in the same order; how many messages came again comes back."""
    whole, again = lives[-1].taken, 0
    person = lives[-1].person
    assert {cut.at.split()[0] for life in lives for cut in life.cuts} == {"before", "after"}
    for life in lives:
        assert set(life.taken) == {life.person, cast.OLHA}, life
        again += life.again(life.person, whole[person]) + life.again(cast.OLHA, whole[cast.OLHA])
    return again
