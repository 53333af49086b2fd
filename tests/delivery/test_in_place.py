"""A letter that takes the place of a message: an edit, never a second sound; what is gone is sent anew or left."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.api import ApiError
from bot.delivery.placed import MOST, Placed
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


def test_what_was_on_its_way_when_the_letter_was_written_is_found_at_delivery() -> None:
    async def main() -> None:
        telegram = FakeTelegram()
        async with working(telegram) as office:
            offered, taken = told(1, lane=Lane.REPLY), told(2, lane=Lane.REPLY)
            params = {"request": 5, "text": "-"}
            here: dict[str, Any] = {"slot": "offer:5", "chat": offered.chat, "person_id": offered.person_id}
            office.commit(replace(offered, body={"kind": "offer", "params": params}, **here))
            office.commit(replace(taken, body={"kind": "offer_gone", "params": params}, **here))
            office.commit(
                replace(
                    told(3, lane=Lane.REPLY),
                    body={"kind": "offer_gone", "params": {**params, "request": 6}},
                    slot="offer:6",
                )
            )
            await office.emptied()
        first, second, third = [call for _, _, call in telegram.calls]
        assert (first["method"], second["method"], second["message_id"]) == ("sendMessage", "editMessageText", 101)
        assert third["method"] == "sendMessage"  # another place

    leap(main())


def test_only_the_newest_places_are_remembered() -> None:
    placed, letter = Placed(), Letter(1, 7, 1, Lane.REPLY, {"kind": "offer_gone", "params": {"request": 5}})
    for number in range(MOST + 1):
        placed.sent(replace(letter, slot=f"offer:{number}"), (number + 1,))
    assert "edits" not in placed.over(replace(letter, slot="offer:0")).body
    assert placed.over(replace(letter, slot=f"offer:{MOST}")).body["edits"] == MOST + 1


@pytest.mark.parametrize(("kind", "edited"), [("card", 8), ("notice_progress", 8), ("details_away", 3)])
def test_what_is_brought_up_to_date_is_the_newest_that_shows_it(kind: str, edited: int) -> None:
    placed, letter = Placed(), Letter(1, 7, 1, Lane.REPLY, {"kind": kind, "params": {}, "edits": 3}, slot="case:5")
    placed.sent(letter, (8,))
    assert placed.over(letter).body["edits"] == edited


@pytest.mark.parametrize("then", ["cases", ""])
def test_what_was_edited_into_something_else_stands_there_no_longer(then: str) -> None:
    placed, card = Placed(), Letter(1, 7, 1, Lane.REPLY, {"kind": "card", "params": {}, "edits": 3}, slot="case:5")
    placed.sent(card, (8,))
    placed.sent(replace(card, slot=then), (8,))
    assert placed.over(card).body["edits"] == 3
    placed.sent(card, (9,))
    placed.sent(replace(card, slot=then), (8,))
    assert placed.over(card).body["edits"] == 9, "it stands elsewhere by now"


@pytest.mark.parametrize(("known", "edited"), [(3, 8), (8, 8), (9, 9)])
def test_what_came_to_the_place_after_the_letter_was_written_is_what_it_edits(known: int, edited: int) -> None:
    placed = Placed()
    letter = Letter(
        1, 7, 1, Lane.REPLY, {"kind": "offer_gone", "params": {"request": 5}, "edits": known}, slot="offer:5"
    )
    placed.sent(letter, (8,))
    assert placed.over(letter).body["edits"] == edited
