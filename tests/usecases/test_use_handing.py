"""A case from colleague to colleague, and the coordinator's hand on every request: loads move exactly, one wins."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.assignments import OfferState
from domain.requests import AlreadyTaken, NotFound, NotNow, Request, Stale, Status
from domain.telling import card
from domain.timers import TimerKind
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, CANARY, GALYNA, HEAD, NEXT, VIRA, Desk
from tests.usecases.handing_steps import a_case, do, form, hand, holder, loads, member_of, words
from usecases import casework, handing


async def test_the_colleague_agrees_and_the_load_moves_with_the_case(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN)
    pending = await hand(desk, request, BOHDAN)
    assert (pending.status, holder(desk, request), loads(desk)) == (Status.ACCEPTED, ANNA, {ANNA: 10})
    assert desk.told() == [(BOHDAN, "handed_over")]
    taken = await desk.take(BOHDAN, request)
    assert (taken.status, holder(desk, request), loads(desk)) == (Status.ACCEPTED, BOHDAN, {BOHDAN: 10})
    assert words(desk, "handing") == [(ANNA, "accepted")]
    assert desk.told() == [(GALYNA, "taken"), (ANNA, "handing")]
    with pytest.raises(NotFound):
        await do(desk, ANNA, casework.look, request)


async def test_the_reason_is_told_and_ones_own_words_stay_with_the_history(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN)
    await hand(desk, request, BOHDAN, cause="other", own=f"{CANARY} сусідка")
    (letter,) = desk.letters("handed_over")
    assert letter.body["params"]["reason"] == "other"
    assert CANARY not in repr(letter)
    event = desk.rows.events[-1][1]
    assert (event.kind, event.data["words"]) == ("handed", f"{CANARY} сусідка")


@pytest.mark.parametrize("urgent", [False, True])
async def test_four_working_hours_without_an_answer_and_it_stays(desk: Desk, urgent: bool) -> None:
    request = await a_case(desk, BOHDAN, threat="yes" if urgent else "no")
    weight = 30 if urgent else 10
    before = {kind: timer.due_at for kind, timer in desk.waiting(request).items()}
    await hand(desk, request, BOHDAN)
    waits = {kind: timer.due_at for kind, timer in desk.waiting(request).items()}
    term = waits.pop(TimerKind.OFFER)
    assert waits == before, "the terms of the case run on"
    assert term - desk.now == (timedelta(minutes=15) if urgent else timedelta(hours=5)), "past the lunch"
    desk.told()
    await desk.fire(replace(desk.waiting(request)[TimerKind.OFFER], due_at=desk.now))
    assert holder(desk, request) == ANNA, "not before its time"
    await hand_back(desk, request)
    await desk.turn(hours=5)
    assert holder(desk, request) == ANNA
    assert loads(desk) == {ANNA: weight}
    assert desk.request(request).receiver is None
    assert words(desk, "handing")[-1:] == [(ANNA, "expired")]
    assert (BOHDAN, "unanswered") in words(desk, "offer_gone")


async def hand_back(desk: Desk, request: Request) -> None:
    """Called off and begun anew: the second one has a term of its own."""
    await do(desk, ANNA, handing.withdraw, request)
    await hand(desk, request, BOHDAN)


async def test_an_answer_too_late_is_told_who_has_it(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN)
    await hand(desk, request, BOHDAN)
    await do(desk, ANNA, handing.withdraw, request)
    with pytest.raises(AlreadyTaken) as late:
        await desk.take(BOHDAN, request)
    assert late.value.fresh == desk.request(request)
    assert (holder(desk, request), loads(desk)) == (ANNA, {ANNA: 10})
    await hand(desk, request, BOHDAN)
    await desk.take(BOHDAN, request)
    with pytest.raises(NotFound):
        await do(desk, ANNA, handing.withdraw, request)
    assert holder(desk, request) == BOHDAN


async def test_declined_it_stays_and_says_why(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN, VIRA)
    await hand(desk, request, BOHDAN)
    desk.told()
    declined = await desk.decline(BOHDAN, request)
    assert (declined.status, holder(desk, request), desk.asked(request)) == (Status.ACCEPTED, ANNA, [])
    (letter,) = desk.letters("handing")
    assert letter.body["params"]["reason"] == "busy"
    assert desk.told() == [(ANNA, "handing")]


async def test_one_is_asked_at_a_time_and_only_who_may_be(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN, VIRA)
    await hand(desk, request, BOHDAN)
    with pytest.raises(NotNow):
        await hand(desk, request, VIRA)
    await do(desk, ANNA, handing.withdraw, request)
    far = await desk.hire(640, community=NEXT.code)
    actor = await desk.actor(ANNA)
    for who in (far.id, member_of(desk, ANNA), member_of(desk, ADMIN), 0, "nobody"):
        with pytest.raises(NotNow):
            async with desk.work() as work:
                await handing.hand_over(work, actor, form(desk, request, who))
    assert desk.request(request).receiver is None


@pytest.mark.parametrize("chat", [BOHDAN, GALYNA, ADMIN])
async def test_others_do_not_find_it(desk: Desk, chat: int) -> None:
    request = await a_case(desk, BOHDAN, VIRA)
    for what, more in ALL:
        with pytest.raises(NotFound):
            await do(desk, chat, what, request, *more(desk))
    with pytest.raises(NotFound):
        await hand(desk, request, VIRA, by=chat)


ALL: list[tuple[Any, Any]] = [
    (handing.receivers, lambda desk: ()),
    (handing.withdraw, lambda desk: ()),
    (handing.assign, lambda desk: (member_of(desk, VIRA),)),
    (handing.take_over, lambda desk: ()),
    (handing.release, lambda desk: ()),
    (handing.offer_again, lambda desk: ()),
]


async def test_whoever_has_it_does_not_command_as_a_coordinator(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN, VIRA)
    for what, more in ALL[2:]:
        with pytest.raises(NotFound):
            await do(desk, ANNA, what, request, *more(desk))


async def test_a_coordinator_does_not_decide_on_their_own_request(desk: Desk) -> None:
    await desk.hire(ANNA)
    await desk.hire(VIRA)
    async with desk.work() as work:
        head = await desk.actor_in(work, HEAD)
        home = (await desk.actor_in(work, GALYNA)).person
        await work.people.save(
            replace(head.person, consent="2026", settlement=home.settlement, community=home.community)
        )
    request = await desk.submit(HEAD)
    for what, more in ALL:
        with pytest.raises(NotFound):
            await do(desk, HEAD, what, request, *more(desk))


async def test_colleagues_are_shown_the_least_loaded_first(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN, VIRA)
    other = await desk.submit()
    await do(desk, HEAD, handing.assign, other, member_of(desk, BOHDAN))
    await desk.take(BOHDAN, other)
    async with desk.work() as work:
        found = await handing.colleagues(work, await desk.actor_in(work, ANNA), request.id)
    assert [(m.title, held) for m, held in found][-1] == (f"Ф-{BOHDAN}", 1)
    assert {m.title: held for m, held in found[:-1]} == {f"Ф-{VIRA}": 0, f"Ф-{HEAD}": 0}


async def test_sensitive_cases_go_to_those_who_are_cleared(desk: Desk) -> None:
    await desk.hire(ANNA, cleared=True)
    request = await desk.submit(service="unsafe")
    await desk.take(ANNA, request)
    await desk.hire(BOHDAN)
    await desk.hire(VIRA, cleared=True)
    _request, able = await do(desk, ANNA, handing.receivers, request)
    assert {m.title for m in able} == {f"Ф-{VIRA}", f"Ф-{HEAD}"}
    with pytest.raises(NotNow):
        await hand(desk, request, BOHDAN)


async def test_meanwhile_words_go_to_whoever_still_has_it(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN)
    await hand(desk, request, BOHDAN)
    desk.told()
    await do(desk, GALYNA, casework.write, request, {"pieces": [{"m": 7, "text": "Алло"}]})
    assert desk.told() == [(ANNA, "resident_words")]
    with pytest.raises((NotFound, Stale)):
        await do(desk, BOHDAN, casework.write, request, {"pieces": [{"m": 8, "text": "Я"}]})
    assert [o.state for o in desk.request(request).offers] == [OfferState.TRANSFER_PENDING, OfferState.OFFERED]


async def test_what_is_told_carries_nothing_personal(desk: Desk) -> None:
    request = await a_case(desk, BOHDAN, VIRA)
    await hand(desk, request, BOHDAN)
    await desk.decline(BOHDAN, request)
    await do(desk, HEAD, handing.assign, request, member_of(desk, VIRA))
    await desk.take(VIRA, request)
    await do(desk, HEAD, handing.release, request)
    assert CANARY not in repr(desk.letters())
    assert card(request)["number"] in repr(desk.letters("handing"))
