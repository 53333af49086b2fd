"""Long polling that confirms an update only after it is in the inbox."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from bot.api import Api, ApiError, Unreachable
from bot.intake.inbox import Desk

log = logging.getLogger(__name__)
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
WAIT = 25  # seconds, Bot API getUpdates: timeout
CONFLICT = 409
UNAUTHORISED = 401
FULL = 2000  # updates waiting; above this Telegram keeps the rest
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)


class Poller:
    """Asks for updates, keeps them, then asks for the next: only that confirms the former."""

    def __init__(self, api: Api, desk: Desk) -> None:
        self._api, self._desk = api, desk
        self._failures = 0

    async def run(self) -> None:
        """Until cancelled. Network trouble and a second poller are waited out, never fatal."""
        await self._until_it_works(self._no_webhook)
        offset: int | None = None
        while True:
            updates = await self._until_it_works(self._fetch, offset)
            await self._until_it_works(self._desk.receive, updates)
            # An empty answer means that all before the offset is confirmed. From then on no offset is told, since
            # after a quiet week the numbers begin anew and may be lower (Bot API: Update.update_id).
            offset = max((update["update_id"] + 1 for update in updates), default=0)
            while self._desk.backlog > FULL:
                await asyncio.sleep(0.1)

    async def _no_webhook(self) -> None:
        """Polling and a webhook exclude each other. A server that knows no webhooks has none to delete."""
        try:
            await self._api.call("deleteWebhook", drop_pending_updates=False)
        except ApiError as refused:
            if refused.retry_after or refused.code == UNAUTHORISED:
                raise
            log.warning("deleteWebhook was refused: %s", refused.code)

    async def _fetch(self, offset: int | None) -> list[dict[str, Any]]:
        # The first question does not wait: it shows at once that the bot is up, and it confirms nothing.
        asked: dict[str, Any] = {"timeout": 0 if offset is None else WAIT, "allowed_updates": ALLOWED}
        asked["offset"] = offset or 0
        found: list[dict[str, Any]] = await self._api.call("getUpdates", timeout_s=WAIT + 10, **asked)
        return found

    async def _until_it_works(self, what: Any, *args: Any, **kwargs: Any) -> Any:
        while True:
            try:
                done = await what(*args, **kwargs)
            except (ApiError, Unreachable) as error:
                await asyncio.sleep(self._pause(error))
            except Exception as error:
                log.error("updates could not be kept: %s; Telegram has them still", type(error).__name__)
                await asyncio.sleep(self._pause(None))
            else:
                self._failures = 0
                return done

    def _pause(self, error: ApiError | Unreachable | None) -> float:
        pause = PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1
        if isinstance(error, ApiError):
            if error.code == CONFLICT:
                log.error("another program receives this bot's updates (409); waiting")
            else:
                log.error("Telegram refuses this bot's questions: %s", error.code)
            return float(error.retry_after or pause)
        if error is not None:
            log.warning("Telegram is not reachable; trying again in %.0f s", pause)
        return pause
