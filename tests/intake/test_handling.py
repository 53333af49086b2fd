"""One update in one transaction; poison is set aside with a word to the person; the button is let go after it."""

from __future__ import annotations

import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, cast

import pytest
from aiogram import Bot
from aiogram.types import Update

from bot.api import ApiError
from bot.intake import handling
from bot.intake.handling import Handling
from bot.ui.screen import Screen
from domain.messages import Kind, Lane
from domain.people import Role
from domain.requests import NotFound
from tests.intake.desks import BOT, message
from tests.support.fakes import FakeInbox, FakeOffice
from tests.support.offices import hire, resident
from usecases.ports import Inbox, Incoming, UnitOfWork, Works

GALYNA, ADMIN = 5, 9
PRESSED: dict[str, Any] = {
    "id": "77",
    "from": {"id": GALYNA, "is_bot": False, "first_name": "Галина"},
    "chat_instance": "1",
    "data": "x",
}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handling, "RETRIES", (0, 0, 0))


@dataclass
class Counter:
    """What a bot does with an update, as told by the test."""

    office: FakeOffice = field(default_factory=FakeOffice)
    trouble: list[Exception] = field(default_factory=list)
    tried: int = 0
    refused: list[Exception] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    screen: Screen | None = field(default_factory=lambda: Screen("Добре", toast="Є"))
    spawned: list[Coroutine[Any, Any, Any]] = field(default_factory=list)

    async def route(self, work: UnitOfWork, update: Update, rest: bool) -> Screen | None:
        self.tried += 1
        await work.people.add(1000 + self.tried, "слід цієї спроби")
        if self.trouble:
            raise self.trouble.pop(0)
        return self.screen

    async def refuse(self, work: UnitOfWork, update: Update, error: Exception) -> Screen | None:
        self.refused.append(error)
        return Screen("Так не можна")

    async def call(self, method: str, **params: Any) -> Any:
        self.calls.append((method, params))
        raise ApiError(400, "Bad Request: query is too old")

    async def receive(self, update: dict[str, Any], inbox: Inbox | None = None) -> None:
        """The update comes and is handled to its end."""
        works = cast(Works, self.office.works)
        bot = Bot(f"{BOT}:a-token-of-the-tests-0123456789abcdef")
        parts = (self.route, self.refuse, self.call, self.spawned.append)
        incoming = Incoming(update["update_id"], GALYNA, Update.model_validate(update).model_dump_json())
        await self.office.inbox.store(BOT, [incoming])
        await Handling(bot, works, inbox or self.office.inbox, *parts)(incoming)
        while self.spawned:
            await self.spawned.pop()

    @property
    def letters(self) -> list[Any]:
        return [posted.letter for posted in self.office.stored.outbox.values()]

    @property
    def states(self) -> list[str]:
        return [row.state for row in self.office.stored.inbox.values()]


async def staffed(office: FakeOffice) -> None:
    """A resident who is known, and an admin."""
    async with office.works() as work:
        await resident(cast(UnitOfWork, work), GALYNA)
        await hire(cast(UnitOfWork, work), ADMIN, Role.ADMIN)


async def test_the_answer_and_the_mark_come_together() -> None:
    counter = Counter()
    await counter.receive(message(1, GALYNA))
    (letter,) = counter.letters
    assert (letter.chat, letter.lane, letter.body["screen"][0]["text"]) == (GALYNA, Lane.REPLY, "Добре")
    assert counter.states == ["done"]


async def test_a_repeat_does_nothing_twice() -> None:
    counter = Counter()
    await counter.receive(message(1, GALYNA))
    await counter.receive(message(1, GALYNA))
    assert (counter.tried, len(counter.letters)) == (1, 1)


async def test_a_refusal_undoes_the_try_and_is_explained() -> None:
    counter = Counter(trouble=[NotFound()])
    await counter.receive(message(1, GALYNA))
    assert [type(error) for error in counter.refused] == [NotFound]
    assert not counter.office.stored.people
    assert [letter.body["screen"][0]["text"] for letter in counter.letters] == ["Так не можна"]
    assert counter.states == ["done"]


async def test_passing_trouble_is_tried_again_without_a_trace() -> None:
    counter = Counter(trouble=[OSError(), ValueError()])
    await counter.receive(message(1, GALYNA))
    assert counter.tried == 3
    assert [person.chat for person in counter.office.stored.people.values()] == [1003]
    assert counter.states == ["done"]


async def test_poison_is_set_aside_and_told_to_the_person_and_the_admins(caplog: pytest.LogCaptureFixture) -> None:
    counter = Counter(trouble=[ValueError("вірш про людину")] * 4)
    await staffed(counter.office)
    await counter.receive(message(1, GALYNA))
    await counter.receive(message(2, GALYNA))
    assert counter.states == ["poison", "done"]
    fault, alarm, answer = counter.letters
    assert (fault.chat, fault.body["kind"]) == (GALYNA, Kind.FAULT)
    assert (alarm.chat, alarm.body["kind"], alarm.body["params"]["update"]) == (ADMIN, Kind.POISON, 1)
    assert answer.body["screen"]
    assert "update failed" in caplog.text


async def test_a_stranger_whose_first_words_fail_is_told_as_well() -> None:
    counter = Counter(trouble=[ValueError()] * 4)
    async with counter.office.works() as work:
        await hire(cast(UnitOfWork, work), ADMIN, Role.ADMIN)
    await counter.receive(message(1, GALYNA))
    assert [letter.chat for letter in counter.letters] == [GALYNA, ADMIN]


async def test_trouble_of_the_database_makes_no_poison(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(FakeInbox):
        left = 2

        async def poison(self, bot: int, update_id: int, error: str) -> None:
            Broken.left -= 1
            counter.trouble = [] if not Broken.left else [OSError()] * 4
            raise OSError("database is locked")

    counter = Counter(trouble=[OSError()] * 4)
    with caplog.at_level(logging.ERROR):
        await counter.receive(message(1, GALYNA), Broken(counter.office))
    assert (counter.tried, counter.states, len(counter.letters)) == (9, ["done"], 1)
    assert "the database refuses: OSError" in caplog.text


@pytest.mark.parametrize("toast", ["", "Є", "я" * 300])
async def test_a_button_is_let_go_even_when_it_is_too_late(toast: str) -> None:
    counter = Counter(screen=Screen("Добре", toast=toast))
    await counter.receive({"update_id": 1, "callback_query": PRESSED})
    words = {"text": toast[:200]} if toast else {}
    assert counter.calls == [("answerCallbackQuery", {"callback_query_id": "77", **words})]


async def test_a_button_is_let_go_though_the_update_is_poison() -> None:
    counter = Counter(trouble=[ValueError()] * 4)
    await counter.receive({"update_id": 1, "callback_query": PRESSED})
    assert [method for method, _ in counter.calls] == ["answerCallbackQuery"]


@pytest.mark.parametrize("payload", ["{}", "[]", "?", '{"update_id": 1, "message": {"text": 5}}', '{"update_id": "x"}'])
async def test_an_unknown_shape_is_noted_and_done(payload: str) -> None:
    counter = Counter()
    incoming = Incoming(1, 0, payload)
    await counter.office.inbox.store(BOT, [incoming])
    bot = Bot(f"{BOT}:a-token-of-the-tests-0123456789abcdef")
    parts = (counter.route, counter.refuse, counter.call, counter.spawned.append)
    await Handling(bot, cast(Works, counter.office.works), counter.office.inbox, *parts)(incoming)
    assert (counter.tried, counter.states, counter.letters) == (0, ["done"], [])
