"""The parameters of a Bot API call, however they came: query, form, JSON or multipart."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, unquote

from aiohttp import web

from sandbox.errors import refuse
from sandbox.files import Upload

_TRUE = ("true", "1", "yes", "y", "t")


class Params:
    """Named values with Telegram's lenient reading: everything may be text."""

    def __init__(self, raw: dict[str, Any], files: dict[str, Upload] | None = None) -> None:
        self.raw = raw
        self.files = files or {}

    def text(self, name: str) -> str:
        """A value as text; "" when it is missing."""
        value = self.raw.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def number(self, name: str) -> int | None:
        """A whole number, or None when it is missing or is not one."""
        try:
            return int(self.raw[name])
        except (KeyError, TypeError, ValueError):
            return None

    def between(self, name: str, default: int, low: int, high: int) -> int:
        """A number moved into the bounds, as Telegram does with limits and timeouts."""
        value = self.number(name)
        return default if value is None else min(max(value, low), high)

    def flag(self, name: str) -> bool:
        """A yes or no; missing means no."""
        value = self.raw.get(name)
        return value if isinstance(value, bool) else str(value).lower() in _TRUE

    def parsed(self, name: str, what: str) -> Any:
        """A value that is JSON, or None when missing; `what` names it in the refusal."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise refuse(f"can't parse {what} JSON object") from error


async def read_params(request: web.Request) -> Params:
    """All parameters of a request; the body wins over the query."""
    raw: dict[str, Any] = dict(request.query)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _multipart(request, raw)
    body = await request.read() if request.can_read_body else b""
    if not body:
        return Params(raw)
    if kind == "application/json":
        raw.update(_json(body))
    elif kind == "application/x-www-form-urlencoded":
        raw.update(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    return Params(raw)


def _json(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError as error:
        raise refuse("can't parse JSON object") from error
    if not isinstance(value, dict):
        raise refuse("object expected")
    return value


async def _multipart(request: web.Request, raw: dict[str, Any]) -> Params:
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            # Clients percent-encode names that are not ASCII, as RFC 7578 advises.
            files[name] = Upload(value.file.read(), unquote(value.filename), value.content_type)
        else:
            raw[name] = value
    return Params(raw, files)
