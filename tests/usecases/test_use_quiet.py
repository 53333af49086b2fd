"""Quiet hours: reminders wait, people's words come without a sound, only the urgent rings."""

from __future__ import annotations

from domain.messages import Kind, Message
from tests.usecases.desk import GALYNA, Desk
from usecases.apply import letter
from usecases.ports import Letter


async def made(desk: Desk, message: Message) -> Letter:
    async with desk.work() as work:
        return letter(work, 1, GALYNA, message)


async def test_at_night(desk: Desk) -> None:
    await desk.turn(hours=13)  # ten in the morning and thirteen hours: eleven at night
    words = await made(desk, Message(Kind.WORKER_WORDS, {}))
    assert (words.not_before, words.body.get("silent")) == (None, True)
    urgent = await made(desk, Message(Kind.OFFER, {}, urgent=True))
    assert (urgent.not_before, urgent.body.get("silent")) == (None, None)
    reminder = await made(desk, Message(Kind.CHECK_IN, {}))
    assert reminder.not_before is not None
    assert "silent" not in reminder.body


async def test_by_day(desk: Desk) -> None:
    for kind in (Kind.WORKER_WORDS, Kind.CHECK_IN):
        told = await made(desk, Message(kind, {}))
        assert "silent" not in told.body
