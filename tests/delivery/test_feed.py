"""Copies of notices come from the database as they are sent: each once, never many in memory, danger first."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.delivery.admit import Admit, Hold, Pass
from bot.delivery.course import PAGE
from bot.delivery.courses import LOW
from domain.messages import Lane
from domain.people import Person
from tests.delivery.looptime import leap
from tests.delivery.notice_office import NoticeMailroom, changed, heard, run
from tests.delivery.office import START, FakeTelegram, said, working
from usecases.ports import Letter

HOUR = timedelta(hours=1)


def test_everybody_is_told_once_at_99_percent_of_the_pace() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 3001))
        async with working(mailroom=mailroom) as office:
            await office.emptied()
        assert heard(office.telegram) == dict.fromkeys(range(1, 3001), 1)
        assert mailroom.ends == {(1, "sent"): 3000}
        assert 3000 / office.telegram.starts()[-1] > 0.99 * 25

    leap(main())


def test_a_hundred_thousand_copies_take_no_more_memory_than_a_thousand() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 1001))
        numbers = range(1001, 100_001)
        mailroom.enlist(run(), numbers, not_after=START)  # (that is over soon: these are not sent)
        most = 0
        async with working(mailroom=mailroom) as office:
            while len(mailroom.settled) < 100_000:
                most = max(most, office.sender.held)
                await asyncio.sleep(0.02)
        assert most <= LOW + PAGE
        assert mailroom.ends == {(1, "sent"): 1000, (1, "expired"): 99_000}

    leap(main())


def test_danger_goes_first_and_a_small_notice_does_not_wait_for_a_big_one() -> None:
    async def main() -> None:
        big, small, danger = run(1), run(2), run(3, danger=True)
        mailroom = NoticeMailroom(big)
        mailroom.enlist(big, range(1, 5001))
        async with working(mailroom=mailroom) as office:
            await asyncio.sleep(10)
            mailroom.enlist(small, range(6001, 6011))
            changed(office, mailroom, small, 2)
            await asyncio.sleep(10)
            mailroom.enlist(danger, range(7001, 7101))
            changed(office, mailroom, danger, 3)
            await asyncio.sleep(6)
            assert mailroom.ends[3, "sent"] == 100
            await asyncio.sleep(10)
            assert mailroom.ends[2, "sent"] == 10
        chats = [chat for _, chat, _ in office.telegram.calls]
        first = next(n for n, chat in enumerate(chats) if chat > 7000)
        assert sum(chat > 7000 for chat in chats[first : first + 110]) >= 90

    leap(main())


def test_answers_overtake_a_danger_notice() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run(danger=True))
        mailroom.enlist(run(danger=True), range(1, 1001))
        async with working(FakeTelegram(lambda: 1.0), mailroom) as office:
            for n in range(20):
                await asyncio.sleep(0.7)
                began = asyncio.get_running_loop().time()
                office.commit(said(9000 + n, chat=9000 + n, text=str(began), lane=Lane.REPLY))
            await asyncio.sleep(2)
        waits = [at - float(call["text"]) for at, chat, call in office.telegram.calls if chat >= 9000]
        assert len(waits) == 20
        assert max(waits) < 0.5

    leap(main())


def test_copies_that_are_written_while_it_is_sent_are_sent_too() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        async with working(mailroom=mailroom) as office:
            for n in range(10):
                mailroom.enlist(run(), range(n * 500 + 2, n * 500 + 502))
                office.sender.notices_changed()
                await asyncio.sleep(1)
            mailroom.enlist(run(), [1])  # a number that was passed long ago
            office.sender.notices_changed()
            await office.emptied()
        assert heard(office.telegram) == dict.fromkeys(range(1, 5002), 1)

    leap(main())


def test_a_reader_who_is_to_be_told_later_waits_in_the_database() -> None:
    async def main() -> None:
        def porter(letter: Letter, _: Person) -> Admit:
            later = letter.id % 2 and letter.not_before is None
            return Hold(START + 3 * HOUR) if later else Pass()

        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 2001))
        async with working(mailroom=mailroom, admit=porter) as office:
            await asyncio.sleep(600)
            assert (len(mailroom.settled), office.sender.held) == (1000, 0)
            await office.emptied(pause=5)
            assert heard(office.telegram) == dict.fromkeys(range(1, 2001), 1)
            assert min(at for at, chat, _ in office.telegram.calls if chat % 2) >= 3 * 3600

    leap(main())


def test_ordinary_notices_rest_at_night_and_danger_does_not() -> None:
    async def main() -> None:
        usual, danger = run(1), run(2, danger=True)
        mailroom = NoticeMailroom(usual, danger)
        mailroom.enlist(usual, range(1, 5001))
        async with working(mailroom=mailroom) as office:
            office.clock.added = timedelta(hours=11, minutes=59)  # 20:59 and a little
            office.sender.clock_moved()
            await asyncio.sleep(3600)
            told = len(mailroom.settled)
            assert 1400 < told < 1600
            assert office.sender.held == 0
            mailroom.enlist(danger, range(6001, 6011))
            office.sender.notices_changed()
            await asyncio.sleep(60)
            assert len(mailroom.settled) == told + 10
            await office.emptied(pause=5)
            times = [at for at, chat, _ in office.telegram.calls if chat < 6000]
        nights = [at for at in times if 61 < at < 59 + 11 * 3600]
        assert not nights
        assert heard(office.telegram) == dict.fromkeys([*range(1, 5001), *range(6001, 6011)], 1)

    leap(main())


def test_at_night_what_stands_in_the_chats_is_corrected_and_the_rest_waits() -> None:
    async def main() -> None:
        words = {"kind": "notice", "params": {"text": "better", "task": "correct"}}
        fixed = run(version=2, edition=2, job="correct:2", body=words)
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 1001))
        async with working(mailroom=mailroom) as office:
            office.clock.added = timedelta(hours=13)  # 22:00
            office.sender.clock_moved()
            await asyncio.sleep(60)
            assert not office.telegram.calls
            mailroom.enlist(fixed, range(2001, 2701), shown=(5,))
            changed(office, mailroom, fixed)
            await asyncio.sleep(60)
            assert sorted(mailroom.settled) == list(range(2001, 2701))
            mailroom.enlist(fixed, [3001], shown=(5,))  # it was delivered at the last moment
            office.sender.notices_changed()
            await asyncio.sleep(5)
            assert len(mailroom.settled) == 701 and office.sender.held == 0
            await office.emptied(pause=5)
            times = [at for at, chat, _ in office.telegram.calls if chat <= 1000]
        assert 10 * 3600 <= min(times) < 10 * 3600 + 60
        assert heard(office.telegram) == dict.fromkeys([*range(1, 1001), *range(2001, 2701), 3001], 1)

    leap(main())


def test_a_correction_that_the_night_overtakes_goes_on_with_what_was_delivered() -> None:
    async def main() -> None:
        words = {"kind": "notice", "params": {"text": "better", "task": "correct"}}
        fixed = run(version=2, edition=2, job="correct:2", body=words)
        mailroom = NoticeMailroom(fixed)
        for n in range(0, 4000, 2):
            mailroom.enlist(fixed, [n + 1], shown=(5,))
            mailroom.enlist(fixed, [n + 2])
        async with working(mailroom=mailroom) as office:
            office.clock.added = timedelta(hours=11, minutes=59)  # 20:59
            office.sender.clock_moved()
            await asyncio.sleep(600)
            evening = [chat for at, chat, _ in office.telegram.calls if at < 59]
            assert len({n % 2 for n in evening}) == 2
            assert {n for n in mailroom.settled if n % 2} == set(range(1, 4000, 2))
            assert not [chat for at, chat, _ in office.telegram.calls if at > 61 and chat % 2 == 0]
            await office.emptied(pause=5)
        assert heard(office.telegram) == dict.fromkeys(range(1, 4001), 1)

    leap(main())


def test_a_copy_whose_number_was_put_back_can_come_again_beside_other_letters() -> None:
    """The chat has more in line, so the place in which the copy stood is still there."""

    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), [1, 2, 3])
        slow = FakeTelegram(lambda: 3.0)
        async with working(slow, mailroom) as office:
            office.commit(*(said(10 + n, chat=1) for n in range(4)), *(said(20 + n, chat=2) for n in range(4)))
            await asyncio.sleep(1)
            for version in (2, 3, 4):
                changed(office, mailroom, replace(run(), version=version))
                await asyncio.sleep(0.5)
            await office.emptied()
        assert [text for text in slow.texts(1) if text == "n (uk)"] == ["n (uk)"]
        assert mailroom.ends == {(1, "sent"): 3}

    leap(main())
