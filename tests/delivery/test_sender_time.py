"""Time and crashes: what is late is dropped, a moved clock is noticed, a dead process repeats as little as it can."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.delivery.settling import GATHER_S, TOO_MANY
from domain.messages import Lane
from tests.delivery.looptime import leap
from tests.delivery.office import START, FakeMailroom, FakeTelegram, said, told, working

HOUR = timedelta(hours=1)


def test_an_expired_letter_is_dropped_and_logged_by_its_id(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    async def main() -> None:
        async with working() as office:
            office.commit(said(1, text="Олена", not_after=START), said(2))
            await office.emptied()
            assert office.mailroom.states() == {1: "expired", 2: "sent"}
            assert len(office.telegram.calls) == 1

    leap(main())
    (record,) = [record for record in caplog.records if record.getMessage() == "letter expired"]
    assert vars(record)["outbox_id"] == 1
    assert "Олена" not in str(vars(record))


def test_after_30_hours_down_no_flood_of_stale_reminders() -> None:
    async def main() -> None:
        mailroom = FakeMailroom()
        stale = (said(n, chat=n, lane=Lane.REMINDER, not_after=START - HOUR) for n in range(1, 2001))
        fresh = (said(n, chat=n) for n in range(3001, 3011))
        mailroom.write(*stale, *fresh)
        async with working(mailroom=mailroom) as office:
            await office.emptied()
            assert {chat for _, chat, _ in office.telegram.calls} == set(range(3001, 3011))
            assert office.sender.counts["expired"] == 2000
            assert office.telegram.starts()[-1] < 1.0

    leap(main())


def test_what_waits_for_its_time_holds_up_nobody() -> None:
    async def main() -> None:
        async with working() as office:
            office.commit(said(1, not_before=START + HOUR), said(2))
            await asyncio.sleep(1)
            assert office.telegram.texts(7) == ["n2"]
            await office.emptied(pause=5)
            assert 3600 <= office.telegram.starts()[-1] < 3601

    leap(main())


def test_a_jump_of_the_clock_wakes_at_once_and_expires() -> None:
    async def main() -> None:
        async with working() as office:
            office.commit(
                said(1, not_before=START + HOUR), told(2, not_before=START + HOUR, not_after=START + 2 * HOUR)
            )
            await asyncio.sleep(10)
            office.clock.added = 3 * HOUR
            office.sender.clock_moved()
            await asyncio.sleep(0.1)
            assert office.mailroom.states() == {1: "sent", 2: "expired"}

    leap(main())


def test_a_clock_that_moved_unheard_is_noticed_within_half_a_minute() -> None:
    async def main() -> None:
        async with working() as office:
            office.commit(said(1, not_before=START + HOUR))
            await asyncio.sleep(5)
            office.clock.added = HOUR
            await asyncio.sleep(31)
            assert office.mailroom.states() == {1: "sent"}

    leap(main())


def test_outcomes_are_written_together_and_soon() -> None:
    async def main() -> None:
        async with working(burst=5) as office:
            office.commit(*(said(n, chat=n) for n in range(1, 6)))
            await asyncio.sleep(0.02 + GATHER_S + 0.01)
            assert office.mailroom.batches == [5]

    leap(main())


def test_a_database_that_refuses_for_a_while_loses_no_outcome() -> None:
    async def main() -> None:
        async with working() as office:
            office.mailroom.broken = 3
            office.commit(*(said(n, chat=n) for n in range(1, 4)))
            await office.emptied()
            assert len(office.telegram.calls) == 3

    leap(main())


def test_while_nothing_can_be_written_down_sending_stops() -> None:
    async def main() -> None:
        async with working() as office:
            office.mailroom.dead = True
            office.commit(*(said(n, chat=n) for n in range(1, 601)))
            await asyncio.sleep(120)
            assert TOO_MANY <= len(office.telegram.calls) <= TOO_MANY + 30
            office.mailroom.dead = False
            await office.emptied()
            assert len(office.telegram.calls) == 600

    leap(main())


def test_a_crash_between_taken_and_marked_repeats_that_and_nothing_else() -> None:
    async def main() -> None:
        telegram, mailroom = FakeTelegram(), FakeMailroom()
        async with working(telegram, mailroom, burst=5) as office:
            office.commit(*(said(n, chat=n) for n in range(1, 4)))
            await office.emptied()
            office.commit(*(said(n, chat=n) for n in range(4, 7)))
            await asyncio.sleep(0.04)  # Telegram took them, nobody has written it down
            assert len(telegram.taken) == 6
            mailroom.dead = True
            office.commit(*(said(n, chat=n) for n in range(7, 9)))
            await asyncio.sleep(0.001)  # on their way, not taken
        mailroom.dead = False
        async with working(telegram, mailroom) as again:
            await again.emptied()
        times = {n: len(telegram.texts(n)) for n in range(1, 9)}
        assert times == {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 1, 8: 1}

    leap(main())


def test_letters_handed_over_while_the_pending_ones_are_read_come_once() -> None:
    async def main() -> None:
        async with working() as office:
            office.commit(said(1))
            office.sender.hand_over(list(office.mailroom.rows.values()))
            await office.emptied()
            assert office.telegram.texts(7) == ["n1"]

    leap(main())


def test_drain_ends_what_is_under_way_and_leaves_the_rest_for_the_next_start() -> None:
    async def main() -> None:
        telegram, mailroom = FakeTelegram(lambda: 2.0), FakeMailroom()
        async with working(telegram, mailroom) as office:
            office.commit(*(said(n, chat=n) for n in range(1, 101)))
            await asyncio.sleep(0.5)
            begun = len(telegram.calls)
            assert await office.sender.drain(10)
            office.commit(said(101))
            assert len(telegram.calls) == begun == len(mailroom.settled)
        async with working(telegram, mailroom) as again:
            await again.emptied()
        assert sorted(int(text[1:]) for _, text in telegram.taken) == list(range(1, 102))

    leap(main())


def test_drain_does_not_wait_for_ever() -> None:
    async def main() -> None:
        async with working(FakeTelegram(lambda: 600.0)) as office:
            office.commit(said(1))
            await asyncio.sleep(0.1)
            assert not await office.sender.drain(5)

    leap(main())


def test_drain_of_a_sender_that_never_ran_is_over_at_once() -> None:
    async def main() -> None:
        async with working() as office:
            assert await office.sender.drain(1)
            assert await office.sender.drain(1)

    leap(main())
