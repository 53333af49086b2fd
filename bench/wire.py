"""The cheapest HTTP/1.1 that bots need: keep-alive, a body with a length, one call at a time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl

Params = dict[str, Any]
Reply = Callable[[bytes], None]
Answer = Callable[[str, Params, Reply], None]

_HEAD = b"HTTP/1.1 %d OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


def parameters(query: str, head: bytes, body: bytes) -> Params:
    """A call's parameters from its query string and its form or JSON body; values of forms stay strings."""
    found: Params = dict(parse_qsl(query, keep_blank_values=True))
    if b"application/json" in head:
        found.update(json.loads(body or b"{}"))
    else:
        found.update(parse_qsl(body.decode(), keep_blank_values=True))
    return found


def body_length(head: bytes) -> int:
    """Content-Length of a lower-cased head, 0 without one. Raises ValueError on a body that has none."""
    if b"transfer-encoding:" in head or b"multipart/" in head:
        raise ValueError("the bench server takes no chunked or multipart bodies: no files here")
    _, found, rest = head.partition(b"content-length:")
    return int(rest.partition(b"\r\n")[0]) if found else 0


class Connection(asyncio.Protocol):
    """One client connection; `answer(method, params, reply)` may reply at once or later."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport for the replies."""
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """A reply that comes after this goes nowhere."""
        self._transport = None

    def data_received(self, data: bytes) -> None:
        """Answer every call that is complete in the buffer."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end].lower()
            size = end + 4 + body_length(head)
            if len(self._buffer) < size:
                return
            target = self._buffer[: self._buffer.index(b"\r\n")].split(b" ")[1].decode()
            body, self._buffer = self._buffer[end + 4 : size], self._buffer[size:]
            path, _, query = target.partition("?")
            self._answer(path.rpartition("/")[2], parameters(query, head, body), self._reply)

    def _reply(self, body: bytes) -> None:
        if self._transport is not None:
            status = 200 if body.startswith(b'{"ok":true') else 429
            self._transport.write(_HEAD % (status, len(body)) + body)
