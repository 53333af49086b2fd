"""A question rests the case; the clock asks again, then somebody telephones; an answer ends it all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.people import SafeContact
from domain.requests import NotFound, NotNow, Request, Stale, Status
from domain.timers import TimerKind
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, Desk, draft
from tests.usecases.test_use_contacting import taken as just_taken
from usecases import casework, waiting

K = TimerKind
WORDS = {"words": {"pieces": [{"m": 5, "text": "Чи є пандус?"}]}}


async def taken(desk: Desk) -> Request:
    """Anna has it, and they have talked."""
    request, actor = await just_taken(desk), await desk.actor(ANNA)
    async with desk.work() as work:
        called = await casework.record_contact(work, actor, request.id)
    desk.told()
    return called


async def ask(desk: Desk, request: Request, chat: int = ANNA) -> Request:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await waiting.ask(work, actor, draft(WORDS, work.now, request=request.id))


def load(desk: Desk) -> int:
    return next(m for m in desk.rows.memberships.values() if m.title == f"Ф-{ANNA}").load


async def test_the_question_arrives_and_the_load_is_light_until_the_answer(desk: Desk) -> None:
    request = await taken(desk)
    assert (await ask(desk, request)).status is Status.WAITING
    (letter,) = desk.letters("question")
    assert (letter.chat, letter.body["params"]["texts"], letter.origin) == (GALYNA, ["Чи є пандус?"], 5)
    assert load(desk) == 2
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await casework.write(work, actor, request.id, {"pieces": [{"m": 9, "text": "Є"}]})
    assert (desk.request(request).status, load(desk)) == (Status.IN_PROGRESS, 10)
    assert set(desk.waiting(request)) == {K.STALLED}


async def test_it_is_asked_again_twice_and_then_telephoned_again_and_again(desk: Desk) -> None:
    request = await taken(desk)
    await ask(desk, request)
    desk.told()
    await desk.turn(days=6)
    assert desk.told() == [(GALYNA, "ask_again")] * 2
    await desk.turn(days=10)
    told = desk.told()
    assert told.count((ANNA, "telephone")) == 1 and (HEAD, "escalated") in told
    await desk.turn(days=8)
    assert desk.told().count((ANNA, "telephone")) == 1
    assert desk.request(request).status is Status.WAITING, "never closed"


async def test_the_question_is_the_same_when_it_is_asked_again(desk: Desk) -> None:
    request = await taken(desk)
    await ask(desk, request)
    await desk.turn(days=2, hours=1)
    (again,) = desk.letters("ask_again")
    assert again.body["params"]["texts"] == ["Чи є пандус?"]


async def test_a_question_asked_anew_begins_its_days_anew(desk: Desk) -> None:
    request = await taken(desk)
    await ask(desk, request)
    await desk.turn(days=1, hours=23)
    await ask(desk, request)
    desk.told()
    await desk.turn(days=1)
    assert desk.told() == []


async def test_whoever_may_not_be_written_to_any_more_is_telephoned(desk: Desk) -> None:
    request = await taken(desk)
    await ask(desk, request)
    desk.told()
    async with desk.work() as work:
        actor = await desk.actor_in(work, GALYNA)
        await work.people.save(replace(actor.person, safe=SafeContact(write=False)))
    await desk.turn(days=2, hours=1)
    assert desk.told() == [(ANNA, "telephone")]
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        assert await waiting.to_ask(work, actor, request.id) == (desk.request(request), False)
    with pytest.raises(NotNow):
        await ask(desk, request)


@pytest.mark.parametrize("chat", [BOHDAN, GALYNA, HEAD])
async def test_only_its_worker_asks(desk: Desk, chat: int) -> None:
    request = await taken(desk)
    with pytest.raises((NotFound, Stale)):
        await ask(desk, request, chat)


async def test_a_question_in_the_place_of_the_promised_call_is_no_call(desk: Desk) -> None:
    request = await just_taken(desk)
    await ask(desk, request)
    await desk.turn(days=2)
    told = desk.told()
    assert (GALYNA, "slipped") in told and (HEAD, "not_called") in told
    await desk.turn(days=4)
    now = desk.request(request)
    assert (now.status, now.level) == (Status.WAITING, 3)
