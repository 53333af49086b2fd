"""The front desk: order within a chat, many chats at once, each update once whatever Telegram repeats."""

from __future__ import annotations

import asyncio
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.desks import Notebook, left, message, open_desk
from tests.support.fakes import FakeOffice
from usecases.ports import Incoming

CHATS, EACH = 100, 30


class Uneven(Notebook):
    """Some updates take longer than others."""

    marks = False  # thousands of rows are much for an inbox in memory
    dice = random.Random(7)

    async def work(self, update: Incoming) -> None:
        await asyncio.sleep(self.dice.choice((0, 0, 0.001, 0.004)))


def busy_day() -> list[dict[str, Any]]:
    """Everybody writes thirty messages, all mixed."""
    order = [chat for chat in range(1, CHATS + 1) for _ in range(EACH)]
    random.Random(3).shuffle(order)
    return [message(number, chat) for number, chat in enumerate(order)]


async def test_no_chat_is_out_of_order_and_many_are_in_work() -> None:
    notebook = Uneven(FakeOffice())
    async with open_desk(notebook) as desk:
        updates = busy_day()
        for begin in range(0, len(updates), 100):
            await desk.receive(updates[begin : begin + 100])
        await notebook.until(CHATS * EACH)
    assert all(ids == sorted(ids) and len(ids) == EACH for ids in notebook.handled.values())
    assert len(notebook.handled) == CHATS
    assert 8 < notebook.most <= 32


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_repeats_and_any_cut_into_batches_change_nothing(data: st.DataObject) -> None:
    chats = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=25))
    updates = [message(number, chat) for number, chat in enumerate(chats)]
    again = data.draw(st.lists(st.integers(0, len(updates) - 1), max_size=10))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(updates)), max_size=5)))

    async def day() -> Notebook:
        notebook = Notebook(FakeOffice())
        async with open_desk(notebook) as desk:
            for begin, end in zip([0, *cuts], [*cuts, len(updates)], strict=True):
                await desk.receive(updates[begin:end])
                await desk.receive([updates[number] for number in again if number < end])
            await notebook.until(len(updates))
        return notebook

    handled = asyncio.run(day()).handled
    wanted: dict[int, list[int]] = {}
    for number, chat in enumerate(chats):
        wanted.setdefault(chat, []).append(number)
    assert handled == wanted


async def test_the_same_update_twice_in_one_batch_is_one() -> None:
    notebook = Notebook(FakeOffice())
    async with open_desk(notebook) as desk:
        await desk.receive([message(1, 5), message(1, 5), message(2, 5)])
        await notebook.until(2)
        await desk.receive([message(2, 5)])
    assert notebook.handled == {5: [1, 2]}


async def test_what_has_no_number_is_no_update() -> None:
    notebook = Notebook(FakeOffice())
    async with open_desk(notebook) as desk:
        await desk.receive([{"update_id": "5"}, {"update_id": True}, {}, {"update_id": 6, "message": None}])
        await notebook.until(1)
    assert notebook.handled == {0: [6]}


@pytest.mark.parametrize(("hands", "done"), [(1, {5: [1]}), (2, {5: [1], 6: [3]})])
async def test_the_end_lets_what_is_in_work_end_and_begins_no_other(hands: int, done: dict[int, list[int]]) -> None:
    notebook = Slow(FakeOffice())
    async with open_desk(notebook, hands) as desk:
        await desk.receive([message(1, 5), message(2, 5), message(3, 6)])
        await notebook.begun.wait()
        end = asyncio.create_task(desk.drain(5))
        await asyncio.sleep(0)
        await desk.receive([message(4, 7)])
        notebook.go_on.set()
        await end
    assert notebook.handled == done
    assert left(notebook.office) == [number for number in (2, 3, 4) if number not in done.get(6, [])]


async def test_the_end_does_not_wait_for_ever() -> None:
    notebook = Slow(FakeOffice())
    async with open_desk(notebook) as desk:
        await desk.receive([message(1, 5)])
        await notebook.begun.wait()
        await desk.drain(0.01)
    assert left(notebook.office) == [1]


class Slow(Notebook):
    """Takes its time until it is told to go on."""

    def __init__(self, office: FakeOffice) -> None:
        super().__init__(office)
        self.begun, self.go_on = asyncio.Event(), asyncio.Event()

    async def work(self, update: Incoming) -> None:
        self.begun.set()
        await self.go_on.wait()
