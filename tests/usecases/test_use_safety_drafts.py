"""What was begun in danger and left: nobody is reminded of it in words that others may read, and it does not stay."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain import stories
from domain.dialogs import REQUEST
from domain.forms import Form
from domain.quiet import QUIET, URGENT
from tests.usecases.desk import GALYNA, Desk
from usecases import aside, dialogs, quiet, urgent


async def begun(desk: Desk, form: Form, **answers: Any) -> None:
    """Галина begins this dialog, says so much and leaves it."""
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        draft = await dialogs.start(work, actor, form)
        await work.drafts.save(actor.person.id, replace(draft, answers=answers))


def story(*texts: str) -> dict[str, Any]:
    """Words of a story."""
    return {"pieces": [stories.text_piece(number, text) for number, text in enumerate(texts, 1)]}


@pytest.mark.parametrize(
    ("answers", "hushed"),
    [
        ({"service": "unsafe"}, True),
        ({"service": "goods", "story": story("Потрібні дрова", "чоловік мене б'є")}, True),
        ({"story": story("нікому нічого не кажіть, я не хочу жити")}, True),
        ({"service": "goods", "story": story("Потрібні дрова")}, False),
    ],
)
async def test_a_reminder_gives_no_danger_away(desk: Desk, answers: dict[str, Any], hushed: bool) -> None:
    await begun(desk, REQUEST, **answers)
    await desk.turn(days=2)
    await desk.turn(days=14)
    letters = [*desk.letters("draft_remind"), *desk.letters("draft_erased")]
    assert [bool(one.body["params"].get("sensitive")) for one in letters] == [hushed, hushed]


async def test_a_quiet_talk_that_was_left_is_erased_without_a_word(desk: Desk) -> None:
    await begun(desk, QUIET, who="adult", hours="morning", safe_phone="+380679998877")
    await desk.turn(days=13)
    assert dialogs.open_draft(await desk.actor(GALYNA), QUIET)
    await desk.turn(days=2)
    assert dialogs.open_draft(await desk.actor(GALYNA), QUIET) is None
    assert desk.told() == []


@pytest.mark.parametrize("form", [URGENT, QUIET])
async def test_what_was_said_while_the_place_was_asked_goes_along(desk: Desk, form: Form) -> None:
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await aside.keep(work, actor, ["violence"], "він мене б'є", 1)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await aside.wish(work, actor, form)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        told = await aside.told_meanwhile(work, actor, story("він мене б'є", "він під дверима"))
        assert await quiet.go_on(work, told)
    kept = dialogs.open_draft(await desk.actor(GALYNA), URGENT)
    assert kept and stories.texts(kept.answers["story"]) == ["він мене б'є", "він під дверима"]


async def test_where_nothing_was_wished_the_words_are_asked_about(desk: Desk) -> None:
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        assert await aside.told_meanwhile(work, actor, story("потрібні дрова")) == actor
    assert not aside.wished(actor)


@pytest.mark.parametrize("said", [True, False])
async def test_an_urgent_request_goes_out_though_its_question_was_not_answered(desk: Desk, said: bool) -> None:
    actor = await desk.actor(GALYNA)
    if said:
        async with desk.work() as work:
            await aside.keep(work, actor, ["fire"], "горить хата", 1)
    for minutes in (0, 4):  # pressed once more
        await desk.turn(minutes=minutes)
        actor = await desk.actor(GALYNA)
        async with desk.work() as work:
            await urgent.begin_urgent(work, actor)
    await desk.turn(minutes=9)
    assert not desk.rows.requests
    await desk.turn(minutes=20)
    (request,) = desk.rows.requests.values()
    assert request.urgent and request.person_id == actor.person.id
    assert len(desk.letters("urgent_sent")) == 1 and desk.letters("offer")
    assert dialogs.open_draft(await desk.actor(GALYNA), URGENT) is None


@pytest.mark.parametrize("left", [True, False])
async def test_what_only_waits_aside_or_was_left_is_not_sent(desk: Desk, left: bool) -> None:
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await aside.keep(work, actor, ["fire"], "горить хата", 1)
    if left:
        actor = await desk.actor(GALYNA)
        async with desk.work() as work:
            await dialogs.drop(work, actor, await urgent.begin_urgent(work, actor))
    await desk.turn(days=1)
    assert not desk.rows.requests


@pytest.mark.parametrize("told", ["067 222 33 44", "не маю телефону"])
async def test_the_number_that_was_asked_for_then_is_not_asked_about(desk: Desk, told: str) -> None:
    async with desk.work() as work:
        await urgent.begin_urgent(work, await desk.actor_in(work, GALYNA))
    await desk.turn(minutes=11)
    went = []
    for words in (told, "дзвоніть 067 222 33 44", "067 765 43 21"):  # the first number alone was asked for
        async with desk.work() as work:
            went.append(bool(await urgent.late_number(work, await desk.actor_in(work, GALYNA), story(words))))
    assert went == [True, told == "не маю телефону", False]
    (request,) = desk.rows.requests.values()
    assert request.details.phone == "+380672223344" and len(desk.letters("resident_words")) == sum(went)
