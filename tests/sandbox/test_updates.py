"""getUpdates: numbers, offsets, limits, kinds, and only one who asks."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.sandbox.client import OLENA, Client

OTHER = "409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


def numbers(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


async def test_they_stay_until_confirmed_and_grow_by_one(met: Client) -> None:
    for text in "абв":
        await met.act("text", text=text)
    first = numbers(await met.ok("getUpdates"))
    assert first == [first[0], first[0] + 1, first[0] + 2]
    assert numbers(await met.ok("getUpdates", limit=2)) == first[:2]
    assert numbers(await met.ok("getUpdates", offset=first[1])) == first[1:]
    assert numbers(await met.ok("getUpdates", offset=-1)) == first[2:]
    assert await met.ok("getUpdates", offset=first[2] + 1) == []


async def test_a_long_poll_wakes_with_the_update(met: Client) -> None:
    poll = asyncio.ensure_future(met.ok("getUpdates", timeout=50))
    await met.asking()
    await met.act("text", text="є хто?")
    (update,) = await asyncio.wait_for(poll, 20)
    assert update["message"]["text"] == "є хто?"


async def test_a_second_poll_ends_the_first(met: Client) -> None:
    poll = asyncio.ensure_future(met.refused("getUpdates", timeout=50))
    await met.asking()
    assert await met.ok("getUpdates") == []
    assert await poll == OTHER


async def test_a_webhook_and_polls_exclude_each_other(met: Client) -> None:
    poll = asyncio.ensure_future(met.refused("getUpdates", timeout=50))
    await met.asking()
    assert await met.ok("setWebhook", url="http://127.0.0.1:9/hook")
    assert await poll == "409 Conflict: terminated by setWebhook request"
    assert (await met.refused("getUpdates")).startswith(
        "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook"
    )
    assert await met.ok("deleteWebhook")
    assert await met.ok("getUpdates") == []


async def test_only_the_kinds_asked_for(met: Client) -> None:
    await met.ok("getUpdates", allowed_updates=["callback_query"])
    await met.act("text", text="не чути")
    await met.act("callback", message_id=(await met.last())["message_id"], data="підроблено")
    (update,) = await met.updates()
    assert update["callback_query"]["data"] == "підроблено"
    await met.ok("getUpdates", allowed_updates=[])
    await met.act("text", text="чути")
    assert len(await met.updates()) == 1


async def test_raw_updates_under_any_number(met: Client) -> None:
    await met.act("text", text="а")
    (natural,) = await met.ok("getUpdates")
    number = natural["update_id"]
    assert (await met.post("updates", {"update": natural}))["update_id"] == number
    assert (await met.post("updates", {"update": {"poll": {}}, "update_id": 5}))["update_id"] == 5
    assert numbers(await met.ok("getUpdates")) == [number, number, 5]
    assert await met.ok("getUpdates", offset=number + 1) == []
    assert (await met.post("updates", {"update": {"poll": {}}, "update_id": number + 9}))["status"] == 200
    await met.act("text", text="б")
    assert numbers(await met.updates()) == [number + 9, number + 10]


async def test_block_and_start_again(met: Client) -> None:
    await met.act("block")
    refused = await met.post(f"people/{OLENA}/text", {"text": "агов"})
    assert refused["status"] == 409 and "blocked" in refused["error"]
    await met.act("text", text="/start")
    blocked, unblocked, message = await met.updates()
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in (blocked, unblocked)]
    assert statuses == ["kicked", "member"]
    assert message["message"]["text"] == "/start"


async def test_a_late_answer_to_a_button_is_refused(met: Client) -> None:
    number = (await met.last())["message_id"]
    query = await met.act("callback", message_id=number, data="x")
    met.world.query_seconds = 0.0
    assert (await met.chat())["waiting"] == []
    late = await met.refused("answerCallbackQuery", callback_query_id=query["callback_query_id"])
    assert late.startswith("400 Bad Request: query is too old")


async def test_a_button_is_answered_once(met: Client) -> None:
    query = await met.act("callback", message_id=(await met.last())["message_id"], data="x")
    assert await met.ok("answerCallbackQuery", callback_query_id=query["callback_query_id"])
    again = await met.refused("answerCallbackQuery", callback_query_id=query["callback_query_id"])
    assert again.startswith("400 Bad Request: query is too old")
