"""A finished dialog becomes a request with a number, told to nobody but its worker, and never twice."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from domain.calling import number_of, unnamed
from domain.communities import Settlement
from domain.messages import Lane
from domain.requests import NotNow, Request, Status
from domain.words import files, latest, texts
from tests.usecases.desk import (
    ABROAD,
    ADMIN,
    ANNA,
    ANSWERS,
    BOHDAN,
    CANARY,
    FAR,
    GALYNA,
    HEAD,
    HOME,
    NEXT,
    VILLAGE,
    Desk,
    draft,
)
from usecases import casework, intake
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
    assert texts(desk.rows.words) == [f"{CANARY} ліки"]
    assert files(desk.rows.words) == [("voice", f"{CANARY}-файл", CANARY)]
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


async def test_asked_for_again_it_is_one_call(desk: Desk) -> None:
    await desk.hire(ANNA)

    async def again(phone: str = "+380671234567") -> Request:
        desk.office.clock.at += timedelta(minutes=5)
        actor = await desk.actor(GALYNA)
        async with desk.work() as work:
            return await intake.call_me(work, actor, draft({"phone": phone}, work.now))

    first = await again()
    assert (await again()).id == first.id and len(desk.letters("offer")) == 1, "the worker is asked once"
    await desk.take(ANNA, first)
    assert (await again()).id == first.id, "who has it has not called yet"
    assert (await again("+380501112233")).id != first.id, "another number is another call"
    anna = await desk.actor(ANNA)
    async with desk.work() as work:
        await casework.record_contact(work, anna, first.id)
    assert (await again()).id != first.id, "after the call it is a new one"


async def test_a_request_for_a_child_says_so(desk: Desk) -> None:
    request = await desk.submit(for_whom="child", about_name="Дитя", about_age="school", about_phone="+380670000001")
    told = desk.request(request).details
    assert (request.for_whom, told.answers["about_name"], told.answers["about_age"]) == ("child", "Дитя", "school")
    assert "about_phone" not in told.answers, "what was answered on another way stays out"


@pytest.mark.parametrize(("answers_to", "called"), [("me", "+380671234567"), ("them", "+380670000001")])
async def test_whoever_gets_the_answers_is_called(desk: Desk, answers_to: str, called: str) -> None:
    about = {"about_name": "Сусідка", "about_phone": "+380670000001", "answers_to": answers_to}
    request = desk.request(await desk.submit(for_whom="other", own=about))
    assert number_of(request) == called
    assert request.details.phone == "+380671234567", "both are kept"


async def test_without_their_number_whoever_asked_is_called(desk: Desk) -> None:
    about = {"about_name": "Сусідка", "about_phone": "none", "answers_to": "them"}
    assert number_of(await desk.submit(for_whom="other", own=about)) == "+380671234567"


async def test_a_report_with_a_name_is_the_reporters(desk: Desk) -> None:
    request = await desk.submit(for_whom="report", own={"about_name": "Дід за мостом", "reporter": "yes"})
    assert request.person_id == (await desk.actor(GALYNA)).person.id
    assert not unnamed(request)


async def test_a_report_without_a_name_keeps_nothing_of_the_reporter(desk: Desk) -> None:
    await desk.hire(ANNA)
    reporter = (await desk.actor(GALYNA)).person
    desk.told()
    own = {"about_name": "Дід за мостом", "reporter": "anonymous"}
    request = desk.request(await desk.submit(for_whom="report", own=own))  # with a number from before they said no
    assert (request.community, request.settlement, unnamed(request)) == (HOME.code, VILLAGE.code, True)
    assert desk.rows.people[request.person_id].offline
    assert (request.details.name, request.details.phone) == ("", "")
    about = [request, *desk.rows.words, *desk.rows.events, *desk.rows.audit, *desk.letters()]
    assert str(reporter.id) not in repr(about)
    assert str(GALYNA) not in repr([request, *desk.letters()])
    assert {(word.person_id, word.message_id) for word in desk.rows.words} == {(request.person_id, 0)}
    assert len(latest(desk.rows.words)) == len(desk.rows.words), "no piece hides another"
    assert desk.told() == [(ANNA, "offer")], "it is acted on like any other"


async def test_nobody_is_told_of_what_became_of_it(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit(for_whom="report", own={"reporter": "anonymous"}, phone="none")
    desk.told()
    await desk.take(ANNA, request)
    assert desk.told() == []
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        with pytest.raises(NotNow):
            await casework.write(work, actor, request.id, {"pieces": [{"m": 1, "text": "Де це?"}]})


@pytest.mark.parametrize("whom", ["other", "report"])
@pytest.mark.parametrize("reporter", ["yes", "anonymous"])
async def test_another_person_is_helped_where_they_live(desk: Desk, whom: str, reporter: str) -> None:
    """A neighbour of the next village, a mother in another community: their workers come, not those of the writer."""
    own = {"about_name": "Баба Ганна", "about_place": FAR.code, "reporter": reporter}
    request = desk.request(await desk.submit(for_whom=whom, own=own))
    assert (request.community, request.settlement) == (NEXT.code, FAR.code)
    assert request.number.startswith("ШИШ")
    assert "about_place" not in request.details.answers, "it is the request's own place"
    assert (await desk.actor(GALYNA)).person.settlement == VILLAGE.code


@pytest.mark.parametrize(("whom", "place"), [("me", FAR), ("child", FAR), ("other", None), ("report", ABROAD)])
async def test_else_help_comes_where_whoever_writes_lives(desk: Desk, whom: str, place: Settlement | None) -> None:
    """Another way was chosen since, the place was skipped, or nobody would come there."""
    request = await desk.submit(for_whom=whom, own={"about_place": place.code if place else None})
    assert (request.community, request.settlement) == (HOME.code, VILLAGE.code)


async def test_violence_makes_a_request_sensitive(desk: Desk) -> None:
    assert (await desk.submit(service="unsafe")).sensitive
    assert not (await desk.submit()).sensitive


async def test_a_request_goes_on_from_a_former_one_of_the_same_person(desk: Desk) -> None:
    await desk.resident(502)
    first, others = await desk.submit(), await desk.submit(502)
    actor = await desk.actor(GALYNA)
    for former, kept in ((first.id, first.id), (others.id, 0), (4711, 0)):
        async with desk.work() as work:
            again = await intake.submit(work, actor, draft(ANSWERS, work.now, follows=former))
        assert desk.request(again).follows == kept
