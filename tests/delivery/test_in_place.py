"""A letter that takes the place of a message: an edit, never a second sound; what is gone is sent anew or left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.api import ApiError
from bot.delivery.rendering import calls_of
from bot.delivery.repairs import anew
from bot.ui.screen import Screen
from domain.messages import Lane
from domain.people import Person
from tests.delivery.looptime import leap
from tests.delivery.office import FakeTelegram, told, working
from usecases.ports import Letter

GONE = ApiError(400, "Bad Request: message to edit not found")


def test_the_screen_is_written_over_what_stands_there() -> None:
    letter = Letter(1, 7, 1, Lane.REPLY, {"kind": "card", "params": {}, "edits": 44, "silent": True})
    (call,) = calls_of(letter, Person(1, 7), lambda _, __: Screen("Нове"))
    assert (call["method"], call["message_id"], call["text"]) == ("editMessageText", 44, "Нове")


@pytest.mark.parametrize("only", [False, True])
def test_one_that_is_gone_is_sent_anew_in_silence_or_not_at_all(only: bool) -> None:
    async def main() -> None:
        def answer(_: int, call: dict[str, Any]) -> ApiError | None:
            return GONE if call["method"].startswith("edit") else None

        telegram = FakeTelegram(answer=answer)
        async with working(telegram) as office:
            plain = told(1, lane=Lane.REPLY)
            place = {"edits": 44, **({"only": True} if only else {})}
            office.commit(replace(plain, body={**plain.body, **place}))
            await office.emptied()
        sent = [call for _, _, call in telegram.calls if call["method"] == "sendMessage"]
        assert [call.get("disable_notification") for call in sent] == ([] if only else [True])
        assert office.mailroom.settled[1].state == "sent"

    leap(main())


def test_buttons_of_what_is_gone_are_nothing_to_send() -> None:
    assert anew({"method": "editMessageReplyMarkup", "message_id": 44}) == []
