"""Why it went to whom: read from the history, a reason for everybody, and for its coordinators only."""

from __future__ import annotations

import pytest

from domain.people import Role
from domain.requests import NotFound, Request
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, VIRA, Desk
from usecases import explaining, handing
from usecases.explaining import Round


async def explained(desk: Desk, request: Request, chat: int = HEAD) -> list[Round]:
    """What the coordinator reads."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return (await explaining.explain(work, actor, request.id))[1]


def name(chat: int) -> str:
    """How a test's colleague is called."""
    return f"Ф-{chat}"


async def test_every_round_and_every_answer(desk: Desk) -> None:
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    request = await desk.submit()
    (first,) = desk.asked(request)
    await desk.decline(first, request)
    (second,) = desk.asked(request)
    await desk.turn(days=1)
    rounds = await explained(desk, request)
    assert [one.asked for one in rounds[:3]] == [(name(first),), (name(second),), (name(HEAD),)]
    assert rounds[0].why == ("community",) and rounds[2].why == ("nobody",)
    assert rounds[0].answers == ((name(first), "declined", "busy"),)
    assert rounds[1].answers == ((name(second), "expired", ""),)
    assert rounds[1].passed == ((name(first), "declined"),)
    assert dict(rounds[2].passed) == {name(first): "declined", name(second): "expired"}


async def test_nobody_is_passed_over_without_a_reason(desk: Desk) -> None:
    await desk.hire(ANNA, cleared=True)
    await desk.hire(BOHDAN)
    await desk.hire(VIRA, capacity=0, cleared=True)
    request = await desk.submit(service="unsafe")
    (only,) = await explained(desk, request)
    everyone = {*only.asked, *(who for who, _ in only.passed)}
    assert everyone == {name(ANNA), name(BOHDAN), name(VIRA)}
    assert dict(only.passed) == {name(BOHDAN): "not_cleared", name(VIRA): "full"}


async def test_what_the_coordinator_did_is_a_reason_too(desk: Desk) -> None:
    anna, bohdan = await desk.hire(ANNA), await desk.hire(BOHDAN)
    request = await desk.submit()
    actor = await desk.actor(HEAD)
    chosen = next(m for m in (anna, bohdan) if name(desk.asked(request)[0]) != m.title)
    async with desk.work() as work:
        await handing.assign(work, actor, request.id, chosen.id)
    await desk.take(int(chosen.title.removeprefix("Ф-")), request)
    async with desk.work() as work:
        await handing.release(work, actor, request.id)
    async with desk.work() as work:
        await handing.take_over(work, actor, request.id)
    rounds = await explained(desk, request)
    assert [one.why[0] for one in rounds][1] == "assigned" and rounds[-1].why == ("taken_over",)
    assert rounds[1].asked == (chosen.title,) and rounds[-1].asked == (name(HEAD),)
    assert rounds[1].answers == ((chosen.title, "accepted", ""), (chosen.title, "released", ""))


@pytest.mark.parametrize("chat", [ANNA, GALYNA, BOHDAN])
async def test_neither_worker_nor_resident_reads_it(desk: Desk, chat: int) -> None:
    await desk.hire(ANNA)
    await desk.hire(BOHDAN, Role.COORDINATOR, "UA53060330000044407")
    request = await desk.submit()
    with pytest.raises(NotFound):
        await explained(desk, request, chat)
