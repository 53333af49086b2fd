"""What an earlier process left: counted before it is tried, done before what is new, set aside when it kills."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.intake.inbox import MOST_STARTS, chat_of
from tests.intake.desks import BOT, Notebook, left, message, open_desk
from tests.support.fakes import FakeOffice
from usecases.ports import Incoming


class Dying(Notebook):
    """A process that an update kills: nothing after it happens any more."""

    def __init__(self, office: FakeOffice, deadly: int) -> None:
        super().__init__(office)
        self.deadly, self.dead = deadly, asyncio.Event()

    async def work(self, update: Incoming) -> None:
        if update.update_id == self.deadly:
            self.dead.set()
            await asyncio.Event().wait()


async def kept(office: FakeOffice, *ids: int, chat: int = 5) -> None:
    """Updates that a dead process left."""
    await office.inbox.store(BOT, [Incoming(number, chat, "{}") for number in ids])


async def test_left_overs_come_first_though_telegram_sends_on() -> None:
    office = FakeOffice()
    await kept(office, 1, 2)
    notebook = Notebook(office)
    async with open_desk(notebook) as desk:
        await desk.receive([message(2, 5), message(3, 5)])
        await notebook.until(3)
    assert notebook.handled == {5: [1, 2, 3]}


async def test_what_came_before_the_desk_was_open_is_done_once() -> None:
    notebook = Notebook(FakeOffice())
    async with open_desk(notebook) as desk:
        await desk.receive([message(1, 5)])
        await notebook.until(1)
        await desk.receive([message(2, 5)])
        await notebook.until(2)
    assert notebook.handled == {5: [1, 2]}
    assert left(notebook.office) == []


async def test_an_update_that_kills_the_process_is_set_aside_and_its_chat_goes_on(
    caplog: pytest.LogCaptureFixture,
) -> None:
    office = FakeOffice()
    await kept(office, 1, 2, 3)
    for _ in range(MOST_STARTS):
        notebook = Dying(office, deadly=2)
        async with open_desk(notebook):
            await notebook.dead.wait()
    assert [office.stored.inbox[BOT, 2].update.attempts, office.stored.inbox[BOT, 3].update.attempts] == [3, 0]
    notebook = Dying(office, deadly=2)
    with caplog.at_level(logging.ERROR):
        async with open_desk(notebook):
            await notebook.until(1)
    assert notebook.handled == {5: [3]}
    assert office.stored.inbox[BOT, 2].state == "poison"
    assert "set aside" in caplog.text


async def test_an_end_in_the_middle_of_left_overs_counts_no_more_of_them() -> None:
    office = FakeOffice()
    await kept(office, 1, 2)
    notebook = Dying(office, deadly=1)
    async with open_desk(notebook) as desk:
        await notebook.dead.wait()
        await desk.drain(0.01)
    assert office.stored.inbox[BOT, 2].update.attempts == 0
    assert left(office) == [1, 2]


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"message": {"chat": {"id": 5}}}, 5),
        ({"edited_message": {"chat": {"id": 5}}}, 5),
        ({"callback_query": {"from": {"id": 7}, "message": {"chat": {"id": 5}}}}, 5),
        ({"callback_query": {"from": {"id": 7}, "inline_message_id": "1"}}, 7),
        ({"my_chat_member": {"chat": {"id": 5}}}, 5),
        ({"inline_query": {"from": {"id": 7}}}, 0),
        ({"message": {"chat": 5}}, 0),
        ({"message": "?"}, 0),
        ({"message": {"chat": {"id": "5"}}}, 0),
        ({}, 0),
    ],
)
def test_the_chat_of_an_update(update: dict[str, object], chat: int) -> None:
    assert chat_of(update) == chat
