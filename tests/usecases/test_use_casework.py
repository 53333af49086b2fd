"""What the worker and the resident do with a request that has an owner, and what the other side hears of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.people import Role
from domain.requests import NotFound, NotNow, Request, Stale, Status
from domain.timers import TimerKind
from domain.words import files, texts
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, CANARY, GALYNA, HEAD, HOME, NEXT, Desk, draft
from usecases import answers, casework

FILE = ["photo", "file-9", "дах"]
STORY = {"pieces": [{"m": 7, "text": "раз"}, {"m": 8, "text": "два"}, {"m": 9, "file": FILE}]}
OUTSIDERS = (BOHDAN, ADMIN, 502, 702)


async def taken(desk: Desk) -> Request:
    """A request that Anna holds; Bohdan, another resident and another community's coordinator stand by."""
    for chat in (ANNA, BOHDAN):
        await desk.hire(chat)
    await desk.resident(502)
    await desk.hire(702, Role.COORDINATOR, NEXT.code)
    request = await desk.take(ANNA, await desk.submit())
    desk.told()
    return request


ANSWERS = frozenset({"confirm", "not_solved", "check_in", "cancel"})


def case_of(what: str) -> Any:
    """The use case of this name: of the worker's side or of the resident's."""
    return getattr(answers if what in ANSWERS else casework, what)


async def do(desk: Desk, chat: int, what: str, request: Request, *more: object) -> Request:
    """One use case of the case, by this person."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        made = await case_of(what)(work, actor, request.id, *more)
    found: Request = made[0] if isinstance(made, tuple) else made
    return found


async def end(desk: Desk, chat: int, what: str, request: Request, **told: str) -> Request:
    """The same for one that ends a dialog."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        made: Request = await case_of(what)(work, actor, draft(told, work.now, request=request.id))
    return made


async def resolved(desk: Desk) -> Request:
    """A request that Anna ended."""
    request = await taken(desk)
    await do(desk, ANNA, "record_contact", request)
    await end(desk, ANNA, "finish", request, outcome="provided", note="привезли")
    return request


async def test_the_contact_is_recorded_and_told(desk: Desk) -> None:
    request = await taken(desk)
    called = await do(desk, ANNA, "record_contact", request)
    assert (called.status, called.contacted_at) == (Status.IN_PROGRESS, desk.now)
    assert desk.told() == [(GALYNA, "contact_made")]
    await do(desk, ANNA, "record_contact", request)
    assert desk.told() == [], "a further talk is noted, and not told again"


async def test_words_go_both_ways_whole_and_once(desk: Desk) -> None:
    request = await taken(desk)
    await do(desk, GALYNA, "write", request, STORY)
    await do(desk, ANNA, "write", request, STORY)
    there, back = desk.letters("resident_words"), desk.letters("worker_words")
    assert [one.chat for one in (*there, *back)] == [ANNA, GALYNA]
    for one in (*there, *back):
        assert (one.body["params"]["texts"], one.body["params"]["files"]) == (["раз", "два"], [FILE])
    kept = [word for word in desk.rows.words if word.from_resident]
    assert texts(kept) == [f"{CANARY} ліки", "раз", "два"], "a worker's words are not the resident's story"
    assert files(kept)[-1] == tuple(FILE)
    assert [word.person_id for word in desk.rows.words[-3:]] == [(await desk.actor(ANNA)).person.id] * 3


async def test_words_without_an_owner_reach_the_coordinator(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    desk.told()
    await do(desk, GALYNA, "write", request, STORY)
    assert desk.told() == [(HEAD, "resident_words")]


async def test_only_the_owner_writes_to_the_resident(desk: Desk) -> None:
    """Who is only asked has not taken it yet; a coordinator reads, and does not speak for the worker."""
    await desk.hire(ANNA)
    request = await desk.submit()
    for chat in (ANNA, HEAD):
        with pytest.raises((NotFound, NotNow)):
            await do(desk, chat, "write", request, STORY)


@pytest.mark.parametrize("chat", OUTSIDERS)
@pytest.mark.parametrize(
    ("what", "more"),
    [
        ("look", ()),
        ("read_details", ()),
        ("record_contact", ()),
        ("confirm", ()),
        ("not_solved", ()),
        ("write", (STORY,)),
        ("check_in", (True,)),
        ("check_in", (False,)),
    ],
)
async def test_out_of_scope_is_not_found(desk: Desk, chat: int, what: str, more: tuple[object, ...]) -> None:
    request = await taken(desk)
    before = desk.rows.copy()
    with pytest.raises(NotFound):
        await do(desk, chat, what, request, *more)
    assert desk.rows == before


async def test_the_details_are_read_by_worker_and_coordinator_and_each_reading_is_recorded(desk: Desk) -> None:
    request = await taken(desk)
    for chat in (ANNA, HEAD):
        assert (await do(desk, chat, "read_details", request)).details.phone == "+380671234567"
    readers = [(desk.rows.people[who].chat, what, id_) for who, what, id_, _ in desk.rows.audit]
    assert readers == [(ANNA, "read_details", request.id), (HEAD, "read_details", request.id)]


async def test_who_is_only_asked_does_not_read_the_details(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.submit()
    with pytest.raises(NotFound):
        await do(desk, ANNA, "read_details", request)
    assert desk.rows.audit == []


async def test_the_end_is_told_and_asked_about(desk: Desk) -> None:
    request = await resolved(desk)
    assert desk.request(request).outcome == "provided"
    assert desk.told() == [(GALYNA, "contact_made"), (GALYNA, "finished")]
    assert set(desk.waiting(request)) == {TimerKind.SURVEY, TimerKind.SURVEY_AGAIN, TimerKind.CLOSE}
    worker = next(m for m in desk.rows.memberships.values() if m.title == f"Ф-{ANNA}")
    assert worker.load == 0
    with pytest.raises(NotFound):
        await do(desk, ANNA, "read_details", request)


async def test_it_helped(desk: Desk) -> None:
    request = await resolved(desk)
    desk.told()
    closed = await do(desk, GALYNA, "confirm", request)
    assert (closed.status, desk.told(), desk.waiting(request)) == (Status.CLOSED, [(ANNA, "helped")], {})
    with pytest.raises(NotNow):
        await do(desk, GALYNA, "confirm", request)


async def test_it_did_not_help_and_goes_to_the_same_worker(desk: Desk) -> None:
    request = await resolved(desk)
    desk.told()
    await desk.turn(days=2)
    desk.told()
    again = await do(desk, GALYNA, "not_solved", request)
    assert (again.status, desk.asked(request)) == (Status.OFFERED, [ANNA])
    assert desk.told() == [(ANNA, "offer"), (HEAD, "reopened")]
    assert again.due > desk.now + timedelta(hours=4), "a new promise, not the one that is long past"


async def test_a_reopened_request_is_not_late_when_it_is_taken(desk: Desk) -> None:
    request = await resolved(desk)
    await desk.turn(days=3)
    await do(desk, GALYNA, "not_solved", request)
    await desk.take(ANNA, desk.request(request))
    desk.told()
    await desk.turn(minutes=30)
    assert desk.told() == []


async def test_without_that_worker_it_goes_to_another(desk: Desk) -> None:
    request = await resolved(desk)
    async with desk.work() as work:
        anna = next(m for m in await work.staff.team(HOME.code) if m.title == f"Ф-{ANNA}")
        await work.staff.save(replace(anna, active=False))
    await do(desk, GALYNA, "not_solved", request)
    assert desk.asked(request) == [BOHDAN]


async def test_after_thirty_days_a_closed_one_stays_closed(desk: Desk) -> None:
    request = await resolved(desk)
    await desk.turn(days=30, seconds=1)
    assert desk.request(request).status is Status.CLOSED
    with pytest.raises(NotNow):
        await do(desk, GALYNA, "not_solved", request)


async def test_the_resident_takes_it_back(desk: Desk) -> None:
    request = await taken(desk)
    gone = await end(desk, GALYNA, "cancel", request, reason="solved")
    assert (gone.status, desk.told(), desk.waiting(request)) == (Status.CANCELLED, [(ANNA, "cancelled")], {})
    with pytest.raises(NotFound):
        await end(desk, ANNA, "cancel", request, reason="solved")


async def test_only_its_worker_ends_it(desk: Desk) -> None:
    request = await taken(desk)
    for chat in (GALYNA, BOHDAN, HEAD):
        with pytest.raises((NotFound, Stale)):
            await end(desk, chat, "finish", request, outcome="provided")


async def test_not_called_yet_alerts_the_worker_and_the_coordinator(desk: Desk) -> None:
    request = await taken(desk)
    await do(desk, GALYNA, "check_in", request, False)
    assert desk.told() == [(ANNA, "not_called"), (HEAD, "not_called")]
    assert desk.request(request).status is Status.ACCEPTED


async def test_not_called_is_heard_also_when_a_contact_was_recorded(desk: Desk) -> None:
    """The resident's word against the worker's is what a coordinator must hear of."""
    request = await taken(desk)
    await do(desk, ANNA, "record_contact", request)
    desk.told()
    await do(desk, GALYNA, "check_in", request, False)
    assert (HEAD, "not_called") in desk.told()


async def test_called_records_the_contact_and_does_not_tell_the_resident_so(desk: Desk) -> None:
    request = await taken(desk)
    called = await do(desk, GALYNA, "check_in", request, True)
    assert (called.status, called.contacted_at) == (Status.IN_PROGRESS, desk.now)
    assert GALYNA not in [chat for chat, _ in desk.told()]
    assert (await do(desk, GALYNA, "check_in", request, True)).version == called.version
