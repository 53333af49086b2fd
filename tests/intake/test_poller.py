"""Long polling: kept before confirmed, through refusals, and when the numbers begin anew."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, cast

import pytest

from bot.api import Api, ApiError, Unreachable
from bot.intake import poller as room
from bot.intake.inbox import Desk
from bot.intake.poller import Poller

Answer = list[dict[str, Any]] | Exception


class Telegram:
    """Answers getUpdates from a list, then for ever nothing; remembers what was asked and kept, in order."""

    backlog = 0

    def __init__(self, answers: Sequence[Answer], webhook: Exception | None = None, full: int = 0) -> None:
        self.answers, self.webhook, self.full = list(answers), webhook, full
        self.said: list[tuple[str, Any]] = []
        self.over = asyncio.Event()

    async def call(self, method: str, **params: Any) -> Any:
        if method == "deleteWebhook":
            refused, self.webhook = self.webhook, None
            if refused:
                raise refused
            return True
        self.said.append(("asked", params["offset"]))
        if not self.answers:
            self.over.set()
            await asyncio.Event().wait()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def receive(self, updates: Sequence[dict[str, Any]]) -> None:
        if updates and self.full:
            self.full -= 1
            raise OSError("disk is full")
        self.said.append(("kept", [update["update_id"] for update in updates]))


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses of no length."""
    monkeypatch.setattr(room, "PAUSES", (0.0,))


async def polled(telegram: Telegram) -> list[tuple[str, Any]]:
    """What was said until nothing was left to ask."""
    task = asyncio.ensure_future(Poller(cast(Api, telegram), cast(Desk, telegram)).run())
    await asyncio.wait_for(telegram.over.wait(), 5)
    task.cancel()
    await asyncio.wait([task])
    return telegram.said


async def test_an_update_is_kept_before_it_is_confirmed() -> None:
    said = await polled(Telegram([[{"update_id": 7}, {"update_id": 8}]]))
    assert said == [("asked", 0), ("kept", [7, 8]), ("asked", 9)]


async def test_what_could_not_be_kept_is_not_confirmed() -> None:
    said = await polled(Telegram([[{"update_id": 7}]], full=2))
    assert said == [("asked", 0), ("kept", [7]), ("asked", 8)]


async def test_after_a_quiet_week_the_numbers_may_be_lower() -> None:
    said = await polled(Telegram([[{"update_id": 900}], [], [{"update_id": 5}]]))
    assert [number for what, number in said if what == "asked"] == [0, 901, 0, 6]


@pytest.mark.parametrize("trouble", [ApiError(409, "Conflict"), ApiError(429, "Flood"), Unreachable("cut")])
async def test_trouble_is_waited_out_and_confirms_nothing(trouble: Exception) -> None:
    said = await polled(Telegram([[{"update_id": 7}], trouble, [{"update_id": 8}]]))
    assert [number for what, number in said if what == "asked"] == [0, 8, 8, 9]


@pytest.mark.parametrize("refusal", [ApiError(404, "Not Found"), ApiError(401, "Unauthorized"), Unreachable("cut")])
async def test_a_server_without_webhooks_is_polled_all_the_same(refusal: Exception) -> None:
    assert await polled(Telegram([], webhook=refusal)) == [("asked", 0)]
