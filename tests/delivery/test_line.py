"""Who waits for an ordinary letter is counted by chats: that is what an answer would stand behind."""

from __future__ import annotations

from bot.delivery.queues import Queues
from domain.messages import Lane
from usecases.ports import Letter


def letter(number: int, chat: int, lane: Lane) -> Letter:
    return Letter(number, chat, chat, lane, {"kind": "offer", "params": {}})


def test_the_line_before_an_answer() -> None:
    queues = Queues()
    for number, (chat, lane) in enumerate([(1, Lane.REPLY), (1, Lane.REPLY), (2, Lane.URGENT), (3, Lane.NOTICE)]):
        queues.put(letter(number, chat, lane), wall=0.0)
    assert queues.line == 2
    assert queues.take(range(4)) is not None
    assert queues.line == 1
