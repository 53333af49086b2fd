"""The power is cut at every commit of a tick that fires timers of several kinds: each is done once, nothing is lost."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.dialogs import REQUEST
from domain.form_steps import begin
from domain.forms import Draft
from domain.requests import Request
from domain.timers import TimerKind
from tests.chats.after_steps import ANSWERS
from tests.support.town import Town
from tests.support.town import town as a_town
from tests.system import power
from tests.system.aftermath import rows
from tests.system.lives import Life, sweep
from usecases import casework, intake, offers
from usecases.dialogs import watch_draft
from usecases.ports import UnitOfWork

K = TimerKind
FIRED = (K.OFFER, K.CHECK_IN, K.FIRST_CONTACT, K.SURVEY, K.CLOSE, K.DRAFT_REMIND)  # in this order
_OWN = """
    state = 'waiting' AND kind = ? AND (
        subject = (SELECT id FROM people WHERE chat = ?)
        OR subject IN (SELECT r.id FROM requests r JOIN people p ON p.id = r.person_id WHERE p.chat = ?))
"""
_EVENTS = """
    SELECT r.id, e.kind, count(*) FROM request_events e JOIN requests r ON r.id = e.request_id
    JOIN people p ON p.id = r.person_id WHERE p.chat = ? GROUP BY r.id, e.kind ORDER BY r.id
"""


@pytest.fixture
async def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    power.wire(monkeypatch)
    monkeypatch.setattr(power.Power, "counted", "a commit")
    async with a_town(tmp_path) as town:
        yield town


async def at_work(town: Town, person: int) -> None:
    """One request is offered, one taken, one ended, and the resident stopped in the middle of a dialog."""
    resident = town.phone(person)
    await resident.write("/start")
    await resident.hear("")
    assert town.app
    for stage in range(3):
        async with town.app.storage.works() as work:
            request = await _asked(work, person)
            if stage:
                request = await _taken(work, request)
            if stage > 1:
                await _ended(work, request)
    async with town.app.storage.works() as work:
        actor = await work.people.actor(person)
        assert actor
        long_ago = work.now.replace(month=work.now.month - 1)
        draft = begin(REQUEST, f"stopped-{person}", long_ago, {})
        await work.drafts.save(actor.person.id, draft)
        await watch_draft(work, actor.person.id, draft.nonce, K.DRAFT_REMIND, work.now)


async def _asked(work: UnitOfWork, person: int) -> Request:
    actor = await work.people.actor(person)
    assert actor
    draft = Draft(f"of-a-test-{work.new_id()}", REQUEST.id, "review", work.now, ANSWERS)
    return await intake.submit(work, actor, draft)


async def _taken(work: UnitOfWork, request: Request) -> Request:
    worker = (await work.people.get([request.offered[0].person_id]))[request.offered[0].person_id]
    actor = await work.people.actor(worker.chat)
    assert actor
    return await offers.take(work, actor, request.id)


async def _ended(work: UnitOfWork, request: Request) -> None:
    assert request.holder
    worker = (await work.people.get([request.holder.person_id]))[request.holder.person_id]
    actor = await work.people.actor(worker.chat)
    assert actor
    ended = Draft("of-a-test", "finish", "review", work.now, {"outcome": "provided"}, {"request": request.id})
    await casework.finish(work, actor, ended)


async def the_bell(town: Town, person: int) -> None:
    """One timer of each kind is due; the clock does them all."""
    assert town.app
    now = int(town.app.clock.now().timestamp())
    await asyncio.to_thread(_ring, town, person, now)
    await town.sandbox.advance(advance=1)  # the bot hears of it by itself, so that its power is in question
    async with asyncio.timeout(60):
        while await asyncio.to_thread(_waits, town, now):
            await asyncio.sleep(0.01)


def _ring(town: Town, person: int, now: int) -> None:
    for place, kind in enumerate(FIRED):
        at = (now - len(FIRED) + place) * 1_000_000
        which = f"SELECT id FROM timers WHERE {_OWN} ORDER BY id DESC LIMIT 1"  # the taken one's
        done = f"UPDATE timers SET due_at = ?, wake_at = ? WHERE id = ({which}) RETURNING kind"
        assert rows(town.settings.database_url, done, at, at, kind.value, person, person) == [(kind.value,)]


def _waits(town: Town, now: int) -> bool:
    sql = "SELECT count(*) FROM timers WHERE state = 'waiting' AND due_at <= ?"
    return bool(rows(town.settings.database_url, sql, now * 1_000_000)[0][0])


async def test_a_power_cut_at_any_commit_of_a_tick(place: Town) -> None:
    happened = dict[int, list[tuple[str, int]]]()

    def check(town: Town, life: Life) -> None:
        found = rows(town.settings.database_url, _EVENTS, life.person)
        happened[life.person] = [(kind, times) for _, kind, times in found]
        assert rows(town.settings.database_url, "SELECT key FROM timers WHERE state = 'failed'") == []

    lives = await sweep(place, at_work, the_bell, check, lambda step: [step])
    whole = lives[-1]
    check(place, whole)
    assert len(lives) > 2 * len(FIRED), "every effect has a commit"
    assert len(whole.taken) > 2, "residents, workers and coordinators are told"
    for life in lives:
        assert happened[life.person] == happened[whole.person], life
        told_once(life, whole)


def told_once(life: Life, whole: Life) -> None:
    """Everybody was told the same as without a cut; what came again was on its way when the power went."""
    alike = {whole.person: life.person}
    assert {alike.get(chat, chat) for chat in whole.taken} == life.taken.keys(), life
    for chat, once in whole.taken.items():
        its = alike.get(chat, chat)
        again = Counter(life.taken[its]) - Counter(once)
        doubt = sum(cut.taken[its] - cut.noted[its] for cut in life.cuts)
        assert not Counter(once) - Counter(life.taken[its]), life
        assert again.total() <= doubt, (again, life)
