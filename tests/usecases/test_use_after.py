"""After the work: refusals and appeals, stars, the wish to cancel, the history, and a person who left Telegram."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.messages import Kind
from domain.people import Role
from domain.requests import NotFound, NotNow, Request, Status
from domain.words import texts
from tests.usecases.desk import ADMIN, ANNA, ANSWERS, BOHDAN, GALYNA, HEAD, NEXT, Desk, draft
from usecases import answers, casework, decisions, intake, offers, reach, registration

WHERE = {"ground": "not_offered", "where": "Пенсійний фонд, вул. Соборна, 1"}


async def taken(desk: Desk, **fields: Any) -> Request:
    """A request that Anna holds."""
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat, cleared=True)
    request = await desk.take(ANNA, await desk.submit(**fields))
    desk.told()
    return request


async def do(desk: Desk, chat: int, use_case: Any, request: Request, *more: object, **said: Any) -> Request:
    """This use case, by this person; with answers it ends a dialog."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        given = (draft(said, work.now, request=request.id),) if said else (request.id, *more)
        done: Request = await use_case(work, actor, *given)
    return done


async def closed(desk: Desk) -> Request:
    """A request that helped."""
    request = await taken(desk)
    await do(desk, ANNA, casework.finish, request, outcome="provided", note="")
    done = await do(desk, GALYNA, answers.confirm, request)
    desk.told()
    return done


async def refused(desk: Desk) -> Request:
    """A request in Anna's work that the coordinator refused."""
    request = await taken(desk)
    await do(desk, ANNA, casework.record_contact, request)
    desk.told()
    return await do(desk, HEAD, decisions.reject, request, **WHERE)


async def test_the_coordinator_refuses_and_both_sides_read_it(desk: Desk) -> None:
    request = await refused(desk)
    assert (request.status, desk.waiting(request)) == (Status.REJECTED, {})
    (letter,) = desk.letters(Kind.REJECTED)
    assert (letter.body["params"]["ground"], letter.body["params"]["where"]) == ("not_offered", WHERE["where"])
    assert desk.told() == [(GALYNA, "rejected"), (ANNA, "decided")]
    assert next(m for m in desk.rows.memberships.values() if m.title == f"Ф-{ANNA}").load == 0


@pytest.mark.parametrize("chat", [ANNA, BOHDAN, ADMIN, GALYNA, 702])
async def test_nobody_but_the_coordinator_of_the_community_refuses(desk: Desk, chat: int) -> None:
    await desk.hire(702, Role.COORDINATOR, NEXT.code)
    request = await taken(desk)
    await do(desk, ANNA, casework.record_contact, request)
    with pytest.raises(NotFound):
        await do(desk, chat, decisions.reject, request, **WHERE)


async def test_danger_cannot_be_refused(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit(threat="yes")
    with pytest.raises(NotNow):
        await do(desk, HEAD, decisions.reject, request, **WHERE)


async def test_an_appeal_goes_to_the_coordinators_and_to_nobody_else(desk: Desk) -> None:
    request = await refused(desk)
    desk.told()
    again = await do(desk, GALYNA, decisions.appeal, request, words={"pieces": [{"m": 5, "text": "Не згідна"}]})
    assert (again.status, desk.asked(request)) == (Status.OFFERED, [HEAD])
    assert desk.told() == [(HEAD, "appeal")]
    assert texts(desk.rows.words)[-1] == "Не згідна"
    assert "Не згідна" not in repr(desk.letters())
    for _ in range(4):  # however long the coordinator waits, the former worker is not asked
        await desk.turn(days=1)
        assert set(desk.asked(request)) <= {HEAD}
    assert (ANNA, "offer") not in desk.told() and (BOHDAN, "offer") not in desk.told()


async def test_an_appeal_without_a_coordinator_is_an_alarm(desk: Desk) -> None:
    request = await refused(desk)
    async with desk.work() as work:
        head = next(m for m in desk.rows.memberships.values() if m.role is Role.COORDINATOR)
        await work.staff.save(replace(head, active=False))
    desk.told()
    again = await do(desk, GALYNA, decisions.appeal, request, words=None)
    assert (again.status, desk.told()) == (Status.REOPENED, [(ADMIN, "nobody")])


async def test_the_coordinator_may_give_it_to_themselves_and_end_it(desk: Desk) -> None:
    request = await refused(desk)
    await do(desk, GALYNA, decisions.appeal, request, words=None)
    held = await do(desk, HEAD, offers.take, request)
    assert (held.status, held.appealed) == (Status.ACCEPTED, False)


async def test_an_appeal_comes_once_and_in_time(desk: Desk) -> None:
    request = await refused(desk)
    with pytest.raises(NotFound):
        await do(desk, BOHDAN, decisions.appeal, request, words=None)
    await desk.turn(days=30, seconds=1)
    with pytest.raises(NotNow):
        await do(desk, GALYNA, decisions.appeal, request, words=None)


async def test_stars_are_kept_once(desk: Desk) -> None:
    request = await closed(desk)
    assert (await do(desk, GALYNA, answers.rate, request, 5)).stars == 5
    assert desk.told() == []
    for stars in (1, 7):
        with pytest.raises(NotNow):
            await do(desk, GALYNA, answers.rate, request, stars)
    with pytest.raises(NotFound):
        await do(desk, ANNA, answers.rate, request, 5)


async def test_few_stars_reach_the_coordinator_and_not_the_worker(desk: Desk) -> None:
    request = await closed(desk)
    await do(desk, GALYNA, answers.rate, request, 1)
    assert desk.told() == [(HEAD, "low_stars")]
    await do(desk, GALYNA, answers.explain, request, why="own", own="Кричали на мене")
    (letter,) = desk.letters("low_stars")
    assert letter.body["params"]["words"] == "Кричали на мене"
    assert desk.told() == [(HEAD, "low_stars")]
    assert "Кричали" not in repr(desk.rows.words), "the worker of a later time does not read it either"
    with pytest.raises(NotNow):
        await do(desk, GALYNA, answers.explain, request, why="rude")


@pytest.mark.parametrize("said", [{"why": None}, {"why": "own", "own": None}])
async def test_saying_why_is_no_duty(desk: Desk, said: dict[str, Any]) -> None:
    request = await closed(desk)
    await do(desk, GALYNA, answers.rate, request, 3)
    assert (await do(desk, GALYNA, answers.explain, request, **said)).stars == 3
    assert desk.told() == []


async def test_a_sensitive_request_is_not_silenced(desk: Desk) -> None:
    request = await taken(desk, service="unsafe")
    kept = await do(desk, GALYNA, answers.cancel, request, reason="mistake")
    assert (kept.status, kept.cancel_asked) == (Status.ACCEPTED, True)
    assert desk.told() == [(ANNA, "cancel_asked"), (HEAD, "cancel_asked")]
    ended = await do(desk, ANNA, casework.finish, request, outcome="withdrawn", note="")
    assert (ended.status, ended.cancel_asked) == (Status.RESOLVED, False)


async def test_open_requests_come_first(desk: Desk) -> None:
    await desk.hire(ANNA)
    made = [await desk.submit() for _ in range(12)]
    await do(desk, GALYNA, answers.cancel, made[-1], reason="mistake")
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        found = await answers.mine(work, actor)
    assert [one.id for one in found] == [one.id for one in (*reversed(made[:-1]), made[-1])]


async def test_not_even_its_worker_opens_the_residents_page(desk: Desk) -> None:
    request = await taken(desk)
    worker = await desk.actor(ANNA)
    async with desk.work() as work:
        for page in (answers.own, answers.history):
            with pytest.raises(NotFound):
                await page(work, worker, request.id)


async def test_the_history_is_the_residents_own(desk: Desk) -> None:
    request = await closed(desk)
    actor, worker = await desk.actor(GALYNA), await desk.actor(ANNA)
    async with desk.work() as work:
        _, events = await answers.history(work, actor, request.id)
        with pytest.raises(NotFound):
            await answers.history(work, worker, request.id)
    assert [event.kind for event in events] == ["created", "offered", "accepted", "resolved", "closed"]


async def test_the_worker_learns_once_that_the_person_left_and_came_back(desk: Desk) -> None:
    request = await taken(desk)
    await desk.submit()  # nobody holds this one
    desk.told()
    actor = await desk.actor(GALYNA)

    async def left(blocked: bool) -> list[tuple[int, str]]:
        async with desk.work() as work:
            await registration.note_blocked(work, actor, blocked)
        return desk.told()

    assert await left(False) == [], "of a return those are told who knew that the person was gone"
    assert await left(True) == [(ANNA, "unreachable")]
    assert await left(True) == []
    assert await left(False) == [(ANNA, "unreachable")]
    assert await left(False) == []
    assert await left(True) == [(ANNA, "unreachable")]
    assert desk.request(request).status is Status.ACCEPTED


async def test_whoever_takes_it_later_learns_that_the_person_is_gone(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await registration.note_blocked(work, actor, True)
    desk.told()
    held = await desk.take(ANNA, request)
    assert (held.status, desk.told()) == (Status.ACCEPTED, [(GALYNA, "taken"), (ANNA, "unreachable")])
    async with desk.work() as work:
        await registration.note_blocked(work, actor, False)
    assert desk.told() == [(ANNA, "unreachable")]


async def test_a_request_that_is_over_is_not_spoken_of(desk: Desk) -> None:
    await closed(desk)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await reach.tell_workers(work, actor, reachable=False)
    assert desk.told() == []


async def test_the_worker_reads_which_request_this_one_goes_on_from(desk: Desk) -> None:
    old = await closed(desk)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        again = await intake.submit(work, actor, draft(ANSWERS, work.now, follows=old.id))
    await desk.take(ANNA, again)
    worker = await desk.actor(ANNA)
    async with desk.work() as work:
        _, _, number, *_ = await casework.read_details(work, worker, again.id)
    assert number == old.number
