"""The Bot API as it is: a method and JSON (or a form with a file) one way, JSON or a refusal the other.

No error of it holds the token."""

from __future__ import annotations

import asyncio
import base64
import io
import json
import mimetypes
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import aiohttp
from yarl import URL

CONNECT_S = 10.0
ANSWER_S = 25.0  # Telegram's own slowest answers took under 20 s; a long poll says its own figure
WHOLE_S = 60.0  # on top of the answer's time: an answer that trickles ends too
KEEP_ALIVE_S = 30.0
CONNECTIONS = 48  # 30 of the sender, the long poll, answers to buttons, files
_HEADERS = {"Content-Type": "application/json"}
# No byte of the request left: the connection was not there yet.
_NOT_WRITTEN = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)


class ApiError(Exception):
    """Telegram refused: `code` as in HTTP, `description` in its words; `retry_after` in seconds."""

    def __init__(
        self, code: int, description: str, retry_after: float | None = None, migrate_to: int | None = None
    ) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to = migrate_to


class Unreachable(Exception):  # (says what is the matter, not that it is an error)
    """No answer of Telegram. `maybe_done`: the request was written, so it may have been carried out."""

    def __init__(self, kind: str, maybe_done: bool = False) -> None:
        super().__init__(kind)
        self.kind = kind
        self.maybe_done = maybe_done


class Api:
    """One bot on one Bot API server, over one shared session. `close` when done."""

    __slots__ = ("_base", "_own", "_session", "_token", "_urls")

    def __init__(self, base: str, token: str, session: aiohttp.ClientSession | None = None) -> None:
        """`base` is the server without the token (https://api.telegram.org); a given session stays the caller's."""
        self._base, self._token = base.rstrip("/"), token
        self._session = session
        self._own = session is None
        self._urls: dict[str, URL] = {}

    def __repr__(self) -> str:
        return f"Api({self._base})"

    async def start(self) -> None:
        """Open the session; `call` does so by itself when it must."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE_S)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())

    async def close(self) -> None:
        """Close the session if it is ours."""
        if self._own and self._session is not None:
            await self._session.close()
            self._session = None

    async def call(
        self, method: str, *, timeout_s: float = ANSWER_S, upload: Mapping[str, str] | None = None, **params: Any
    ) -> Any:
        """The `result` of a method; `timeout_s` is how long its answer may take.

        `upload` is a file to send with it: {"field": …, "name": …, "base64": …}.
        Raises ApiError (Telegram refused) and Unreachable (it did not answer).
        """
        body = _json(params) if upload is None else _form(params, upload)
        try:
            status, text = await self._post(self._url(method), body, timeout_s)
        except (aiohttp.ClientError, TimeoutError, OSError, asyncio.IncompleteReadError) as error:
            trouble = Unreachable(type(error).__name__, maybe_done=not isinstance(error, _NOT_WRITTEN))
        else:
            return self._result(status, text)
        raise trouble  # out here its __context__ is empty: aiohttp's errors quote the address with the token

    async def download(self, path: str, most: int, timeout_s: float = ANSWER_S) -> bytes | None:
        """A file by the path that getFile told; None when it is larger than `most` bytes.

        Raises ApiError and Unreachable, as `call` does.
        """
        limits = aiohttp.ClientTimeout(total=timeout_s + WHOLE_S, connect=CONNECT_S, sock_read=timeout_s)
        await self.start()
        assert self._session is not None
        try:
            address = URL(f"{self._base}/file/bot{self._token}/{path}")
            async with self._session.get(address, timeout=limits) as response:
                status, content = response.status, await response.content.read(most + 1)
                while len(content) <= most and (more := await response.content.read(most + 1)):
                    content += more
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError, asyncio.IncompleteReadError) as error:
            trouble = Unreachable(type(error).__name__)
        else:
            if status != HTTPStatus.OK:
                raise ApiError(status, "the file was not given")
            return content if len(content) <= most else None
        raise trouble  # as above: no address with the token goes along

    async def _post(self, url: URL, body: bytes | aiohttp.FormData, timeout_s: float) -> tuple[int, bytes]:
        if self._session is None:
            await self.start()
            assert self._session is not None
        limits = aiohttp.ClientTimeout(total=timeout_s + WHOLE_S, connect=CONNECT_S, sock_read=timeout_s)
        headers = _HEADERS if isinstance(body, bytes) else None  # a form says its own type
        async with self._session.post(url, data=body, headers=headers, timeout=limits) as response:
            return response.status, await response.read()

    def _url(self, method: str) -> URL:
        url = self._urls.get(method)
        if url is None:
            url = self._urls[method] = URL(f"{self._base}/bot{self._token}/{method}")
        return url

    def _result(self, status: int, text: bytes) -> Any:
        answer = _parsed(text)
        if answer is None:
            # A proxy or a portal spoke, not Telegram. A refusal of the request itself stays a refusal.
            if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
                raise ApiError(status, "not JSON")
            raise Unreachable(f"http {status}")
        if answer.get("ok"):
            return answer.get("result")
        more = answer.get("parameters") or {}
        said = str(answer.get("description", "")).replace(self._token, "[…]")
        code = int(answer.get("error_code", status))
        raise ApiError(code, said, more.get("retry_after"), more.get("migrate_to_chat_id"))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _form(params: Mapping[str, Any], upload: Mapping[str, str]) -> aiohttp.FormData:
    """A form of its own for each try: it can be read once only."""
    form = aiohttp.FormData(quote_fields=False)  # Telegram reads a name in UTF-8, not one in percent signs
    for key, value in params.items():
        form.add_field(key, _whole(value) if isinstance(value, str) else _json(value).decode())
    content = io.BytesIO(base64.b64decode(upload["base64"], validate=True))
    kind = mimetypes.guess_type(upload["name"])[0] or "application/octet-stream"
    form.add_field(upload["field"], content, filename=_whole(upload["name"]), content_type=kind)
    return form


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode()  # half a sign harms nobody


def _parsed(text: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(text)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
