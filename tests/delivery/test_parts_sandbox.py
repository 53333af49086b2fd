"""Albums, uploads, places and deletes over HTTP, as the sandbox takes and refuses them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.ui.screen import Document, Screen
from domain.messages import Lane
from sandbox.builtin import builtin
from tests.delivery.test_sender_sandbox import Line, running
from tests.sandbox.client import OLENA
from usecases.ports import Letter

CONTENT = bytes(range(256)) * 6000  # 1.5 MB


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    """Everything running."""
    async with running() as line:
        yield line


def shown(screen: Screen, id_: int = 1) -> Letter:
    """A letter with this screen."""
    return Letter(id_, OLENA, 0, Lane.REPLY, {"screen": screen.calls()})


async def seen(line: Line) -> list[dict[str, Any]]:
    """What the bot's messages in the chat are, without those that were deleted."""
    chat = await line.client.chat(OLENA)
    return [message for message in chat["messages"] if message["from"] == "bot" and not message["deleted"]]


async def uploaded(line: Line, kind: str) -> str:
    """The id of a file that Telegram has."""
    answer = await line.client.form(f"send{kind.title()}", chat_id=OLENA, **{kind: builtin(kind).data})
    found = answer["result"][kind]
    return str((found[-1] if kind == "photo" else found)["file_id"])


async def test_an_album_and_what_cannot_be_in_it(line: Line) -> None:
    photo, video, voice = [await uploaded(line, kind) for kind in ("photo", "video", "voice")]
    before = len(await seen(line))
    files = [("photo", photo, "Дах"), ("voice", voice, ""), ("video", video, ""), ("location", "49.58,34.55", "")]
    assert await line.send(shown(Screen("Слова", files=files, protect=True))) == {1: "sent"}
    came = (await seen(line))[before:]
    assert [
        next(key for key in ("text", "photo", "video", "voice", "location") if message.get(key)) for message in came
    ] == [*("text", "photo", "video", "voice", "location")]
    assert line.mailroom.settled[1].message_ids == tuple(message["message_id"] for message in came)


async def test_a_lost_file_of_an_album(line: Line) -> None:
    photo = await uploaded(line, "photo")
    before = len(await seen(line))
    files = [("photo", "lost", "Стіна"), ("photo", photo, ""), ("photo", photo, ""), ("hologram", "odd", "Дім")]
    assert await line.send(shown(Screen(files=files))) == {1: "sent"}
    came = (await seen(line))[before:]
    assert [message.get("text") for message in came] == ["Стіна\n\n📎 ✖️", None, None, "Дім\n\n📎 ✖️"]
    assert all(message["photo"] for message in came[1:3])


async def test_a_file_of_ours_arrives_whole_though_telegram_stumbles(line: Line) -> None:
    await line.client.post("faults", {"bad_gateway": 1})
    screen = Screen("Ось", documents=[Document("Мої дані.html", CONTENT, "Усе про вас")])
    assert await line.send(shown(screen)) == {1: "sent"}
    document = (await seen(line))[-1]
    async with line.client.http.get(line.client.base + document["document"]["url"]) as response:
        assert await response.read() == CONTENT
    assert "Мої дані.html" in str(document) and "Усе про вас" in str(document)


async def test_messages_are_taken_away_and_what_cannot_be_does_no_harm(line: Line) -> None:
    await line.send(shown(Screen("Таємне").followed_by(Screen("Ще таємне"))))
    ids = line.mailroom.settled[1].message_ids
    await line.send(shown(Screen("Нове", deletes=[*ids, 999_999]), 2), shown(Screen("Ще", deletes=ids), 3))
    assert [message["text"] for message in await seen(line)] == ["Нове", "Ще"]
    assert set(line.mailroom.states().values()) == {"sent"}
