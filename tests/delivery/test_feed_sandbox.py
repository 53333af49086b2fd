"""A notice through the sender and the client over HTTP, against the sandbox's own trouble, with a death in between."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.api import Api
from bot.delivery.sender import Sender
from tests.delivery.notice_office import NoticeMailroom, run
from tests.delivery.office import rendered
from tests.delivery.test_sender_sandbox import RealClock, connected
from tests.sandbox.client import TOKEN, Client

MANY = 40


async def townspeople(client: Client) -> list[int]:
    """So many people who pressed Start."""
    found = []
    for n in range(MANY):
        person = await client.post("people", {"first_name": f"Людина {n}"})
        await client.act("text", person["id"], text="/start")
        found.append(int(person["id"]))
    return found


@asynccontextmanager
async def process(client: Client, mailroom: NoticeMailroom) -> AsyncIterator[Sender]:
    """A sender at work; killed at the end."""
    api = Api(client.base, TOKEN)
    sender = Sender(api, mailroom, RealClock(), rendered)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(sender.run())
        yield sender
        task.cancel()
    await api.close()


async def told(client: Client, person: int) -> int:
    """How often they were told."""
    chat = await client.chat(person)
    return sum(message["from"] == "bot" for message in chat["messages"])


async def test_a_notice_survives_a_bad_day() -> None:
    async with connected() as client:
        people = await townspeople(client)
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), people)
        await client.act("block", people[-1])
        bad = {"too_many": {"count": 3, "retry_after": 1}, "bad_gateway": 5, "lost_answers": 4}
        await client.post("faults", bad)
        async with process(client, mailroom):
            while len(mailroom.settled) < MANY // 2:
                await asyncio.sleep(0.01)
        window = MANY - len(mailroom.settled)
        async with process(client, mailroom) as sender, asyncio.timeout(60):
            while len(mailroom.settled) < MANY:
                await asyncio.sleep(0.01)
            assert await sender.drain(20)
            assert sender.held == 0
        times = {person: await told(client, person) for person in people}
        assert sum(mailroom.ends.values()) == MANY
        unsure = {id_ for id_, one in mailroom.settled.items() if one.error == "uncertain"}
        assert {id_ for id_, one in mailroom.settled.items() if one.error == "blocked"} == {people[-1]}
        assert len(unsure) <= 4  # (the lost answer may have been a refusal)
        assert {person for person, count in times.items() if not count} <= {people[-1], *unsure}
        assert sum(count - 1 for count in times.values() if count) <= window


async def test_a_lost_answer_of_an_ordinary_notice_is_not_repeated() -> None:
    async with connected() as client:
        people = await townspeople(client)
        mailroom = NoticeMailroom(run())
        mailroom.enlist(run(), people)
        await client.post("faults", {"lost_answers": 4})
        async with process(client, mailroom), asyncio.timeout(60):
            while len(mailroom.settled) < MANY:
                await asyncio.sleep(0.01)
        assert [await told(client, person) for person in people] == [1] * MANY
        assert mailroom.ends == {(1, "sent"): MANY - 4, (1, "uncertain"): 4}
