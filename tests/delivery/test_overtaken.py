"""Quick taps on one message: the newest edit goes out, those it would write over do not hold up what follows."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.delivery.pace import CHAT_BURST
from domain.messages import Lane
from tests.delivery.looptime import leap
from tests.delivery.office import FakeTelegram, Office, said, working
from usecases.ports import Letter

TAPS = 12


def edit(id_: int, message: int = 44, **more: Any) -> Letter:
    """A page of a list, written over the one before."""
    letter = said(id_, **more)
    letter.body["screen"][0].update(method="editMessageText", message_id=message)
    return letter


async def sent(*letters: Letter) -> Office:
    """All of them are committed at once, while the first is on its way."""
    async with working(FakeTelegram(lambda: 0.3)) as office:
        office.commit(*letters)
        await office.emptied()
    return office


def test_of_many_edits_of_a_message_the_newest_is_made_and_what_follows_does_not_wait() -> None:
    async def main() -> None:
        office = await sent(*(edit(n) for n in range(1, TAPS + 1)), said(TAPS + 1))
        assert office.telegram.texts(7) == [f"n{TAPS}", f"n{TAPS + 1}"]
        assert len(office.telegram.starts()) <= CHAT_BURST
        assert office.mailroom.settled[3].error == "overtaken"
        assert office.mailroom.settled[3].message_id is None

    leap(main())


def test_what_is_said_and_other_messages_stay_as_they_are_and_in_order() -> None:
    async def main() -> None:
        both = edit(4)
        both.body["screen"].append({"method": "sendMessage", "text": "told", "parse_mode": "HTML"})
        office = await sent(edit(1), said(2), edit(3, message=45), both, edit(5))
        assert office.telegram.texts(7) == ["n2", "n3", "n4", "told", "n5"]

    leap(main())


def test_an_edit_is_not_left_out_for_one_that_may_come_late() -> None:
    async def main() -> None:
        office = await sent(edit(1), edit(2, lane=Lane.ALERT))
        assert office.telegram.texts(7) == ["n1", "n2"]

    leap(main())


def test_one_that_is_on_its_way_is_finished() -> None:
    async def main() -> None:
        async with working(FakeTelegram(lambda: 0.3)) as office:
            for n in (1, 2, 3):
                office.commit(edit(n))
                await asyncio.sleep(0.1)
            await office.emptied()
        assert office.telegram.texts(7) == ["n1", "n3"]

    leap(main())
