"""The sender and the client together, over HTTP, against the sandbox's own refusals."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from bot.api import Api
from bot.delivery.sender import Sender
from sandbox.app import WORLD, make_app
from tests.delivery.office import FakeMailroom, rendered, said, told
from tests.sandbox.client import OLENA, PEOPLE, PETRO, TOKEN, Client, serve
from usecases.ports import Letter


class RealClock:
    """The machine's time, by the loop."""

    def __init__(self) -> None:
        self._zero = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def now(self) -> datetime:
        """The present moment in UTC."""
        return self._zero + timedelta(seconds=asyncio.get_running_loop().time() % 1000)


class Line:
    """A sandbox where both people have pressed Start, and a sender at work."""

    def __init__(self, client: Client, api: Api, mailroom: FakeMailroom) -> None:
        self.client, self.mailroom = client, mailroom
        self.sender = Sender(api, mailroom, RealClock(), rendered)

    async def send(self, *letters: Letter) -> dict[int, str]:
        """Commit, wait until all is settled."""
        self.sender.hand_over(self.mailroom.write(*letters))
        async with asyncio.timeout(40):
            while len(self.mailroom.settled) < len(self.mailroom.rows):
                await asyncio.sleep(0.01)
        return self.mailroom.states()

    async def texts(self, person: int = OLENA) -> list[str]:
        """What the bot said in the person's chat."""
        chat = await self.client.chat(person)
        return [m["text"] for m in chat["messages"] if m["from"] == "bot" and not m["deleted"]]


@asynccontextmanager
async def connected() -> AsyncIterator[Client]:
    """A running sandbox that both people have written to."""
    app = make_app(PEOPLE)
    runner, base = await serve(app)
    async with aiohttp.ClientSession() as http:
        client = Client(http, base, app[WORLD])
        await client.ok("getMe")
        for person in (OLENA, PETRO):
            await client.act("text", person, text="/start")
        yield client
    await runner.cleanup()


@asynccontextmanager
async def running() -> AsyncIterator[Line]:
    """A sandbox and a sender at work; drained at the end."""
    async with connected() as client, asyncio.TaskGroup() as group:
        api = Api(client.base, TOKEN)
        line = Line(client, api, FakeMailroom())
        group.create_task(line.sender.run())
        yield line
        assert await line.sender.drain(20)
        await api.close()


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    """Everything running."""
    async with running() as line:
        yield line


async def test_letters_arrive_in_order_and_are_marked(line: Line) -> None:
    states = await line.send(*(said(n, OLENA) for n in (1, 2, 3)), told(4, PETRO))
    assert set(states.values()) == {"sent"}
    assert await line.texts() == ["n1", "n2", "n3"]
    assert await line.texts(PETRO) == ["n4 (uk)"]
    last = await line.client.last(OLENA)
    assert line.mailroom.settled[3].message_id == last["message_id"]


async def test_the_sandbox_refuses_as_telegram_does(line: Line) -> None:
    await line.client.post("faults", {"too_many": {"count": 1, "retry_after": 1}, "bad_gateway": 1})
    broken = said(1, OLENA, text="<b>Олена <3")
    long = said(2, OLENA, text="слово " * 900)
    photo = said(3, PETRO)
    photo.body["screen"][:] = [{"method": "sendPhoto", "photo": "nowhere", "caption": "Дах"}]
    edit = said(4, PETRO)
    edit.body["screen"][0].update(method="editMessageText", message_id=999)
    states = await line.send(broken, long, photo, edit)
    assert set(states.values()) == {"sent"}
    texts = await line.texts()
    assert texts[0] == "Олена <3"
    assert len(texts) == 3
    assert await line.texts(PETRO) == ["Дах\n\n📎 ✖️", "n4"]


async def test_the_three_kinds_of_403(line: Line) -> None:
    await line.client.act("block", OLENA)
    await line.client.act("deactivate", PETRO)
    stranger = await line.client.post("people", {"first_name": "Нова"})
    states = await line.send(said(1, OLENA), said(2, PETRO), said(3, stranger["id"]), said(4, 999_999))
    assert set(states.values()) == {"dropped"}
    assert line.mailroom.reaches == {
        OLENA: "blocked",
        PETRO: "gone",
        stranger["id"]: "never_started",
        999_999: "gone",
    }


async def test_a_lost_answer_repeats_once(line: Line) -> None:
    await line.client.post("faults", {"lost_answers": 1})
    states = await line.send(said(1, OLENA))
    assert states == {1: "sent"}
    assert await line.texts() == ["n1", "n1"]
