"""Order and fairness: a chat hears things in order, answers before notices, and nobody starves."""

from __future__ import annotations

import asyncio
import random
from itertools import pairwise
from typing import Any

import pytest

from bot.api import ApiError, Unreachable
from bot.delivery.pace import PER_SECOND
from domain.messages import Lane
from domain.people import Person, Reach
from tests.delivery.looptime import leap
from tests.delivery.office import FakeMailroom, FakeTelegram, Trouble, jumpy, said, told, working
from tests.delivery.test_pace import most_in_a_second


@pytest.mark.parametrize("seed", range(6))
def test_every_chat_hears_in_order_whatever_happens(seed: int) -> None:
    dice = random.Random(seed)
    mishaps: list[Trouble] = [
        ApiError(429, "Too Many Requests: retry after 2", 2),
        ApiError(502, "Bad Gateway"),
        Unreachable("ClientConnectorError"),
        ApiError(400, "Bad Request: can't parse entities: x"),
    ]

    def answer(_chat: int, call: dict[str, Any]) -> Trouble | None:
        trouble = dice.choice(mishaps) if dice.random() < 0.15 else None
        marked = "parse_mode" in call  # plain text is never refused for its entities
        return trouble if marked or not isinstance(trouble, ApiError) or trouble.code != 400 else None

    async def main() -> None:
        telegram = FakeTelegram(jumpy(seed), answer)
        async with working(telegram) as office:
            for n in range(400):
                office.commit(said(n + 1, chat=dice.randrange(30)))
                if dice.random() < 0.1:
                    await asyncio.sleep(dice.random())
            await office.emptied()
        for chat in range(30):
            numbers = [int(text[1:]) for text in telegram.texts(chat)]
            assert numbers == sorted(set(numbers))
        assert set(office.mailroom.states().values()) == {"sent"}
        assert most_in_a_second(telegram.starts()) <= PER_SECOND

    leap(main())


def test_many_chats_at_once_but_never_two_letters_of_one() -> None:
    async def main() -> None:
        telegram = FakeTelegram(lambda: 5.0)
        async with working(telegram) as office:
            office.commit(*(said(n, chat=n % 60) for n in range(1, 121)))
            await office.emptied()
        assert 25 <= telegram.most_flying <= 30

    leap(main())


def test_a_chat_gets_three_at_once_then_one_a_second() -> None:
    async def main() -> None:
        async with working() as office:
            office.commit(*(said(n) for n in range(1, 9)))
            await office.emptied()
        starts = office.telegram.starts()
        assert starts[2] < 0.2
        assert all(later - earlier > 0.9 for earlier, later in pairwise(starts[2:]))

    leap(main())


def test_an_answer_overtakes_the_notices_of_its_own_chat() -> None:
    async def main() -> None:
        async with working() as office:
            office.commit(*(said(n, lane=Lane.NOTICE) for n in range(1, 8)))
            await asyncio.sleep(0.5)
            office.commit(said(8, lane=Lane.REPLY), said(9, lane=Lane.URGENT))
            await office.emptied()
        texts = office.telegram.texts(7)
        assert texts[3:5] == ["n9", "n8"]
        assert [text for text in texts if text not in ("n8", "n9")] == [f"n{n}" for n in range(1, 8)]

    leap(main())


def test_answers_and_alarms_wait_less_than_two_seconds_behind_five_thousand_notices() -> None:
    async def main() -> None:
        mailroom = FakeMailroom()
        mailroom.write(*(told(n, chat=n) for n in range(1, 5001)))
        telegram = FakeTelegram(jumpy(1, 1.0))
        async with working(telegram, mailroom) as office:
            for n in range(100):
                await asyncio.sleep(0.7)
                lane = Lane.URGENT if n % 5 == 0 else Lane.REPLY
                began = asyncio.get_running_loop().time()
                office.commit(said(10_000 + n, chat=10_000 + n, text=f"{began}", lane=lane))
            await office.emptied()
        waits = [at - float(call["text"]) for at, chat, call in telegram.calls if chat >= 10_000]
        assert max(waits) < 0.5
        assert 5100 / telegram.starts()[-1] > 23  # the broadcast is not slowed down either
        assert len(mailroom.reads) < 300  # readers come in batches
        assert most_in_a_second(telegram.starts()) <= PER_SECOND

    leap(main())


def test_notices_go_on_under_a_flood_of_answers() -> None:
    async def main() -> None:
        async with working() as office:
            office.commit(*(said(n, chat=n) for n in range(1, 1001)))
            office.commit(*(said(n, chat=n, lane=Lane.NOTICE) for n in range(2001, 2021)))
            office.commit(*(said(n, chat=n, lane=Lane.REMINDER) for n in range(3001, 3021)))
            await office.emptied()
        order = [chat for _, chat, _ in office.telegram.calls]
        assert order.index(2020) < 500
        assert order.index(3020) < 500
        assert sum(1 for chat in order[:160] if chat < 2000) >= 130

    leap(main())


def test_slow_notices_leave_hands_free_for_answers() -> None:
    async def main() -> None:
        telegram = FakeTelegram(lambda: 60.0)
        async with working(telegram) as office:
            office.commit(*(said(n, chat=n, lane=Lane.NOTICE) for n in range(1, 101)))
            await asyncio.sleep(5)
            office.commit(said(500, chat=500))
            await asyncio.sleep(1)
            assert telegram.calls[-1][1] == 500

    leap(main())


def test_a_letter_that_cannot_be_rendered_fails_alone() -> None:
    async def main() -> None:
        async with working() as office:
            office.commit(told(1, kind="broken"), told(2), told(3, chat=-1))
            await office.emptied()
        assert office.mailroom.states() == {1: "failed", 2: "sent", 3: "failed"}
        assert [office.mailroom.settled[n].error for n in (1, 3)] == ["KeyError", "NoReader"]
        assert office.telegram.texts(7) == ["n2 (uk)"]

    leap(main())


def test_a_body_that_is_no_call_fails_alone() -> None:
    async def main() -> None:
        async with working() as office:
            bad, odd, nothing = said(1), said(2), said(3)
            bad.body["screen"][0].pop("method")
            odd.body["screen"][:] = [5]
            nothing.body["screen"].clear()
            office.commit(bad, odd, nothing, said(4))
            await office.emptied()
        assert office.mailroom.states() == {1: "failed", 2: "failed", 3: "sent", 4: "sent"}

    leap(main())


def test_readers_are_as_they_are_now_and_notices_spare_those_who_left() -> None:
    async def main() -> None:
        async with working() as office:
            office.mailroom.people = {
                1: Person(1, 1, lang="en"),
                2: Person(2, 2, reach=Reach.BLOCKED),
            }
            office.commit(told(1, chat=1), told(2, chat=2), told(3, chat=2, lane=Lane.REPLY))
            await office.emptied()
        assert office.telegram.texts(1) == ["n1 (en)"]
        assert office.telegram.texts(2) == ["n3 (uk)"]  # a personal word is tried all the same
        assert office.mailroom.settled[2].error == "blocked"
        assert office.mailroom.reaches == {2: "open"}  # it arrived, so they are back

    leap(main())


def test_unreadable_readers_only_put_their_letters_off() -> None:
    async def main() -> None:
        async with working() as office:
            office.mailroom.broken = 1
            office.commit(told(1), told(2, chat=8))
            await asyncio.sleep(0.1)
            office.commit(said(3, chat=9))
            await office.emptied()
        assert set(office.mailroom.states().values()) == {"sent"}

    leap(main())


def test_a_letter_of_several_calls_is_not_interrupted() -> None:
    async def main() -> None:
        async with working() as office:
            many = said(1, lane=Lane.NOTICE)
            many.body["screen"].extend({"method": "sendPhoto", "photo": "x"} for _ in range(4))
            office.commit(many)
            await asyncio.sleep(0.1)
            office.commit(said(2, lane=Lane.URGENT))
            await office.emptied()
        assert office.telegram.texts(7) == ["n1", *["sendPhoto"] * 4, "n2"]
        assert office.mailroom.settled[1].message_id == 101  # the first: it has the buttons

    leap(main())
