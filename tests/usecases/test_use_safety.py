"""Danger through the use cases: kept, heard once, routed to who may know, and reached only as it is safe."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.danger import Danger
from domain.forms import Draft
from domain.people import ANY_CONTACT, Person, SafeContact
from domain.quiet import QUIET, URGENT
from domain.requests import NotNow, Request, Status
from domain.timers import TimerKind
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, Desk
from usecases import aside, casework, quiet, safety, urgent

DESPAIR, VIOLENCE = frozenset({Danger.DESPAIR}), frozenset({Danger.VIOLENCE})
NUMBER = "+380679998877"
TALKED = {"who": "adult", "hours": "morning", "safe_phone": NUMBER, "here": "neutral", "code": "калина"}


async def says(desk: Desk, chat: int, kinds: frozenset[Danger], text: str, message: int = 0) -> Request | None:
    """Somebody writes words of danger."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await safety.heard(work, actor, kinds, text, message or work.new_id())


async def talked(desk: Desk, **answers: str) -> Request:
    """The end of a quiet talk."""
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        return await quiet.ask_quietly(work, actor, Draft("q", QUIET.id, "review", work.now, {**TALKED, **answers}))


def person(desk: Desk, chat: int = GALYNA) -> Person:
    """As they are now."""
    return next(one for one in desk.rows.people.values() if one.chat == chat)


def words_of(desk: Desk, request: Request) -> list[str]:
    """What was written about it."""
    return [word.text for word in desk.rows.words if word.request_id == request.id]


async def test_despair_is_one_urgent_sensitive_request(desk: Desk) -> None:
    await desk.hire(ANNA)
    first = await says(desk, GALYNA, DESPAIR, "не хочу жити")
    again = await says(desk, GALYNA, DESPAIR, "краще вмерти")
    assert first and again and first.id == again.id
    assert (first.urgent, first.sensitive, first.service) == (True, True, "crisis")
    assert sorted(desk.asked(first)) == [ANNA, HEAD]
    assert words_of(desk, first) == ["не хочу жити", "краще вмерти"]
    assert len(desk.rows.requests) == 1


async def test_a_message_heard_twice_is_kept_once(desk: Desk) -> None:
    request = await says(desk, GALYNA, DESPAIR, "не хочу жити", 77)
    await says(desk, GALYNA, DESPAIR, "не хочу жити", 77)
    assert request and words_of(desk, request) == ["не хочу жити"]


async def test_an_ended_crisis_is_no_answer_to_new_words(desk: Desk) -> None:
    first = await says(desk, GALYNA, DESPAIR, "не хочу жити")
    assert first
    desk.rows.requests[first.id] = replace(desk.request(first), status=Status.CLOSED)
    again = await says(desk, GALYNA, DESPAIR, "знову не хочу жити")
    assert again and again.id != first.id


async def test_words_of_a_stranger_wait_aside_and_ask_nothing(desk: Desk) -> None:
    async with desk.work() as work:
        await work.people.add(999, "Невідома")
    assert await says(desk, 999, DESPAIR, "не хочу жити", 1) is None
    await says(desk, 999, VIOLENCE, "він мене б'є", 2)
    await says(desk, 999, VIOLENCE, "він мене вдарив", 2)  # the message was changed
    actor = await desk.actor(999)
    waiting = aside.of(actor)
    assert actor.draft is None and waiting
    assert [piece["text"] for piece in waiting.answers["story"]["pieces"]] == ["не хочу жити", "він мене вдарив"]
    assert waiting.about["kinds"] == ["despair", "violence"]


async def test_what_waits_aside_is_erased_in_silence(desk: Desk) -> None:
    await says(desk, GALYNA, VIOLENCE, "він мене б'є")
    await desk.turn(days=13)
    assert aside.of(await desk.actor(GALYNA))
    await desk.turn(days=2)
    assert aside.of(await desk.actor(GALYNA)) is None
    assert desk.told() == []


async def test_old_words_are_another_story(desk: Desk) -> None:
    await says(desk, GALYNA, VIOLENCE, "він мене б'є")
    desk.office.clock.at += timedelta(days=2)
    await says(desk, GALYNA, frozenset({Danger.FIRE}), "горить хата")
    waiting = aside.of(await desk.actor(GALYNA))
    assert waiting and waiting.about["kinds"] == ["fire"]
    assert [piece["text"] for piece in waiting.answers["story"]["pieces"]] == ["горить хата"]


@pytest.mark.parametrize(
    ("kinds", "service", "sensitive"),
    [
        ({Danger.FIRE}, "urgent", False),
        ({Danger.VIOLENCE}, "unsafe", True),
        ({Danger.CHILD, Danger.DESPAIR}, "unsafe", True),
        ({Danger.DESPAIR}, "crisis", True),
        (set(), "urgent", False),
    ],
)
async def test_an_urgent_request_is_sensitive_when_it_must_be(
    desk: Desk, kinds: set[Danger], service: str, sensitive: bool
) -> None:
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        story = {"pieces": [{"m": 5, "text": "слова"}]}
        draft = Draft("u", URGENT.id, "", work.now, {"phone": NUMBER, "story": story}, {"kinds": sorted(kinds)})
        request = await urgent.send_urgent(work, actor, draft)
    assert (request.service, request.sensitive, request.urgent) == (service, sensitive, True)
    assert words_of(desk, request) == ["слова"]


async def test_a_quiet_talk_goes_to_who_is_cleared_and_nobody_else(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(BOHDAN, cleared=True)
    request = await talked(desk)
    assert (request.sensitive, request.urgent) == (True, False)
    assert desk.asked(request) == [BOHDAN]
    assert person(desk).safe == SafeContact(True, True, NUMBER, "morning", "калина")


async def test_without_anybody_cleared_the_coordinator_is_asked(desk: Desk) -> None:
    await desk.hire(ANNA)
    assert desk.asked(await talked(desk)) == [HEAD]


@pytest.mark.parametrize(
    ("answers", "safe"),
    [
        ({"hours": "now"}, SafeContact(True, True, NUMBER, "", "калина")),
        ({"here": "no", "code": ""}, SafeContact(False, False, NUMBER, "morning", "")),
        ({"hours": "never", "here_only": "yes"}, SafeContact(True, False, "", "never", "калина")),
        (
            {"safe_phone": "none", "here": "no", "here_only": "neutral"},
            SafeContact(True, True, "", "morning", "калина"),
        ),
    ],
)
async def test_who_cannot_be_called_is_never_cut_off_from_writing(
    desk: Desk, answers: dict[str, str], safe: SafeContact
) -> None:
    request = await talked(desk, **answers)
    assert person(desk).safe == safe
    assert request.urgent == (answers.get("hours") == "now")


async def test_a_child_has_nothing_on_record_but_that_it_is_one(desk: Desk) -> None:
    request = await talked(desk, who="child")
    assert request.details.answers == {"quiet.who": "child", "quiet.hours": "morning"}
    assert request.details.street == ""


async def test_words_to_who_may_not_be_written_to_are_a_note(desk: Desk) -> None:
    await desk.hire(BOHDAN, cleared=True)
    request = await desk.take(BOHDAN, await talked(desk, here="no"))
    desk.told()
    worker = await desk.actor(BOHDAN)
    async with desk.work() as work:
        await casework.write(work, worker, request.id, {"pieces": [{"m": 1, "text": "Як ви?"}]})
    async with desk.work() as work:
        *_, safe, notes = await casework.read_details(work, worker, request.id)
    assert (desk.told(), notes, safe.write) == ([], ["Як ви?"], False)
    assert "Як ви?" not in words_of(desk, request)


async def test_the_check_in_becomes_a_task_to_telephone(desk: Desk) -> None:
    await desk.hire(BOHDAN, cleared=True)
    request = await desk.take(BOHDAN, await talked(desk, here="no"))
    desk.told()
    await desk.fire(desk.waiting(request)[TimerKind.CHECK_IN])
    assert desk.told() == [(BOHDAN, "telephone")]


async def test_words_of_the_resident_of_a_sensitive_case_stay_out_of_chats(desk: Desk) -> None:
    await desk.hire(BOHDAN, cleared=True)
    request = await desk.take(BOHDAN, await talked(desk))
    desk.told()
    actor = await desk.actor(GALYNA)
    story = {"pieces": [{"m": 1, "text": "він іде"}, {"m": 2, "file": ["photo", "f1", "це він"]}]}
    async with desk.work() as work:
        await casework.write(work, actor, request.id, story)
    (letter,) = desk.letters("resident_words")
    assert letter.body["params"]["texts"] == letter.body["params"]["files"] == []
    assert "він" not in str(letter.body)


async def test_misunderstood_is_said_once(desk: Desk) -> None:
    request = await says(desk, GALYNA, DESPAIR, "не хочу жити")
    assert request
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        assert (await safety.misunderstood(work, actor, request.id)).cancel_asked
    with pytest.raises(NotNow):
        async with desk.work() as work:
            await safety.misunderstood(work, actor, request.id)


async def test_one_thing_of_the_contact_is_changed_alone(desk: Desk) -> None:
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        changed = await quiet.change_contact(work, actor, code_word="калина")
        await quiet.change_contact(work, changed, hours="day")
    assert person(desk).safe == replace(ANY_CONTACT, code_word="калина", hours="day")


async def test_all_is_well_keeps_nothing(desk: Desk) -> None:
    await says(desk, GALYNA, VIOLENCE, "він мене б'є")
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await aside.all_well(work, actor)
    assert aside.of(await desk.actor(GALYNA)) is None
    await desk.turn(days=15)
    assert desk.told() == []


async def test_a_second_press_loses_nothing(desk: Desk) -> None:
    await says(desk, GALYNA, frozenset({Danger.FIRE}), "горить хата")
    for _ in range(2):
        actor = await desk.actor(GALYNA)
        async with desk.work() as work:
            draft = await urgent.begin_urgent(work, actor)
    assert draft.step == "phone" and draft.answers["story"]["pieces"]
    for _ in range(2):
        actor = await desk.actor(GALYNA)
        async with desk.work() as work:
            begun = await quiet.begin_quiet(work, actor)
    assert [d.nonce for d in (await desk.actor(GALYNA)).drafts if d.form == QUIET.id] == [begun.nonce]


async def test_a_wish_is_fulfilled_once(desk: Desk) -> None:
    await says(desk, GALYNA, VIOLENCE, "він мене б'є")
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await aside.wish(work, actor, QUIET)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        assert await quiet.go_on(work, actor)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        assert await quiet.go_on(work, actor) is None
    assert aside.of(actor)
