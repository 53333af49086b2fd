"""Copies of notices and what Telegram says of them: lost answers, floods, people who left, messages that are gone."""

from __future__ import annotations

import asyncio

from bot.api import ApiError, Unreachable
from bot.delivery.ledger import MOST_CLOSED, Ledger
from bot.delivery.queues import Queues
from bot.delivery.settling import Settling
from bot.i18n import Html
from bot.ui.screen import Screen
from domain.messages import Lane
from domain.people import Person, Reach
from tests.delivery.looptime import leap
from tests.delivery.notice_office import NoticeMailroom, changed, heard, run
from tests.delivery.office import FakeTelegram, Office, Trouble, refusing, said, working
from usecases.ports import Letter

LOST = Unreachable("ServerDisconnectedError", maybe_done=True)
FLOOD = ApiError(429, "Too Many Requests: retry after 90", 90)


def as_edit(letter: Letter, _: Person) -> Screen:
    """What stands there is edited, and what stood beside it is taken away."""
    here, *others = letter.shown
    edit = {"method": "editMessageText", "message_id": here, "text": "new", "parse_mode": "HTML"}
    gone = [{"method": "deleteMessages", "message_ids": others}] if others else []
    return Screen(Html(), ready=[edit, *gone])


def edited(answer: Trouble, **shown: tuple[int, ...]) -> tuple[Office, NoticeMailroom]:
    """Copies 1, 2 … with these messages are corrected by a Telegram that answers like this once."""
    its = run(version=2, edition=2, job="correct:2")

    async def main() -> tuple[Office, NoticeMailroom]:
        mailroom = NoticeMailroom(its)
        for n, ids in enumerate(shown.values(), 1):
            mailroom.enlist(its, [n], shown=ids)
        telegram = FakeTelegram(answer=refusing(1, answer))
        async with working(telegram, mailroom, render=as_edit) as office:
            await office.emptied()
        return office, mailroom

    return leap(main())


def test_an_ordinary_notice_is_not_repeated_when_its_answer_was_lost() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 21))
        async with working(FakeTelegram(answer=refusing(1, LOST)), mailroom) as office:
            await office.emptied()
        assert heard(office.telegram) == dict.fromkeys(range(1, 21), 1)
        assert mailroom.ends == {(1, "sent"): 19, (1, "uncertain"): 1}

    leap(main())


def test_one_about_danger_is_repeated_once() -> None:
    async def main() -> None:
        its = run(danger=True)
        mailroom = NoticeMailroom(its)
        mailroom.enlist(its, [1, 2])
        lost = refusing(9, LOST, lambda chat, _: chat == 1)
        async with working(FakeTelegram(answer=lost), mailroom) as office:
            await office.emptied()
            assert office.sender.held == 0
        assert heard(office.telegram) == {1: 2, 2: 1}
        assert mailroom.ends == {(1, "sent"): 1, (1, "uncertain"): 1}

    leap(main())


def test_a_flood_stops_everything_for_as_long_as_it_says() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 301))
        flood = refusing(1, FLOOD, lambda chat, _: chat == 100)
        async with working(FakeTelegram(answer=flood), mailroom) as office:
            await office.emptied()
        starts = office.telegram.starts()
        gap = max(later - earlier for earlier, later in zip(starts, starts[1:], strict=False))
        assert 89.9 < gap < 91
        assert mailroom.ends == {(1, "sent"): 300}

    leap(main())


def test_the_second_try_of_what_was_stopped_meanwhile_is_not_made() -> None:
    async def main() -> None:
        its = run(danger=True)
        mailroom = NoticeMailroom(its)
        mailroom.enlist(its, [1])
        telegram = FakeTelegram(answer=refusing(1, LOST))
        async with working(telegram, mailroom) as office:
            await asyncio.sleep(1)  # the answer is lost by now, the second try is a second away
            changed(office, mailroom, None)
            await office.emptied()
        assert heard(telegram) == {1: 1} and mailroom.ends == {(1, "uncertain"): 1}

    leap(main())


def test_people_who_left_cost_no_call_unless_it_is_about_danger() -> None:
    async def main(danger: bool) -> NoticeMailroom:
        its = run(danger=danger)
        mailroom = NoticeMailroom(its)
        mailroom.enlist(its, range(1, 101))
        mailroom.people = {n: Person(n, n, reach=Reach.BLOCKED) for n in range(1, 51)}
        shut = ApiError(403, "Forbidden: bot was blocked by the user")
        telegram = FakeTelegram(answer=lambda chat, _: shut if chat <= 50 else None)
        async with working(telegram, mailroom) as office:
            await office.emptied()
        assert len(telegram.calls) == (100 if danger else 50)
        return mailroom

    assert leap(main(False)).ends == leap(main(True)).ends == {(1, "blocked"): 50, (1, "sent"): 50}


def test_however_many_have_left_only_the_newest_are_kept_in_mind() -> None:
    queues = Queues()
    ledger = Ledger(queues, Settling(NoticeMailroom(), lambda: None))
    for n in range(1, MOST_CLOSED + 11):
        queues.put(said(n, chat=n), 0.0)
        chat = queues.take(range(len(Lane)))
        assert chat is not None
        ledger.shut(chat, "blocked")
    assert list(ledger.closed) == list(range(11, MOST_CLOSED + 11))


def test_a_copy_that_the_person_deleted_is_never_sent_anew() -> None:
    office, mailroom = edited(ApiError(400, "Bad Request: message to edit not found"), a=(44,), b=(45, 46))
    assert {call["method"] for _, _, call in office.telegram.calls} == {"editMessageText", "deleteMessages"}
    assert mailroom.ends == {(1, "sent"): 2}
    told = mailroom.settled[2]
    assert (told.job, told.edition, told.shown[:2], told.message_ids[:2]) == ("correct:2", 2, (45, 46), (45, 46))


def test_an_edit_that_is_refused_makes_no_message_of_its_own() -> None:
    for refusal in ("message is too long", "wrong file identifier", "something unheard of"):
        office, mailroom = edited(ApiError(400, f"Bad Request: {refusal}"), a=(44,))
        assert all(call["method"].startswith("edit") for _, _, call in office.telegram.calls)
        assert mailroom.settled[1].message_ids[0] == 44


def test_an_edit_whose_answer_was_lost_is_made_again() -> None:
    office, mailroom = edited(LOST, a=(44,))
    assert len(office.telegram.calls) == 2
    assert mailroom.ends == {(1, "sent"): 1}


def test_a_database_that_fails_is_asked_again() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.unread = 5
        mailroom.enlist(run(), range(1, 301))
        async with working(mailroom=mailroom) as office:
            await asyncio.sleep(11)
            mailroom.unread = 4
            await office.emptied()
        assert heard(office.telegram) == dict.fromkeys(range(1, 301), 1)

    leap(main())


def test_the_end_of_the_process_does_not_wait_for_a_notice() -> None:
    async def main() -> None:
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), range(1, 2001))
        async with working(mailroom=mailroom) as office:
            await asyncio.sleep(3)
            assert await office.sender.drain(5)
            assert len(office.telegram.calls) == len(mailroom.settled) < 100
        async with working(office.telegram, mailroom) as again:
            await again.emptied()
        assert heard(office.telegram) == dict.fromkeys(range(1, 2001), 1)

    leap(main())
