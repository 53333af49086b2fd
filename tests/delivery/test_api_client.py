"""The raw client tells refusals from silence, knows when a request was written, and never shows the token."""

from __future__ import annotations

import asyncio
import base64
import traceback
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from bot.api import Api, ApiError, Unreachable
from tests.sandbox.client import serve

TOKEN = "4242:very-secret-words"


async def _answer(request: web.Request) -> web.StreamResponse:
    method = request.match_info["method"]
    if method == "echo":
        return web.json_response({"ok": True, "result": await request.json()})
    if method == "form":
        return web.json_response({"ok": True, "result": await _form(request)})
    if method == "page":
        return web.Response(text="<html>login here", content_type="text/html")
    if method == "proxy":
        return web.Response(status=502, text="<html>Bad Gateway")
    if method == "large":
        return web.Response(status=413, text="too large")
    if method == "silent":
        await asyncio.sleep(1)
    if method == "lost":
        assert request.transport is not None
        request.transport.abort()
    if method == "moved":
        more = {"migrate_to_chat_id": -1007}
        return _refusal(400, "Bad Request: group chat was upgraded", more)
    if method == "flood":
        return _refusal(429, "Too Many Requests: retry after 7", {"retry_after": 7})
    return _refusal(400, f"Bad Request: no {request.path}", {})


async def _form(request: web.Request) -> dict[str, Any]:
    assert request.content_type == "multipart/form-data"
    told: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            told[name] = [value.filename, value.content_type, value.file.read().hex()]
        else:
            told[name] = value
    return told


def _refusal(code: int, said: str, more: dict[str, int]) -> web.Response:
    body = {"ok": False, "error_code": code, "description": said, "parameters": more}
    return web.json_response(body, status=code)


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    """A client of a server with every kind of trouble."""
    app = web.Application(client_max_size=4 * 2**20)
    app.router.add_post("/bot{token}/{method}", _answer)
    runner, base = await serve(app)
    api = Api(base + "/", TOKEN)
    yield api
    await api.close()
    await runner.cleanup()


async def trouble(api: Api, method: str, **more: Any) -> ApiError | Unreachable:
    """What the call raises; it must not hold the token anywhere."""
    with pytest.raises((ApiError, Unreachable)) as caught:
        await api.call(method, text="Олена", **more)
    error = caught.value
    shown = "".join(traceback.format_exception(error)) + repr(error) + repr(error.__context__) + repr(api)
    assert "very-secret" not in shown
    assert error.__context__ is None
    assert isinstance(error, ApiError | Unreachable)
    return error


async def test_parameters_arrive_as_they_are(api: Api) -> None:
    sent: dict[str, Any] = {"text": "Олена 😀", "timeout": 25, "reply_markup": {"a": [1, None]}}
    assert await api.call("echo", **sent) == sent
    assert (await api.call("echo", text="\ud83d")) == {"text": "?"}  # half a sign harms nobody


CONTENT = bytes(range(256)) * 5000  # more than aiohttp likes to send as one piece


async def test_a_file_goes_as_a_form_each_time_with_the_same_bytes(api: Api) -> None:
    upload = {"field": "document", "name": "Мої дані.html", "base64": base64.b64encode(CONTENT).decode()}
    for _ in range(2):
        told = await api.call("form", chat_id=7, caption="Ось\ud83d", protect_content=True, upload=upload)
        assert told["document"] == ["Мої дані.html", "text/html", CONTENT.hex()]
        more = {key: value for key, value in told.items() if key != "document"}
        assert more == {"chat_id": "7", "caption": "Ось?", "protect_content": "true"}


async def test_what_is_no_file_is_not_sent(api: Api) -> None:
    with pytest.raises(ValueError, match="base64"):
        await api.call("form", upload={"field": "document", "name": "a", "base64": "%%%"})


async def test_a_refusal_keeps_its_words_and_figures_but_not_the_token(api: Api) -> None:
    refused = await trouble(api, "nonsense")
    assert isinstance(refused, ApiError)
    assert (refused.code, refused.description) == (400, "Bad Request: no /bot[…]/nonsense")
    flood, moved = await trouble(api, "flood"), await trouble(api, "moved")
    assert isinstance(flood, ApiError) and isinstance(moved, ApiError)
    assert (flood.code, flood.retry_after, moved.migrate_to) == (429, 7, -1007)


@pytest.mark.parametrize(("method", "maybe_done"), [("page", False), ("proxy", False), ("lost", True)])
async def test_what_is_no_answer_of_telegram(api: Api, method: str, maybe_done: bool) -> None:
    error = await trouble(api, method)
    assert isinstance(error, Unreachable)
    assert error.maybe_done is maybe_done


async def test_a_refusal_by_a_proxy_is_a_refusal(api: Api) -> None:
    error = await trouble(api, "large")
    assert isinstance(error, ApiError)
    assert error.code == 413


async def test_an_answer_that_does_not_come_may_mean_done(api: Api) -> None:
    error = await trouble(api, "silent", timeout_s=0.05)
    assert isinstance(error, Unreachable)
    assert error.maybe_done


async def test_a_server_that_is_not_there_has_done_nothing() -> None:
    runner, base = await serve(web.Application())
    await runner.cleanup()
    api = Api(base, TOKEN)
    error = await trouble(api, "sendMessage")
    await api.close()
    assert isinstance(error, Unreachable)
    assert not error.maybe_done
