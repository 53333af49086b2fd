"""Opening a case, buttons of a former state, and what a search lets whom find."""

from __future__ import annotations

from datetime import datetime

import pytest

from domain.people import Role
from domain.requests import NotFound, Request, Stale
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, CANARY, GALYNA, HEAD, NEXT, Desk, draft
from usecases import casework, finding, looking, overview, queueing

STORY = {"pieces": [{"m": 7, "text": "раз"}]}


async def held(desk: Desk) -> Request:
    """Anna holds it; Bohdan stands by."""
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    await desk.hire(702, Role.COORDINATOR, NEXT.code)
    return await desk.take(ANNA, await desk.submit())


async def say(desk: Desk, chat: int, request: Request) -> None:
    """Words to the other side."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        await casework.write(work, actor, request.id, STORY)


async def test_what_the_worker_has_not_opened_is_counted_until_it_is(desk: Desk) -> None:
    request = await held(desk)
    for _ in range(2):
        await say(desk, GALYNA, request)
    assert desk.request(request).unread == 2
    for chat, left in ((HEAD, 2), (ANNA, 0)):
        actor = await desk.actor(chat)
        async with desk.work() as work:
            assert (await looking.open_case(work, actor, request.id)).unread == 2, "it says what was new"
        assert desk.request(request).unread == left, "only its own worker has read it"
    opened = [(desk.rows.people[who].chat, what) for who, what, _, _ in desk.rows.audit]
    assert opened == [(HEAD, "opened"), (ANNA, "opened")]


async def test_each_opening_by_somebody_else_is_on_record(desk: Desk) -> None:
    """From the list, the queue and the desk of a coordinator; the resident opens their own."""
    await desk.hire(ANNA)
    await desk.hire(BOHDAN)
    request = await desk.submit()
    for chat, opens in ((BOHDAN, queueing), (HEAD, overview), (ANNA, looking), (GALYNA, looking)):
        actor = await desk.actor(chat)
        async with desk.work() as work:
            assert (await opens.open_case(work, actor, request.id)).id == request.id
    opened = [(desk.rows.people[line[0]].chat, line[1], line[2]) for line in desk.rows.audit]
    assert opened == [(chat, "opened", request.id) for chat in (BOHDAN, HEAD, ANNA)]
    assert await held_since(desk, request) is None
    taken = await desk.take(ANNA, request)
    assert await held_since(desk, taken) == desk.now


async def held_since(desk: Desk, request: Request) -> datetime | None:
    async with desk.work() as work:
        return await overview.held_since(work, request)


async def test_who_answers_has_read(desk: Desk) -> None:
    request = await held(desk)
    await say(desk, GALYNA, request)
    await say(desk, ANNA, request)
    assert desk.request(request).unread == 0


async def test_words_do_not_make_a_button_old_but_what_is_done_does(desk: Desk) -> None:
    request = await held(desk)
    await say(desk, GALYNA, request)
    anna = await desk.actor(ANNA)
    async with desk.work() as work:
        assert (await looking.unchanged(work, anna, request.id, request.version)).id == request.id
        await casework.record_contact(work, anna, request.id)
    async with desk.work() as work:
        with pytest.raises(Stale) as lost:
            await looking.unchanged(work, anna, request.id, request.version)
        event, names = await looking.last_done(work, lost.value.fresh)
    assert event is not None and event.kind == "contacted" and names[event.by.membership_id] == f"Ф-{ANNA}"


@pytest.mark.parametrize("chat", [BOHDAN, ADMIN, GALYNA, 702])
async def test_the_history_is_for_those_who_may_see_the_case(desk: Desk, chat: int) -> None:
    request = await held(desk)
    actor = await desk.actor(chat)
    async with desk.work() as work:
        with pytest.raises(NotFound):
            await looking.history(work, actor, request.id)


@pytest.mark.parametrize("words", ["067 123 45 67", CANARY, "{number}"])
async def test_who_finds_what(desk: Desk, words: str) -> None:
    request = await held(desk)
    asked = words.format(number=request.number)
    found = {}
    for chat in (ANNA, HEAD, BOHDAN, 702):
        actor = await desk.actor(chat)
        async with desk.work() as work:
            found[chat] = [one.id for one in await finding.find(work, actor, asked)]
    assert found == {ANNA: [request.id], HEAD: [request.id], BOHDAN: [], 702: []}
    assert {what for _, what, _, _ in desk.rows.audit} == {"searched"}
    assert not any(asked in str(row) for row in desk.rows.audit), "what was looked for is not written down"


async def test_an_open_offer_is_found_by_its_number_alone(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    actor = await desk.actor(ANNA)
    async with desk.work() as work:
        assert [one.id for one in await finding.find(work, actor, request.number)] == [request.id]
        assert not await finding.find(work, actor, "067 123 45 67")


async def test_what_was_found_is_remembered_without_the_words(desk: Desk) -> None:
    request = await held(desk)
    for _ in range(2):
        anna = await desk.actor(ANNA)
        async with desk.work() as work:
            await finding.remember(work, anna, await finding.find(work, anna, CANARY))
    (kept,) = [one for one in desk.rows.drafts.values() if one.form == "find"]
    assert (kept.step, kept.answers) == ("", {"found": [request.id]})
    anna = await desk.actor(ANNA)
    async with desk.work() as work:
        await casework.finish(work, anna, draft({"outcome": "provided"}, work.now, request=request.id))
        assert await finding.found_before(work, anna) == [], "what is not theirs any more is left out"
