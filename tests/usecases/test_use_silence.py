"""Nothing is forgotten: whatever people do or leave undone, an open request has a timer, and silence ends nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.requests import HELD, OPEN, UNOWNED, NotFound, Refused, Request, Status
from tests.usecases.desk import ANNA, BOHDAN, GALYNA, HEAD, Desk, draft
from usecases import answers, casework

TEAM = (ANNA, BOHDAN)


@pytest.mark.parametrize("workers", [0, 1, 4])
@pytest.mark.parametrize("threat", ["no", "yes"])
async def test_silence_ends_nothing_and_is_heard_of(desk: Desk, workers: int, threat: str) -> None:
    for chat in range(601, 601 + workers):
        await desk.hire(chat)
    request = await desk.submit(threat=threat)
    for _ in range(3):
        desk.told()
        await desk.turn(hours=4 if threat == "yes" else 48)
        assert desk.request(request).status in UNOWNED
        assert desk.waiting(request)
        assert [chat for chat, _ in desk.told() if chat == HEAD], "the coordinator hears of it"


async def test_a_worker_who_took_it_and_fell_silent_is_heard_of(desk: Desk) -> None:
    await desk.hire(ANNA)
    request = await desk.take(ANNA, await desk.submit())
    for _ in range(3):
        desk.told()
        await desk.turn(days=4)
        assert desk.request(request).status in HELD
        assert {(HEAD, "not_called"), (HEAD, "escalated")} & set(desk.told())


async def test_work_in_progress_is_not_forgotten(desk: Desk) -> None:
    """The call was made, then nothing: the assessment's term, 5 working days, and the decision's, 10, are over."""
    await desk.hire(ANNA)
    request = await desk.take(ANNA, await desk.submit())
    await act(desk, "contact", ANNA, request)
    desk.told()
    await desk.turn(days=15)
    assert {chat for chat, _ in desk.told()} & {ANNA, HEAD}


_OTHERS = {"contact": casework.record_contact, "confirm": answers.confirm, "not_solved": answers.not_solved}


async def act(desk: Desk, what: str, chat: int, request: Request) -> None:
    """One act of one person; a refusal changes nothing."""
    actor = await desk.actor(chat)
    id_ = request.id
    try:
        if what in ("take", "decline"):
            await getattr(desk, what)(chat, desk.request(request))
            return
        async with desk.work() as work:
            if what == "finish":
                await casework.finish(work, actor, draft({"outcome": "provided"}, work.now, request=id_))
            elif what == "cancel":
                await answers.cancel(work, actor, draft({"reason": "mistake"}, work.now, request=id_))
            elif what == "write":
                await casework.write(work, actor, id_, {"pieces": [{"m": 1, "text": "слова"}]})
            elif what in ("called", "not_called"):
                await answers.check_in(work, actor, id_, what == "called")
            else:
                await _OTHERS[what](work, actor, id_)
    except (Refused, NotFound):
        return


ACTS = ("take", "decline", "contact", "finish", "confirm", "not_solved", "write", "called", "not_called", "cancel")
steps = st.one_of(
    st.tuples(st.sampled_from(ACTS), st.sampled_from((*TEAM, HEAD, GALYNA))),
    st.tuples(st.just("wait"), st.sampled_from((1, 4, 12))),
)


@given(st.sampled_from(["no", "yes"]), st.lists(steps, max_size=10))
@settings(max_examples=10, deadline=None)
async def test_whatever_happens_somebody_or_the_clock_has_it(threat: str, happens: list[tuple[str, int]]) -> None:
    desk = Desk()
    await desk.open()
    for chat in TEAM:
        await desk.hire(chat)
    request = await desk.submit(threat=threat)
    for what, who in happens:
        await (desk.turn(hours=who) if what == "wait" else act(desk, what, who, request))
        well_kept(desk, desk.request(request))


def well_kept(desk: Desk, now: Request) -> None:
    """An owner, an open offer or a timer; loads are those of the offers; the history has every version."""
    assert (now.holder is not None) == (now.status in HELD)
    if now.status in OPEN - {Status.IN_PROGRESS}:  # see test_work_in_progress_is_not_forgotten
        assert desk.waiting(now)
    held = {m.id: m.load for m in desk.rows.memberships.values()}
    for id_, load in held.items():
        assert load == sum(o.held for r in desk.rows.requests.values() for o in r.offers if o.membership_id == id_)
    events = [event for id_, event in desk.rows.events if id_ == now.id]
    assert (len(events), events[-1].status) == (now.version, now.status)


async def test_an_urgent_request_nobody_takes_does_not_bury_everyone(desk: Desk) -> None:
    """Asked anew every quarter of an hour, day and night: after a night nobody reads the bot any more."""
    for chat in TEAM:
        await desk.hire(chat)
    request = await desk.submit(threat="yes")
    await desk.turn(hours=12)
    assert len(desk.request(request).offers) <= 30
    assert len([one for one in desk.letters() if one.chat == ANNA]) <= 20
