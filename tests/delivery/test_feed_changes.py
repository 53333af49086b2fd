"""A notice that is paused, corrected or stopped: nothing goes out as it was, and nobody is told twice or left out."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace

import pytest

from bot.api import ApiError
from bot.delivery.pace import PER_SECOND
from tests.delivery.looptime import leap
from tests.delivery.notice_office import NoticeMailroom, changed, heard, run
from tests.delivery.office import FakeTelegram, jumpy, refusing, working
from tests.delivery.test_pace import most_in_a_second


def test_a_pause_holds_all_but_what_is_being_sent_at_this_moment() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 1001))
        async with working(mailroom=mailroom) as office:
            await asyncio.sleep(10.01)
            begun = len(office.telegram.calls)
            changed(office, mailroom, None)
            assert len(office.telegram.calls) == begun
            await asyncio.sleep(3600)
            assert len(office.telegram.calls) == len(mailroom.settled) == begun
            assert office.sender.held == 0
            changed(office, mailroom, run(version=3))
            await office.emptied()
        assert heard(office.telegram) == dict.fromkeys(range(1, 1001), 1)

    leap(main())


def test_a_pause_holds_even_when_the_database_does_not_answer() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 501))
        async with working(mailroom=mailroom) as office:
            await asyncio.sleep(2)
            mailroom.unread = 6
            changed(office, mailroom, None)
            begun = len(office.telegram.calls)
            await asyncio.sleep(60)
            assert len(office.telegram.calls) == begun
            changed(office, mailroom, run(version=3))
            await office.emptied()
        assert heard(office.telegram) == dict.fromkeys(range(1, 501), 1)

    leap(main())


def test_a_pause_takes_back_what_telegram_put_off() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 11))
        async with working(FakeTelegram(answer=refusing(10, ApiError(502, "Bad Gateway"))), mailroom) as office:
            await asyncio.sleep(0.3)
            begun = len(office.telegram.calls)
            changed(office, mailroom, None)
            await asyncio.sleep(600)
            assert (len(office.telegram.calls), office.sender.held) == (begun, 0)
            changed(office, mailroom, run(version=3))
            await office.emptied()
        assert heard(office.telegram) == dict.fromkeys(range(1, 11), 1)

    leap(main())


def test_from_the_moment_of_a_correction_only_the_new_words_go_out() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.slow = 0.3
        mailroom.enlist(run(), range(1, 501))
        async with working(mailroom=mailroom) as office:
            await asyncio.sleep(8)
            begun = len(office.telegram.calls)
            words = {"kind": "notice", "params": {"text": "better", "task": "correct"}}
            changed(office, mailroom, run(version=2, edition=2, job="correct:2", body=words))
            await office.emptied()
        texts = [call["text"] for _, _, call in office.telegram.calls]
        assert set(texts[:begun]) == {"n (uk)"}
        assert set(texts[begun:]) == {"better (uk)"}
        assert {mailroom.settled[n].edition for n in (1, 500)} == {1, 2}
        assert heard(office.telegram) == dict.fromkeys(range(1, 501), 1)

    leap(main())


def test_another_notice_goes_on_while_one_is_stopped() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run(1), run(2))
        mailroom.enlist(run(1), range(1, 1001))
        mailroom.enlist(run(2), range(1001, 1301))
        async with working(mailroom=mailroom) as office:
            await asyncio.sleep(5)
            changed(office, mailroom, None, 1)
            await asyncio.sleep(30)
        assert mailroom.ends[2, "sent"] == 300
        assert mailroom.ends[1, "sent"] < 126

    leap(main())


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_to_it_everybody_is_told_once(seed: int) -> None:
    """Pauses, changes, slow pages, writes that fail, floods and bad gateways, in any order."""
    dice = random.Random(seed)
    mishaps = [ApiError(429, "Too Many Requests: retry after 3", 3), ApiError(502, "Bad Gateway")]

    async def main() -> None:
        telegram = FakeTelegram(jumpy(seed), lambda *_: dice.choice(mishaps) if dice.random() < 0.03 else None)
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 1501))
        async with working(telegram, mailroom) as office:
            for version in range(2, 60):
                await asyncio.sleep(dice.random() * 3)
                mailroom.slow = dice.choice([0, 0.01, 0.4])
                mailroom.unread, mailroom.broken = dice.choice([0, 0, 2]), dice.choice([0, 0, 3])
                its = replace(run(), version=version)
                changed(office, mailroom, its if version % 2 or dice.random() < 0.3 else None)
            changed(office, mailroom, replace(run(), version=99))
            await office.emptied()
            await asyncio.sleep(1)
            assert office.sender.held == 0
        assert heard(telegram) == dict.fromkeys(range(1, 1501), 1)
        assert mailroom.ends == {(1, "sent"): 1500}
        assert most_in_a_second(telegram.starts()) <= PER_SECOND

    leap(main())


@pytest.mark.parametrize("seed", range(4))
def test_a_process_that_dies_again_and_again_repeats_only_what_was_not_written_down(seed: int) -> None:
    dice = random.Random(seed)

    async def main() -> None:
        telegram, mailroom = FakeTelegram(jumpy(seed, 0.1)), NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 801))
        window = 0
        while len(mailroom.settled) < 800:
            async with working(telegram, mailroom) as office:
                for _ in range(dice.randrange(1, 400)):
                    if len(mailroom.settled) < 800:
                        await asyncio.sleep(0.01)
            window += len({chat for chat, _ in telegram.taken} - set(mailroom.settled)) + office.sender.flying
        told = heard(telegram)
        assert set(told) == set(range(1, 801))
        assert sum(told.values()) - 800 <= window

    leap(main())
