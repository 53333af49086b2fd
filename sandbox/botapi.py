"""The Bot API side: /bot<token>/<method> and /file/bot<token>/<path>."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import Any

from aiohttp import web

from sandbox.call import Answer, Call
from sandbox.errors import ApiError, not_found, refuse
from sandbox.files import DOWNLOAD_LIMIT
from sandbox.methods import METHODS
from sandbox.params import Params, read_params
from sandbox.state import Bot
from sandbox.world import World

__all__ = ["WORLD", "add_bot_api"]

WORLD = web.AppKey("world", World)
_log = logging.getLogger(__name__)


def add_bot_api(app: web.Application) -> None:
    """The routes of the Bot API, and methods that come in answers to webhooks."""
    world = app[WORLD]
    app.router.add_route("*", "/bot{token}/{method}", _handle)
    app.router.add_get("/file/bot{token}/{path:.+}", _download)

    async def reply(bot: Bot, wish: dict[str, Any]) -> None:
        await _run(world, bot, str(wish["method"]), Params(wish))

    world.webhooks.reply = reply


def _json(body: dict[str, Any], status: int = 200) -> web.Response:
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json")


def _refusal(error: ApiError) -> web.Response:
    response = _json(error.answer(), error.code)
    if "retry_after" in error.parameters:
        response.headers["Retry-After"] = str(error.parameters["retry_after"])
    return response


async def _handle(request: web.Request) -> web.Response:
    world, name = request.app[WORLD], request.match_info["method"]
    try:
        bot = world.bot_for(request.match_info["token"])
        params = await read_params(request)
    except ApiError as error:
        return _refusal(error)
    except web.HTTPRequestEntityTooLarge:
        return _refusal(ApiError(413, "Request Entity Too Large"))
    response = await _run(world, bot, name, params)
    if world.faults.loses(name.lower()) and request.transport is not None:
        request.transport.abort()
    return response


async def _run(world: World, bot: Bot, name: str, params: Params) -> web.Response:
    """Do a method and note the call; the HTTP answer."""
    began = time.perf_counter()
    error: str | None = None
    try:
        return _json(await _result(world, bot, name, params))
    except ApiError as refusal:
        error = refusal.description
        return _refusal(refusal)
    except Exception:
        error = "Internal Server Error"
        _log.exception("%s failed", name)
        return _refusal(ApiError(500, error))
    finally:
        world.calls.add(bot.id, name, params.raw, error, began)


async def _result(world: World, bot: Bot, name: str, params: Params) -> dict[str, Any]:
    method = name.lower()
    handler = METHODS.get(method)
    if handler is None:
        raise not_found()
    if bot.logged_out:
        raise refuse("Logged out")
    await world.faults.delay(method)
    world.faults.strike(method)
    result = handler(Call(world, bot, params))
    if asyncio.iscoroutine(result):
        result = await result
    if isinstance(result, Answer):
        return {"ok": True, "result": result.result, "description": result.description}
    return {"ok": True, "result": result}


async def _download(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    try:
        world.bot_for(request.match_info["token"])
        file = world.files.by_path.get(request.match_info["path"])
        if file is None or len(file.data) > DOWNLOAD_LIMIT:
            raise not_found()
    except ApiError as error:
        return _refusal(error)
    return web.Response(body=file.data, content_type="application/octet-stream")
