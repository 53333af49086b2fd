"""The webhook: 200 only after the update is in the inbox, so that Telegram repeats what we could not keep."""

from __future__ import annotations

import hmac
import json
import logging
from typing import Any

from aiohttp import web

from bot.api import Api
from bot.intake.inbox import Desk
from bot.intake.poller import ALLOWED

log = logging.getLogger(__name__)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
LARGEST = 1024 * 1024  # bytes; an update is far smaller
PATH = "/telegram"


class Webhook:
    """An HTTP server for Telegram's POSTs, guarded by the secret header (Bot API: setWebhook)."""

    def __init__(self, api: Api, desk: Desk, url: str, secret: str, port: int) -> None:
        self._api, self._desk, self._url, self._secret, self._port = api, desk, url, secret, port
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen, then tell Telegram where."""
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post("/{path:.*}", self._receive)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, port=self._port).start()
        await self._api.call("setWebhook", url=self._url, secret_token=self._secret, allowed_updates=ALLOWED)

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


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except ValueError:
        return None
    return update if isinstance(update, dict) and isinstance(update.get("update_id"), int) else None
