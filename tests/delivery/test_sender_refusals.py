"""What the sender does with refusals and lost answers: nobody else suffers, nothing is lost, little comes twice."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.api import ApiError, Unreachable
from domain.messages import Lane
from tests.delivery.looptime import leap
from tests.delivery.office import START, FakeTelegram, Office, Trouble, refusing, said, working


def outcome(telegram: FakeTelegram, *letters: Any, pause: float = 0.05) -> Office:
    """Everything sent and settled; looked at every `pause` seconds."""

    async def main() -> Office:
        async with working(telegram) as office:
            office.commit(*letters)
            await office.emptied(pause=pause)
        return office

    return leap(main())


def test_429_stops_everyone_exactly_that_long_and_nothing_is_lost() -> None:
    telegram = FakeTelegram(answer=refusing(1, ApiError(429, "Too Many Requests: retry after 30", 30)))
    office = outcome(telegram, *(said(n, chat=n % 5) for n in range(1, 31)))
    told_at = telegram.starts()[0] + 0.02
    after = [at for at in telegram.starts() if at > told_at]
    assert min(after) >= told_at + 30
    assert min(after) < told_at + 30.05
    assert set(office.mailroom.states().values()) == {"sent"}
    for chat in range(5):
        numbers = [int(text[1:]) for text in telegram.texts(chat)]
        assert numbers == sorted(numbers)


def test_three_kinds_of_403_are_told_apart_and_end_what_waits() -> None:
    words = {
        1: "bot was blocked by the user",
        2: "user is deactivated",
        3: "bot can't initiate conversation with a user",
    }

    def answer(chat: int, _: object) -> Trouble | None:
        return ApiError(403, f"Forbidden: {words[chat]}") if chat in words else None

    telegram = FakeTelegram(answer=answer)
    letters = [said(10 * chat + n, chat=chat) for chat in (1, 2, 3, 4) for n in range(3)]
    later = said(99, chat=1, not_before=START.replace(hour=20))
    office = outcome(telegram, *letters, later)
    assert office.mailroom.reaches == {1: "blocked", 2: "gone", 3: "never_started"}
    assert [chat for _, chat, _ in telegram.calls].count(1) == 1
    assert office.mailroom.settled[99].state == "dropped"
    assert {office.mailroom.settled[30 + n].error for n in range(3)} == {"never_started"}
    assert [office.mailroom.settled[40 + n].state for n in range(3)] == ["sent"] * 3


def test_who_blocked_us_gets_no_more_notices_until_back() -> None:
    async def main() -> None:
        telegram = FakeTelegram(answer=refusing(1, ApiError(403, "Forbidden: bot was blocked by the user")))
        async with working(telegram) as office:
            office.commit(said(1))
            await office.emptied()
            office.commit(said(2, lane=Lane.NOTICE))
            await office.emptied()
            assert office.mailroom.settled[2].state == "dropped"
            office.sender.resume(7)
            office.commit(said(3, lane=Lane.NOTICE))
            await office.emptied()
        assert telegram.texts(7) == ["n3"]

    leap(main())


def test_not_modified_is_success_and_a_lost_message_is_sent_anew() -> None:
    edit, other = said(1, chat=1), said(2, chat=2)
    for letter in (edit, other):
        letter.body["screen"][0].update(method="editMessageText", message_id=44)
    words = {1: "message is not modified: …", 2: "message to edit not found"}

    def answer(chat: int, call: dict[str, Any]) -> Trouble | None:
        edits = call["method"] == "editMessageText"
        return ApiError(400, f"Bad Request: {words[chat]}") if edits else None

    office = outcome(FakeTelegram(answer=answer), edit, other)
    assert office.mailroom.states() == {1: "sent", 2: "sent"}
    assert office.mailroom.settled[1].message_id == 44
    assert office.telegram.calls[-1][2]["method"] == "sendMessage"
    assert "message_id" not in office.telegram.calls[-1][2]


def test_unparsable_text_goes_out_plain() -> None:
    def answer(_: int, call: dict[str, Any]) -> Trouble | None:
        return ApiError(400, "Bad Request: can't parse entities: x") if "parse_mode" in call else None

    office = outcome(FakeTelegram(answer=answer), said(1, text="<b>Олена</b> &lt;3"))
    assert office.telegram.texts(7) == ["Олена <3"]
    assert office.mailroom.states() == {1: "sent"}


def test_a_repair_that_does_not_help_is_not_tried_for_ever() -> None:
    telegram = FakeTelegram(answer=refusing(99, ApiError(400, "Bad Request: can't parse entities: x")))
    office = outcome(telegram, said(1))
    assert len(telegram.calls) == 2
    assert (office.mailroom.settled[1].state, office.mailroom.settled[1].error) == (
        "failed",
        "400 can't parse entities",
    )


def test_a_file_that_is_gone_is_said_in_words_and_the_rest_arrives() -> None:
    letter = said(1)
    letter.body["screen"].extend([{"method": "sendPhoto", "photo": "x", "caption": "Дах"}, {"method": "sendVoice"}])

    def answer(_: int, call: dict[str, Any]) -> Trouble | None:
        bad = call["method"] == "sendPhoto"
        return ApiError(400, "Bad Request: wrong file identifier/HTTP URL specified") if bad else None

    office = outcome(FakeTelegram(answer=answer), letter)
    assert office.telegram.texts(7) == ["n1", "Дах\n\n📎 ✖️", "sendVoice"]
    assert office.mailroom.settled[1].state == "sent"
    assert office.mailroom.settled[1].error == "400 wrong file identifier"


def test_an_upgraded_chat_is_followed() -> None:
    telegram = FakeTelegram()
    telegram.answer = lambda chat, _: ApiError(400, "upgraded", migrate_to=-1007) if chat == 7 else None
    office = outcome(telegram, said(1), said(2))
    assert telegram.texts(-1007) == ["n1", "n2"]
    assert len(telegram.calls) == 3
    assert set(office.mailroom.states().values()) == {"sent"}


def test_other_refusals_are_final_and_the_chat_goes_on() -> None:
    trouble = ApiError(400, "Bad Request: message text is empty")
    office = outcome(FakeTelegram(answer=refusing(1, trouble)), said(1), said(2))
    assert office.mailroom.states() == {1: "failed", 2: "sent"}
    assert office.mailroom.settled[1].error == "400 message text is empty"


def test_a_lost_answer_is_repeated_once_then_left() -> None:
    lost = Unreachable("ServerDisconnectedError", maybe_done=True)
    once = outcome(FakeTelegram(answer=refusing(1, lost)), said(1))
    assert once.telegram.texts(7) == ["n1", "n1"]
    assert once.mailroom.states() == {1: "sent"}
    always = outcome(FakeTelegram(answer=refusing(9, lost)), said(1), said(2, chat=8))
    assert always.telegram.texts(7) == ["n1", "n1"]
    assert always.mailroom.settled[1].error == "uncertain"
    assert always.mailroom.rows[1].attempts == 1  # the repeat is remembered over a restart


def test_a_letter_whose_repeat_was_used_up_before_a_restart_is_not_repeated_again() -> None:
    lost = Unreachable("ServerDisconnectedError", maybe_done=True)
    office = outcome(FakeTelegram(answer=refusing(9, lost)), said(1, attempts=1))
    assert len(office.telegram.calls) == 1
    assert office.mailroom.settled[1].state == "failed"


def test_an_edit_is_repeated_as_often_as_it_takes() -> None:
    edit = said(1)
    edit.body["screen"][0].update(method="editMessageText", message_id=44)
    office = outcome(FakeTelegram(answer=refusing(5, Unreachable("SocketTimeoutError", maybe_done=True))), edit)
    assert office.mailroom.states() == {1: "sent"}


def test_a_letter_that_alone_makes_telegram_fail_is_given_up_in_minutes() -> None:
    def answer(_: int, call: dict[str, Any]) -> Trouble | None:
        return ApiError(500, "Internal Server Error") if call["text"] == "n1" else None

    async def main() -> None:
        async with working(FakeTelegram(answer=answer)) as office:
            office.commit(said(1), said(2))
            for n in range(30):
                office.commit(said(100 + n, chat=8))
                await asyncio.sleep(20)
            await office.emptied()
            assert office.mailroom.states()[1] == "failed"
            assert office.mailroom.states()[2] == "sent"

    leap(main())


def test_hours_without_telegram_lose_nothing_and_end_soon_after() -> None:
    up_at = 6 * 3600.0

    def answer(_: int, __: object) -> Trouble | None:
        away = asyncio.get_running_loop().time() < up_at
        return Unreachable("ClientConnectorError") if away else None

    telegram = FakeTelegram(answer=answer)
    office = outcome(telegram, *(said(n, chat=n % 40) for n in range(1, 201)), pause=30)
    assert set(office.mailroom.states().values()) == {"sent"}
    assert telegram.starts()[-1] < up_at + 60
    assert len(telegram.calls) < 10_000
    assert max(a for a in telegram.starts() if a < up_at) > up_at - 40


def test_a_refused_token_stops_everything_and_is_asked_every_30_seconds() -> None:
    telegram = FakeTelegram(answer=refusing(3, ApiError(401, "Unauthorized")))
    office = outcome(telegram, said(1))
    assert [round(at) for at in telegram.starts()] == [0, 30, 60, 90]
    assert office.mailroom.states() == {1: "sent"}


def test_404_stops_a_new_bot_but_fails_one_unknown_method() -> None:
    unknown = refusing(1, ApiError(404, "Not Found"), lambda _, call: call["method"] == "sendNovelty")
    novelty = said(2)
    novelty.body["screen"][0]["method"] = "sendNovelty"
    office = outcome(FakeTelegram(answer=unknown), said(1), novelty, said(3))
    assert office.mailroom.states() == {1: "sent", 2: "failed", 3: "sent"}
    wrong_address = FakeTelegram(answer=refusing(1, ApiError(404, "Not Found")))
    assert outcome(wrong_address, said(1)).mailroom.states() == {1: "sent"}
