"""Notes: kept by its worker, read on record by those who may read the details, never by the resident."""

from __future__ import annotations

import pytest

from domain.people import Role
from domain.requests import NotFound, Stale
from tests.usecases.desk import ADMIN, ANNA, BOHDAN, GALYNA, HEAD, NEXT, Desk
from tests.usecases.test_use_contacting import taken
from usecases import answers, notes, privacy

NOTE = {"pieces": [{"m": 5, "text": "Канарка: пес злий"}, {"m": 6, "file": ["voice", "file-7", ""]}]}


async def add(desk: Desk, chat: int, request_id: int) -> None:
    actor = await desk.actor(chat)
    async with desk.work() as work:
        await notes.add(work, actor, request_id, NOTE)


async def test_a_note_tells_nobody_and_changes_nothing_else(desk: Desk) -> None:
    request = await taken(desk)
    words = list(desk.rows.words)
    await add(desk, ANNA, request.id)
    after = desk.request(request)
    assert (after.status, after.tries, desk.rows.words, desk.told()) == (request.status, (), words, [])


async def test_it_is_read_on_record_by_its_worker_and_the_coordinator(desk: Desk) -> None:
    request = await taken(desk)
    await add(desk, ANNA, request.id)
    for chat in (ANNA, HEAD):
        actor = await desk.actor(chat)
        async with desk.work() as work:
            _, (note,) = await notes.read(work, actor, request.id)
        assert (note.author, note.text, note.files) == (f"Ф-{ANNA}", "Канарка: пес злий", (("voice", "file-7", ""),))
    assert [what for _, what, *_ in desk.rows.audit].count("read_notes") == 2


async def test_nobody_else_reads_or_writes_one(desk: Desk) -> None:
    request = await taken(desk)
    await desk.hire(702, Role.COORDINATOR, NEXT.code)
    await add(desk, ANNA, request.id)
    before = desk.rows.copy()
    for chat in (GALYNA, BOHDAN, ADMIN, 702):
        actor = await desk.actor(chat)
        with pytest.raises(NotFound):
            async with desk.work() as work:
                await notes.read(work, actor, request.id)
        with pytest.raises((NotFound, Stale)):
            await add(desk, chat, request.id)
    assert desk.rows == before


async def test_the_residents_own_data_have_none_of_it_in_words(desk: Desk) -> None:
    request = await taken(desk)
    await add(desk, ANNA, request.id)
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        held = await privacy.everything(work, actor)
        _, history = await answers.history(work, actor, request.id)
    assert "пес злий" not in repr([one.words for one in held.requests])
    assert [event.kind for event in history].count("noted") <= 1
