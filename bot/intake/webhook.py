"""The webhook: 200 only after the update is in the inbox, so that Telegram repeats what we could not keep."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from itertools import chain, repeat
from typing import Any

from aiohttp import web

from bot.api import Api, ApiError, Unreachable
from bot.intake.inbox import Desk
from bot.intake.poller import ALLOWED, PAUSES
from bot.problems import OperatorProblem

log = logging.getLogger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1024 * 1024  # bytes; an update is far smaller
GRACE = 3.0  # seconds that a POST in work has at the end; Telegram repeats what was not answered


class Webhook:
    """An HTTP server for Telegram's POSTs, guarded by the secret header (Bot API: setWebhook)."""

    def __init__(self, api: Api, desk: Desk, url: str, secret: str, port: int) -> None:
        self._api, self._desk, self._url, self._secret, self._port = api, desk, url, secret, port
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen, then tell Telegram where."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/{path:.*}", self._receive)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, port=self._port).start()
        except OSError as error:
            raise OperatorProblem(f"WEBHOOK_PORT: порт {self._port} не відкрити: {error.strerror}") from None
        await self._tell_telegram()

    async def _tell_telegram(self) -> None:
        """Trouble on the way is waited out; a refusal is the operator's to mend."""
        wish: dict[str, Any] = {"url": self._url, "secret_token": self._secret, "allowed_updates": ALLOWED}
        for pause in chain(PAUSES, repeat(PAUSES[-1])):
            try:
                await self._api.call("setWebhook", **wish)
                return
            except Unreachable:
                log.warning("Telegram is not reachable; trying again in %.0f s", pause)
                await asyncio.sleep(pause)
            except ApiError as error:
                if not _passing(error):
                    raise OperatorProblem(f"Telegram не прийняв WEBHOOK_URL: {error}") from None
                await asyncio.sleep(error.retry_after or pause)

    async def stop(self) -> None:
        """Stop listening; Telegram keeps what comes meanwhile. The webhook stays set for the next start."""
        if self._runner:
            await self._runner.cleanup()

    async def _receive(self, request: web.Request) -> web.Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self._secret.encode()):
            return web.Response(status=401)
        update = _read(await request.read())
        if update is None:
            return web.Response(status=400)
        try:
            await self._desk.receive([update])
        except Exception as error:
            log.error("an update could not be kept: %s; Telegram will repeat it", type(error).__name__)
            return web.Response(status=503)
        return web.Response()


def _passing(error: ApiError) -> bool:
    return error.code >= 500 or error.code == 429


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except ValueError:
        return None
    return update if isinstance(update, dict) and isinstance(update.get("update_id"), int) else None
