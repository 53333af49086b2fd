"""The webhook's server alone: what it answers when the inbox refuses, and what it does when Telegram does."""

from __future__ import annotations

import socket
from typing import Any, cast

import aiohttp
import pytest

from bot.api import Api, ApiError, Unreachable
from bot.intake import webhook as module
from bot.intake.inbox import Desk
from bot.intake.webhook import SECRET_HEADER, Webhook
from bot.problems import OperatorProblem
from tests.intake.desks import message


class Telegram:
    """Answers setWebhook as told."""

    def __init__(self, *troubles: Exception) -> None:
        self.troubles = [*troubles]
        self.asked: list[dict[str, Any]] = []

    async def call(self, method: str, **wish: Any) -> bool:
        assert method == "setWebhook"
        self.asked.append(wish)
        if self.troubles:
            raise self.troubles.pop(0)
        return True


class Shelf:
    """An inbox that may be full."""

    def __init__(self) -> None:
        self.kept: list[int] = []
        self.full = False

    async def receive(self, updates: list[dict[str, Any]]) -> None:
        if self.full:
            raise OSError("no space left on device")
        self.kept += [update["update_id"] for update in updates]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def webhook(telegram: Telegram, shelf: Shelf, port: int) -> Webhook:
    return Webhook(cast(Api, telegram), cast(Desk, shelf), "https://susid.example.org/hook", "s-3", port)


async def test_only_what_is_kept_is_taken(port: int) -> None:
    telegram, shelf = Telegram(), Shelf()
    server = webhook(telegram, shelf, port)
    await server.start()
    address, headers, answers = f"http://127.0.0.1:{port}/any/path", {SECRET_HEADER: "s-3"}, list[int]()
    async with aiohttp.ClientSession(headers=headers) as http:
        for shelf.full in (True, False):
            async with http.post(address, json=message(1, 5)) as answer:
                answers.append(answer.status)
        async with http.get(address) as answer:
            answers.append(answer.status)
    await server.stop()
    assert (answers, shelf.kept) == ([503, 200, 405], [1])
    (wish,) = telegram.asked
    assert (wish["url"], wish["secret_token"]) == ("https://susid.example.org/hook", "s-3")


async def test_trouble_on_the_way_is_waited_out(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PAUSES", (0.0,))
    flood, bad_gateway = ApiError(429, "Too Many Requests", retry_after=0.01), ApiError(502, "Bad Gateway")
    telegram = Telegram(Unreachable("ClientConnectorError"), flood, bad_gateway)
    server = webhook(telegram, Shelf(), port)
    await server.start()
    await server.stop()
    assert len(telegram.asked) == 4


async def test_a_refusal_is_told_to_the_operator(port: int) -> None:
    telegram = Telegram(ApiError(400, "Bad Request: bad webhook: HTTPS url must be provided for webhook"))
    server = webhook(telegram, Shelf(), port)
    with pytest.raises(OperatorProblem, match="WEBHOOK_URL: 400 Bad Request: bad webhook"):
        await server.start()
    await server.stop()


async def test_a_busy_port_is_told_to_the_operator(port: int) -> None:
    with socket.socket() as busy:
        busy.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        busy.bind(("0.0.0.0", port))
        busy.listen()
        server = webhook(Telegram(), Shelf(), port)
        with pytest.raises(OperatorProblem, match=f"WEBHOOK_PORT: порт {port}"):
            await server.start()
        await server.stop()
