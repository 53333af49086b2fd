"""Webhooks: the secret, the order within a chat, repeats until taken, methods in the answer."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from tests.sandbox.client import OLENA, PETRO, Client, serve


class Receiver:
    """A bot's web server that answers as told."""

    def __init__(self) -> None:
        self.url = ""
        self.texts: list[str] = []
        self.secrets: list[str | None] = []
        self.failures = 0
        self.answer: dict[str, Any] | None = None
        self.slow_for = 0
        self.heard = asyncio.Event()

    async def handle(self, request: web.Request) -> web.Response:
        message = (await request.json())["message"]
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        if message["chat"]["id"] == self.slow_for:
            await self.heard.wait()
        self.texts.append(message["text"])
        self.heard.set()
        return web.json_response(self.answer) if self.answer else web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.handle)
    runner, base = await serve(app)
    receiver.url = f"{base}/hook"
    yield receiver
    await runner.cleanup()


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not done():
            await asyncio.sleep(0.01)


async def test_what_waited_comes_in_order_with_the_secret(met: Client, receiver: Receiver) -> None:
    await met.act("text", text="0")
    answer = await met.call("setWebhook", url=receiver.url, secret_token="s3-cret_")
    assert answer["description"] == "Webhook was set"
    for number in range(1, 6):
        await met.act("text", text=str(number))
    await until(lambda: len(receiver.texts) == 6)
    assert receiver.texts == list("012345")
    assert set(receiver.secrets) == {"s3-cret_"}
    assert (await met.ok("getWebhookInfo"))["pending_update_count"] == 0


async def test_refused_updates_come_again(met: Client, receiver: Receiver) -> None:
    receiver.failures = 2
    await met.ok("setWebhook", url=receiver.url)
    await met.act("text", text="а")
    await met.act("text", text="б")
    await until(lambda: len(receiver.texts) == 2)
    assert receiver.texts == ["а", "б"]
    info = await met.ok("getWebhookInfo")
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    assert info["last_error_date"] > 0


async def test_a_dead_address_keeps_updates(met: Client) -> None:
    await met.ok("setWebhook", url="http://127.0.0.1:9/hook", allowed_updates=["message"])
    await met.act("text", text="а")
    await until(lambda: bool(met.world.bot().webhook.error))
    info = await met.ok("getWebhookInfo")
    assert (info["pending_update_count"], info["last_error_message"]) == (1, "Connection refused")
    assert info["allowed_updates"] == ["message"]
    assert (await met.call("deleteWebhook"))["description"] == "Webhook was deleted"
    assert len(await met.ok("getUpdates")) == 1


async def test_a_slow_chat_does_not_hold_up_others(met: Client, receiver: Receiver) -> None:
    receiver.slow_for = OLENA
    await met.ok("setWebhook", url=receiver.url)
    await met.act("text", text="повільна")
    await met.act("text", person=PETRO, text="швидкий")
    await until(lambda: len(receiver.texts) == 2)
    assert receiver.texts == ["швидкий", "повільна"]


async def test_a_method_in_the_answer_is_done(met: Client, receiver: Receiver) -> None:
    receiver.answer = {"method": "sendMessage", "chat_id": OLENA, "text": "відповідь"}
    await met.ok("setWebhook", url=receiver.url)
    await met.act("text", text="а")
    await until(lambda: len(met.world.calls.records) > 0 and met.world.calls.records[-1][3] == "sendMessage")
    assert (await met.last())["text"] == "відповідь"


async def test_dropping_what_waits(met: Client, receiver: Receiver) -> None:
    await met.act("text", text="старе")
    await met.ok("setWebhook", url=receiver.url, drop_pending_updates=True)
    await met.act("text", text="нове")
    await until(lambda: bool(receiver.texts))
    assert receiver.texts == ["нове"]
