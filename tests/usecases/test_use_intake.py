"""A finished dialog becomes a request with a number, told to nobody but its worker, and never twice."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from domain.messages import Lane
from domain.requests import Status
from tests.usecases.desk import ADMIN, ANNA, ANSWERS, BOHDAN, CANARY, GALYNA, HEAD, HOME, VILLAGE, Desk, draft
from usecases import intake
from usecases.ports import NumberTaken

NUMBER = re.compile(r"ПИР-\d\d-\d\d-\d\d")


async def test_everything_that_was_told_is_kept(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = desk.request(await desk.submit())
    assert NUMBER.fullmatch(request.number)
    place = (request.community, request.settlement, request.service, request.for_whom)
    assert place == (HOME.code, VILLAGE.code, "supplies", "me")
    told = request.details
    assert (told.name, told.phone, told.street) == (f"{CANARY} {GALYNA}", "+380671234567", f"{CANARY}, 5")
    assert (told.texts, told.files) == ((f"{CANARY} ліки",), (("voice", f"{CANARY}-файл", CANARY),))
    assert told.answers == {"supplies.needed": ["medicine"]}
    assert request.due == datetime(2026, 11, 24, 15, tzinfo=UTC)


async def test_answers_about_a_service_that_was_changed_do_not_reach_the_worker(desk: Desk) -> None:
    """They stay in the draft, should the person change back; the request is about the service that was chosen."""
    request = await desk.submit(service="home_care", own={"home_care.lives_alone": "alone"})
    assert desk.request(request).details.answers == {"home_care.lives_alone": "alone"}


async def test_it_is_offered_to_one_worker_without_a_word_of_what_was_told(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    request = await desk.submit()
    assert request.status is Status.OFFERED
    letters = desk.letters()
    assert [(one.chat, one.body["kind"], one.lane) for one in letters] == [(ANNA, "offer", Lane.REPLY)]
    assert CANARY not in repr(letters) and "380671234567" not in repr(letters)
    assert letters[0].about == request.id


async def test_the_urgent_goes_to_all_at_once(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    request = await desk.submit(threat="yes")
    assert request.urgent
    assert sorted(desk.asked(request)) == [ANNA, BOHDAN, HEAD]
    assert {(one.chat, one.lane) for one in desk.letters("offer")} == {(c, Lane.URGENT) for c in (ANNA, BOHDAN, HEAD)}
    assert request.due == datetime(2026, 11, 23, 11, tzinfo=UTC)


async def test_nobody_is_an_alarm_without_a_word_of_what_was_told(desk: Desk) -> None:
    request = await desk.submit()
    assert desk.asked(request) == [HEAD], "the coordinator is asked to take it themselves"
    assert {(one.chat, one.body["kind"]) for one in desk.letters()} == {(HEAD, "nobody"), (ADMIN, "nobody")}
    assert CANARY not in repr(desk.letters()) and "380671234567" not in repr(desk.letters())


async def test_a_taken_number_is_drawn_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["ПИР-00-00-01", "ПИР-00-00-01", "ПИР-00-00-01", "ПИР-00-00-02"])
    monkeypatch.setattr(intake, "draw_number", lambda _: next(drawn))
    first, second = await desk.submit(), await desk.submit()
    assert (first.number, second.number) == ("ПИР-00-00-01", "ПИР-00-00-02")
    assert len(desk.rows.requests) == 2


async def test_without_a_free_number_nothing_is_half_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "draw_number", lambda _: "ПИР-00-00-01")
    await desk.submit()
    before = desk.rows.copy()
    with pytest.raises(NumberTaken):
        await desk.submit(phone="+380670000000")
    assert desk.rows == before


def test_numbers_are_six_digits_in_pairs() -> None:
    numbers = {intake.draw_number("ПИР") for _ in range(200)}
    assert all(NUMBER.fullmatch(number) for number in numbers)
    assert len(numbers) > 150


@pytest.mark.parametrize(("phone", "kept"), [("+380671234567", "+380671234567"), (None, ""), ("none", "")])
async def test_a_phone_is_remembered_when_there_is_one(desk: Desk, phone: str | None, kept: str) -> None:
    request = await desk.submit(phone=phone)
    assert (await desk.actor(GALYNA)).person.phone == desk.request(request).details.phone == kept


async def test_no_phone_this_time_forgets_none(desk: Desk) -> None:
    await desk.submit()
    await desk.submit(phone="none")
    assert (await desk.actor(GALYNA)).person.phone == ANSWERS["phone"]


async def test_call_me_is_a_request(desk: Desk) -> None:
    await desk.hire(ANNA)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        request = await intake.call_me(work, actor, draft({"phone": "+380671234567"}, work.now))
    assert (request.service, request.urgent, request.status) == ("call_me", False, Status.OFFERED)
    assert desk.request(request).details.phone == (await desk.actor(GALYNA)).person.phone == "+380671234567"
