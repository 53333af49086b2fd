"""The control side: people, the clock, long polls, faults, calls, signals, beginning anew."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from tests.sandbox.client import OLENA, Client


async def test_people_are_added_and_changed(sandbox: Client) -> None:
    added = await sandbox.post("people", {"first_name": "Іван", "label": "Сусід"})
    assert added["id"] > OLENA
    await sandbox.post("people", {"id": OLENA, "first_name": "Оленка"})
    people = (await sandbox.get("state"))["people"]
    assert {person["first_name"] for person in people} == {"Оленка", "Петро", "Іван"}
    assert (await sandbox.post("people", {}))["status"] == 400


async def test_mistakes_are_told(met: Client) -> None:
    number = (await met.last())["message_id"]
    wishes = [
        ("people/1/text", {"text": "x"}, 404),
        (f"people/{OLENA}/text", {}, 400),
        (f"people/{OLENA}/press", {"message_id": number, "data": "x"}, 404),
        (f"people/{OLENA}/press", {"message_id": number}, 400),
        (f"people/{OLENA}/callback", {"message_id": 1, "data": "x"}, 404),
        (f"people/{OLENA}/location", {"latitude": "x"}, 400),
        (f"people/{OLENA}/text", {"text": "x", "bot": 5}, 404),
        ("clock", {}, 400),
        ("clock", {"advance": "x"}, 400),
        ("clock", {"advance": 60, "step": 0}, 400),
        ("faults", {"latency_ms": "x"}, 400),
        ("signals", {}, 400),
        ("updates", {}, 400),
    ]
    for path, wish, status in wishes:
        answer = await met.post(path, wish)
        assert answer["status"] == status and answer["error"], path


async def test_the_clock_moves_and_tells(met: Client) -> None:
    clock = await met.get("clock")
    waiting = asyncio.ensure_future(met.get("clock", since=clock["version"], timeout=50))
    await asyncio.sleep(0.05)
    await met.post("clock", {"advance": 3600})
    assert (await waiting)["offset"] == 3600
    await met.post("clock", {"to": "morning"})
    morning = datetime.fromisoformat((await met.get("clock"))["now"]).astimezone(ZoneInfo("Europe/Kyiv"))
    assert (morning.hour, morning.minute) == (8, 0)
    message = await met.ok("sendMessage", chat_id=OLENA, text="x")
    assert abs(message["date"] - morning.timestamp()) < 5
    next_day = await met.post("clock", {"to": "morning"})
    after = datetime.fromisoformat(next_day["now"]) - morning
    assert timedelta(hours=22) < after < timedelta(hours=26)
    assert (await met.post("clock", {"offset": 0}))["offset"] == 0


async def test_events_name_the_chats_that_changed(met: Client) -> None:
    version = (await met.get("events", since=0))["version"]
    waiting = asyncio.ensure_future(met.get("events", since=version, timeout=50))
    await asyncio.sleep(0.05)
    await met.ok("sendMessage", chat_id=OLENA, text="x")
    event = await asyncio.wait_for(waiting, 20)
    assert (event["people"], event["state"]) == ([OLENA], False)
    await met.act("block")
    assert (await met.get("events", since=event["version"]))["state"]
    quiet = await met.get("events", since=(await met.get("state"))["version"], timeout=0.05)
    assert (quiet["people"], quiet["state"]) == ([], False)


async def test_faults(met: Client) -> None:
    await met.post("faults", {"too_many": {"count": 1, "retry_after": 3}, "bad_gateway": 1})
    answer = await met.call("sendMessage", chat_id=OLENA, text="x")
    assert (answer["status"], answer["parameters"]) == (429, {"retry_after": 3})
    assert answer["description"] == "Too Many Requests: retry after 3"
    assert await met.ok("getMe")
    assert await met.refused("editMessageText", chat_id=OLENA) == "502 Bad Gateway"
    await met.ok("sendMessage", chat_id=OLENA, text="дійшло")
    await met.post("faults", {"lost_answers": 1, "latency_ms": 60, "methods": ["sendMessage"]})
    with pytest.raises(aiohttp.ClientError):
        await met.ok("sendMessage", chat_id=OLENA, text="зроблено, та не чути")
    assert (await met.last())["text"] == "зроблено, та не чути"
    assert (await met.get("calls"))["calls"][-1]["method"] == "sendMessage"
    faults = await met.post("faults", {})
    assert (faults["latency_ms"], faults["lost_answers"], faults["methods"]) == (0, 0, [])


async def test_calls_are_kept_in_short(met: Client) -> None:
    start = (await met.get("calls"))["next"]
    await met.ok("sendMessage", chat_id=OLENA, text="я" * 500)
    await met.refused("sendMessage", chat_id=1, text="x")
    good, bad = (await met.get("calls", since=start))["calls"]
    assert (good["method"], good["chat_id"], good["ok"]) == ("sendMessage", OLENA, True)
    assert len(good["params"]["text"]) < 250 and good["ms"] >= 0
    assert (bad["ok"], bad["error"]) == (False, "Bad Request: chat not found")


async def test_signals(sandbox: Client) -> None:
    waiting = asyncio.ensure_future(sandbox.get("signals", since=0, timeout=50))
    await asyncio.sleep(0.05)
    await sandbox.post("signals", {"name": "restart-bot"})
    heard = await waiting
    assert heard == {"signals": [{"n": 1, "name": "restart-bot"}], "next": 1}
    assert (await sandbox.get("signals", since=1))["signals"] == []


async def test_what_people_do(met: Client) -> None:
    first = (await met.act("text", text="пробую"))["message_id"]
    await met.act("edit", message_id=first, text="пробую ще")
    await met.act("contact", phone="0501112233", first_name="Сусідка")
    await met.act("location", latitude=50.2, longitude=32.5)
    await met.act("dice")
    await met.act("forward", text="перелане")
    assert len((await met.act("text", text="я" * 5000))["message_ids"]) == 2
    _, edited, contact, location, dice, forward, *parts = await met.updates()
    assert edited["edited_message"]["text"] == "пробую ще" and edited["edited_message"]["edit_date"]
    assert contact["message"]["contact"] == {"phone_number": "0501112233", "first_name": "Сусідка"}
    assert location["message"]["location"] == {"latitude": 50.2, "longitude": 32.5}
    assert 1 <= dice["message"]["dice"]["value"] <= 6
    assert forward["message"]["forward_origin"]["type"] == "hidden_user"
    assert [len(part["message"]["text"]) for part in parts] == [4096, 904]


async def test_who_follows_the_clock_sees_every_step_of_a_day(met: Client) -> None:
    seen = []

    async def follow() -> None:
        clock = await met.get("clock")
        while clock["offset"] < 86400:
            clock = await met.get("clock", since=clock["version"], timeout=5)
            seen.append(clock["offset"])

    following = asyncio.ensure_future(follow())
    while met.world.clock.followed < met.world.clock.version:
        await asyncio.sleep(0)
    told = await met.post("clock", {"advance": 86400, "step": 3600})
    await following
    assert told["offset"] == 86400
    assert seen == [hour * 3600 for hour in range(1, 25)]


async def test_time_passes_though_nobody_follows(met: Client) -> None:
    told = await met.post("clock", {"advance": 5400, "step": 3600})
    assert told["offset"] == 5400


async def test_beginning_anew_keeps_people_and_numbers(met: Client) -> None:
    before = (await met.act("text", text="x"))["message_id"]
    await met.post("clock", {"advance": 60})
    state = await met.post("reset")
    assert len(state["people"]) == 2 and state["clock"]["offset"] == 0
    assert (await met.chat())["messages"] == []
    assert (await met.act("text", text="/start"))["message_id"] > before


async def test_the_page_is_served(sandbox: Client) -> None:
    async with sandbox.http.get(sandbox.base + "/") as response:
        assert response.status in (200, 404)
