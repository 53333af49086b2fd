"""What the clock has to tell waits until the line before the answers is short, but not for ever."""

from __future__ import annotations

from typing import cast

import pytest

from scheduler import room as module
from scheduler.room import MOST, Room
from scheduler.ticks import Ticks
from tests.scheduler.effects import SECOND, Effects, FakeAgenda, planned
from tests.support.fakes import FakeOffice
from usecases.ports import Works


class Line:
    """Chats that wait for the sender; each look sees it shorter by `sent`."""

    def __init__(self, length: int, sent: int) -> None:
        self.length, self.sent, self.looks = length, sent, 0

    def __call__(self) -> int:
        self.looks += 1
        self.length -= self.sent
        return self.length


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK", 0.001)
    monkeypatch.setattr(module, "PATIENCE", 0.03)


async def test_nobody_waits_for_a_short_line() -> None:
    line = Line(MOST, 0)
    await Room(line).wait()
    assert line.looks == 1


async def test_it_waits_until_the_line_is_short() -> None:
    line = Line(MOST + 10, 1)
    await Room(line).wait()
    assert (line.length, line.looks) == (MOST, 10)


async def test_what_is_decided_does_not_wait_for_a_network_that_is_down() -> None:
    line = Line(1000, 0)
    room = Room(line)
    for _ in range(50):
        await room.wait()
    assert line.looks == pytest.approx(30, abs=1)
    room.begin()
    await room.wait()
    assert line.looks == pytest.approx(60, abs=2)


async def test_a_tick_asks_for_room_before_every_timer(effects: Effects) -> None:
    office, seen = FakeOffice(), list[int]()

    def line() -> int:
        seen.append(len(effects.done))
        return 0

    await planned(office, **{f"t{number}": -SECOND for number in range(10)})
    await Ticks(cast(Works, office.works), office.clock, FakeAgenda(office), Room(line)).run()
    assert seen == list(range(10))
