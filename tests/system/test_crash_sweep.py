"""The power is cut at every step of a conversation in turn: nothing is lost, no request is made twice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import demo_people as cast
from bot.phone import said
from tests.chats.steps import fill, number_in
from tests.support.town import Town
from tests.support.town import town as a_town
from tests.system import power
from tests.system.aftermath import requests_of, words_of
from tests.system.lives import Check, Life, Talk, sweep

KEPT_NOT_DONE = 3  # the step after which an update is in the inbox, not handled, and Telegram does not know
GETTING_UP = 20  # steps, some more than a start with one left-over update has


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
    lives = await sweep(place, before, talk, one_request(status), lambda step: [step])
    assert not lives[-1].cuts, "the conversation never ran through"
    assert compare(lives), "the send window was never hit"


async def test_a_second_cut_while_getting_up(place: Town) -> None:
    lives = await sweep(place, nothing, call_me, one_request("offered"), lambda step: [KEPT_NOT_DONE, step], GETTING_UP)
    assert compare(lives) <= len(lives)


def one_request(status: str) -> Check:
    """The resident has one request, which stands so."""

    def check(town: Town, life: Life) -> None:
        assert [found for _, found in requests_of(town.settings.database_url, life.person)] == [status], life

    return check


def compare(lives: list[Life]) -> int:
    """All were told the same as in the last life, in the same order; how many messages came again comes back."""
    whole, again = lives[-1].taken, 0
    person = lives[-1].person
    assert {cut.at.split()[0] for life in lives for cut in life.cuts} == {"before", "after"}
    for life in lives:
        assert set(life.taken) == {life.person, cast.OLHA}, life
        again += life.again(life.person, whole[person]) + life.again(cast.OLHA, whole[cast.OLHA])
    return again
