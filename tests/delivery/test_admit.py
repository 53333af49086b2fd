"""Between a letter and its reader: held, dropped or let through as both are now, also what was queued before."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

import pytest

from bot.api import ApiError
from bot.delivery.admit import Admit, Drop, Hold, Pass
from bot.delivery.sender import FRESH_S
from domain.messages import Lane
from domain.people import Person
from tests.delivery.looptime import leap
from tests.delivery.office import START, FakeMailroom, FakeTelegram, refusing, said, told, working
from usecases.ports import Letter

HOUR = timedelta(hours=1)
HELD = Hold(START + HOUR)


class Porter:
    """Says what it is told to, chat by chat; `asked`: the letters and readers in the order they came."""

    def __init__(self, **answers: Admit) -> None:
        self.answers = {int(chat[1:]): answer for chat, answer in answers.items()}
        self.asked: list[tuple[int, Person]] = []

    def __call__(self, letter: Letter, reader: Person) -> Admit:
        self.asked.append((letter.id, reader))
        return self.answers.get(letter.chat, Pass())


def test_a_held_letter_waits_alone_and_is_asked_about_again() -> None:
    async def main() -> None:
        porter = Porter(c7=HELD)
        async with working(admit=porter) as office:
            office.commit(told(1), told(2, chat=8), said(3))
            await asyncio.sleep(5)
            assert (office.telegram.texts(7), office.telegram.texts(8)) == (["n3"], ["n2 (uk)"])
            assert office.sender.depths[Lane.NOTICE.value] == 1
            porter.answers.clear()
            await office.emptied(pause=5)
            assert office.telegram.texts(7) == ["n3", "n1 (uk)"]
            assert 3600 <= office.telegram.starts()[-1] < 3601
            assert sorted(id_ for id_, _ in porter.asked) == [1, 1, 2]

    leap(main())


def test_a_restart_keeps_what_is_held() -> None:
    async def main() -> None:
        mailroom = FakeMailroom()
        async with working(mailroom=mailroom, admit=Porter(c7=HELD)) as office:
            office.commit(told(1))
            await asyncio.sleep(1)
            assert mailroom.rows[1].not_before == START + HOUR
        async with working(mailroom=mailroom) as again:
            await asyncio.sleep(600)
            assert not again.telegram.calls
            await again.emptied(pause=5)
            assert round(again.telegram.starts()[-1]) == 3600

    leap(main())


def test_a_moment_that_is_past_is_not_asked_for_again_and_again() -> None:
    async def main() -> None:
        porter = Porter(c7=Hold(START - HOUR))
        async with working(admit=porter) as office:
            office.commit(told(1))
            await asyncio.sleep(600)
            assert 2 <= len(porter.asked) <= 21
            assert not office.telegram.calls

    leap(main())


def test_a_letter_that_is_held_too_long_expires() -> None:
    async def main() -> None:
        async with working(admit=Porter(c7=HELD)) as office:
            office.commit(told(1, not_after=START + HOUR / 2))
            await office.emptied(pause=5)
            assert office.mailroom.states() == {1: "expired"}

    leap(main())


def test_a_letter_that_must_not_come_is_dropped_and_the_chat_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    async def main() -> None:
        async with working(admit=Porter(c7=Drop("no_writing"))) as office:
            office.commit(told(1, lane=Lane.URGENT), said(2))
            await office.emptied()
            assert office.mailroom.states() == {1: "dropped", 2: "sent"}
            assert office.mailroom.settled[1].error == "no_writing"
            assert office.telegram.texts(7) == ["n2"]

    leap(main())
    (record,) = [record for record in caplog.records if record.getMessage() == "letter dropped"]
    assert (vars(record)["outbox_id"], vars(record)["error"]) == (1, "no_writing")


def test_answers_to_what_the_person_just_did_are_not_asked_about() -> None:
    async def main() -> None:
        porter = Porter(c7=Drop("no_writing"))
        async with working(admit=porter) as office:
            office.commit(said(1))
            await office.emptied()
            assert (office.telegram.texts(7), porter.asked) == (["n1"], [])

    leap(main())


def test_what_is_queued_already_obeys_a_wish_that_came_after_it() -> None:
    async def main() -> None:
        wish = Person(7, 7, lang="en")

        def porter(_: Letter, reader: Person) -> Admit:
            return Drop("no_writing") if reader is wish else Pass()

        async with working(admit=porter) as office:
            office.commit(told(1, not_before=START + HOUR))
            await asyncio.sleep(3000)
            office.mailroom.people[7] = wish
            await office.emptied(pause=5)
            assert office.mailroom.states() == {1: "dropped"}

    leap(main())


def test_a_letter_that_telegram_put_off_is_asked_about_and_made_anew() -> None:
    """Telegram was away for a minute: the reader changed the language and then took the wish to hear of us back."""

    async def main(second: Admit) -> list[str]:
        porter = Porter()
        flood = refusing(1, ApiError(429, "Too Many Requests: retry after 60", 60))
        async with working(FakeTelegram(answer=flood), admit=porter) as office:
            office.commit(told(1))
            await asyncio.sleep(30)
            office.mailroom.people[7] = Person(7, 7, lang="en")
            porter.answers[7] = second
            await office.emptied()
            assert [reader.lang for _, reader in porter.asked] == ["uk", "en"]
        return [*office.telegram.texts(7), *office.mailroom.states().values()]

    assert leap(main(Pass())) == ["n1 (en)", "sent"]
    assert leap(main(Drop("no_writing"))) == ["dropped"]


def test_a_letter_that_was_begun_is_not_cut_off() -> None:
    async def main() -> None:
        porter = Porter()
        flood = refusing(
            1, ApiError(429, "Too Many Requests: retry after 60", 60), lambda _, call: call["text"] == "more"
        )
        async with working(FakeTelegram(answer=flood), admit=porter) as office:
            office.commit(told(1, kind="long"))
            await asyncio.sleep(30)
            porter.answers[7] = HELD
            await office.emptied()
            assert office.telegram.texts(7) == ["n1 (uk)", "more"]
            assert len(porter.asked) == 1

    leap(main())


def test_a_reader_is_not_read_again_while_what_is_known_is_fresh() -> None:
    async def main() -> None:
        porter = Porter()
        flood = refusing(1, ApiError(429, "Too Many Requests: retry after 5", FRESH_S / 2))
        async with working(FakeTelegram(answer=flood), admit=porter) as office:
            office.commit(told(1))
            await office.emptied()
            assert (len(porter.asked), office.mailroom.reads) == (2, [1])

    leap(main())


def test_a_porter_that_fails_lets_nobody_through() -> None:
    def porter(_letter: Letter, _reader: Person) -> Admit:
        raise KeyError("safe")

    async def main() -> None:
        async with working(admit=porter) as office:
            office.commit(told(1), said(2))
            await office.emptied()
            assert office.mailroom.states() == {1: "failed", 2: "sent"}
            assert office.mailroom.settled[1].error == "KeyError"

    leap(main())
