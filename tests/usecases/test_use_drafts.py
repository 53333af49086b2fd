"""A dialog is a row: it is kept at every step, reminded of once when idle, and erased with a word."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.answers import Chosen, Given, Skipped, Wrote
from domain.dialogs import CANCEL, REQUEST, WRITE
from domain.forms import Ask, Complete, Draft, Outcome, Review
from domain.timers import TimerKind
from tests.usecases.desk import GALYNA, Desk
from usecases import dialogs
from usecases.registration import recognise


async def begun(desk: Desk) -> Draft:
    """Galyna's new dialog for a request."""
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        return await dialogs.start(work, actor, REQUEST)


async def say(desk: Desk, given: Given) -> Outcome:
    """One answer to the dialog she is in, as the next message finds it."""
    actor = await desk.actor(GALYNA)
    assert actor.draft
    async with desk.work() as work:
        return await dialogs.answer(work, actor, actor.draft, given)


async def test_every_answer_is_kept_before_the_next_question(desk: Desk) -> None:
    await begun(desk)
    own = (Chosen("me"), Chosen("advice"), Skipped(), Skipped())
    for given in (*own, Chosen("no"), Skipped(), Wrote("Слова"), Skipped()):
        outcome = await say(desk, given)
        assert (await desk.actor(GALYNA)).draft == outcome.draft
    assert isinstance(outcome, Review)


async def test_a_lasting_dialog_is_taken_up_again(desk: Desk) -> None:
    draft = await begun(desk)
    await say(desk, Chosen("child"))
    desk.office.clock.move(hours=1)
    again = await begun(desk)
    assert (again.nonce, again.answers, again.touched_at) == (draft.nonce, {"for_whom": "child"}, desk.now)
    assert len(desk.rows.drafts) == 1


async def test_another_dialog_of_the_same_kind_gives_way(desk: Desk) -> None:
    async with desk.work() as work:
        first = await dialogs.start(work, await desk.actor_in(work, GALYNA), CANCEL, {"request": 1})
    actor = await desk.actor(GALYNA)
    desk.office.clock.move(seconds=1)
    async with desk.work() as work:
        second = await dialogs.start(work, actor, CANCEL, {"request": 2})
    held = (await desk.actor(GALYNA)).drafts
    assert held == (second,)
    assert first.nonce != second.nonce


async def test_the_end_of_a_dialog_leaves_the_other_one(desk: Desk) -> None:
    request = await begun(desk)
    desk.office.clock.move(minutes=1)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        words = await dialogs.start(work, actor, WRITE, {"request": 1})
    assert isinstance(await say(desk, Wrote("слова")), Complete)
    actor = await desk.actor(GALYNA)
    assert actor.draft == words, "who uses the answers drops it in the same transaction"
    async with desk.work() as work:
        left = await dialogs.drop(work, actor, words)
    assert left.draft == (await desk.actor(GALYNA)).draft == request


async def test_back_and_amend_are_kept(desk: Desk) -> None:
    draft = await begun(desk)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        assert await dialogs.back(work, actor, draft) is None
    at_service = (await say(desk, Chosen("me"))).draft
    async with desk.work() as work:
        earlier = await dialogs.back(work, actor, at_service)
    assert earlier == Ask((await desk.actor(GALYNA)).drafts[0])
    assert earlier and earlier.draft.step == "for_whom"
    async with desk.work() as work:
        same = await dialogs.amend(work, actor, at_service, "nothing")
    assert same.draft.step == "service"


async def test_a_dialog_of_somebody_else_is_not_found(desk: Desk) -> None:
    draft = await begun(desk)
    await desk.resident(502)
    assert dialogs.draft_of(await desk.actor(502), draft.nonce) is None
    assert dialogs.draft_of(await desk.actor(GALYNA), draft.nonce) == draft


async def test_an_idle_dialog_is_reminded_of_once_and_erased_with_a_word(desk: Desk) -> None:
    await begun(desk)
    await desk.turn(days=13)
    assert desk.told() == [(GALYNA, "draft_remind")]
    await desk.turn(days=2)
    assert desk.told() == [(GALYNA, "draft_erased")]
    assert desk.rows.drafts == {}


async def test_words_that_belong_to_no_request_are_not_forgotten(desk: Desk) -> None:
    """Nobody reads them before the person has said where they go."""
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        draft = await dialogs.start(work, actor, WRITE)
        kept = await dialogs.keep(work, actor, draft, Wrote("Дах тече", message=7))
    await desk.turn(hours=25)
    assert [one.body["params"] for one in desk.letters("draft_remind")] == [{"nonce": kept.nonce, "words": True}]
    await desk.turn(days=14)
    assert [one.body["params"] for one in desk.letters("draft_erased")] == [{"words": True}]
    assert desk.rows.drafts == {}


async def test_a_dialog_that_was_just_touched_is_not_reminded_of(desk: Desk) -> None:
    await begun(desk)
    await desk.turn(hours=23)
    await say(desk, Chosen("me"))
    await desk.turn(hours=3)
    assert desk.told() == []


async def test_a_dialog_that_was_touched_yesterday_is_not_erased(desk: Desk) -> None:
    """Fourteen days of idleness, not of age."""
    await begun(desk)
    await desk.turn(days=13)
    await say(desk, Chosen("me"))
    desk.told()
    await desk.turn(days=2)
    assert "draft_erased" not in [kind for _, kind in desk.told()]
    assert desk.rows.drafts


async def test_a_finished_dialog_is_not_reminded_of(desk: Desk) -> None:
    draft = await begun(desk)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await dialogs.drop(work, actor, draft)
    await desk.turn(days=20)
    assert desk.told() == []


@pytest.mark.parametrize("amount", [0, 1, 35, 36, 2**52])
async def test_nonces_are_short_and_different(desk: Desk, amount: int) -> None:
    """They are part of every button: 64 bytes hold much else."""
    actor = replace(await desk.actor(GALYNA), drafts=())
    desk.rows.greatest = max(desk.rows.greatest, amount)
    async with desk.work() as work:
        drafts = [await dialogs.start(work, actor, WRITE) for _ in range(3)]
    assert len({draft.nonce for draft in drafts}) == 3
    assert all(len(draft.nonce) <= 11 and draft.nonce.isalnum() for draft in drafts)


async def test_a_dialog_of_a_former_version_is_passed_over_and_goes_quietly(desk: Desk) -> None:
    draft = await begun(desk)
    old = replace(draft, form="a form that is no more", nonce="old", touched_at=desk.now)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        await work.drafts.save(actor.person.id, old)
        await dialogs.watch_draft(work, actor.person.id, "old", TimerKind.DRAFT_REMIND, desk.now)
    async with desk.work() as work:
        known = await recognise(work, GALYNA, actor.person.name)
    assert known.drafts == (draft,)
    await desk.turn(days=2)
    assert (actor.person.id, "old") not in desk.rows.drafts
