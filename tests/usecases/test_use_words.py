"""Words outside a dialog: a reply, a late part of an album, an edit of what was sent."""

from __future__ import annotations

import pytest

from domain.answers import Attachment, Gave, Wrote, add_to_story
from domain.requests import Request
from tests.usecases.desk import ANNA, GALYNA, HEAD, Desk
from usecases import words

STORY = add_to_story(None, Wrote("Ключ під килимком", message=50))


async def told(desk: Desk, chat: int, request: Request, story: dict[str, object]) -> Request | None:
    """This person replies to a message about the request."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await words.reply(work, actor, request.id, story)


async def edited(desk: Desk, chat: int, message: int, text: str) -> Request | None:
    """This person changes a message."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        word = await work.requests.word_of(actor.person.id, message)
        assert word
        return await words.edit_words(work, actor, word, text)


@pytest.fixture
async def taken(desk: Desk) -> Request:
    """Galyna's request, which Anna has."""
    await desk.hire(ANNA)
    request = await desk.take(ANNA, await desk.submit())
    desk.told()
    return request


async def test_a_reply_of_either_side_reaches_the_other(desk: Desk, taken: Request) -> None:
    assert await told(desk, GALYNA, taken, STORY)
    assert desk.told() == [(ANNA, "resident_words")]
    assert await told(desk, ANNA, taken, STORY)
    assert desk.told() == [(GALYNA, "worker_words")]


async def test_a_reply_about_what_is_not_ones_own_is_left_to_the_ordinary_way(desk: Desk, taken: Request) -> None:
    await desk.resident(502)
    assert await told(desk, 502, taken, STORY) is None
    assert await told(desk, HEAD, taken, STORY) is None
    assert desk.told() == []


async def test_an_edit_is_a_version_and_the_other_side_reads_it(desk: Desk, taken: Request) -> None:
    await told(desk, GALYNA, taken, STORY)
    desk.told()
    assert await edited(desk, GALYNA, 50, "Ключ у сусідки")
    (letter,) = desk.letters("resident_words")
    assert (letter.body["params"]["texts"], letter.body["params"]["edited"]) == (["Ключ у сусідки"], True)
    async with desk.work() as work:
        kept = [(one.version, one.text) for one in await work.requests.words(taken) if one.message_id == 50]
    assert kept == [(1, "Ключ під килимком"), (2, "Ключ у сусідки")]
    desk.told()
    assert await edited(desk, GALYNA, 50, "Ключ у сусідки") is None
    assert desk.told() == []


async def test_a_late_part_of_an_album_goes_where_the_others_went(desk: Desk, taken: Request) -> None:
    parts = [add_to_story(None, Gave(Attachment("photo", f"p{n}"), n, "album")) for n in (60, 61, 62)]
    await told(desk, GALYNA, taken, parts[0])
    actor = await desk.actor(GALYNA)
    async with desk.work() as work:
        assert await words.join_album(work, actor, 62, "album", parts[2])
        assert await words.join_album(work, actor, 62, "another", parts[2]) is None
        assert await words.join_album(work, actor, 90, "album", parts[2]) is None
