"""The fake Bot API: every call succeeds at once, is counted, and is shown on its chat's phone."""

from __future__ import annotations

import itertools
import json
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from bench import telegram
from bench.feed import Feed
from bench.limits import Bucket
from bench.phone import Call, Phone
from bench.wire import Params, Reply

_TRUE = b'{"ok":true,"result":true}'
_LISTS = frozenset({"getMyCommands", "getChatAdministrators"})


def _ok(result: Any) -> bytes:
    return b'{"ok":true,"result":' + json.dumps(result, ensure_ascii=False).encode() + b"}"


class Clock:
    """The clock that a bot with CLOCK_URL follows: the machine's, until it is moved."""

    def __init__(self) -> None:
        self._version, self._offset = 0, 0.0
        self._asking: list[Reply] = []

    def ask(self, since: int, reply: Reply) -> None:
        """Answer at once whoever does not know the present offset, the others when it changes."""
        if since < self._version:
            self._answer(reply)
        else:
            self._asking.append(reply)

    def move(self, seconds: float) -> None:
        """Forward."""
        self._version, self._offset = self._version + 1, self._offset + seconds
        asking, self._asking = self._asking, []
        for reply in asking:
            self._answer(reply)

    def _answer(self, reply: Reply) -> None:
        reply(
            json.dumps({"ok": True, "offset": self._offset, "version": self._version}, separators=(",", ":")).encode()
        )


class Api:
    """One bot's Telegram."""

    def __init__(self, rate: float = 0.0) -> None:
        self.feed = Feed()
        self.clock = Clock()
        self.phones: dict[int, Phone] = {}
        self.calls: Counter[str] = Counter()
        self.refused = 0
        self.last_call = time.monotonic()
        self.heard: Callable[[Call], None] = lambda call: None
        self._bucket = Bucket(rate)
        self._message_ids = itertools.count(1)

    def phone(self, chat: int) -> Phone:
        """The phone of that chat, made on first use."""
        return self.phones.setdefault(chat, Phone(chat))

    def answer(self, method: str, params: Params, reply: Reply) -> None:
        """Answer one call of the bot."""
        if method == "getUpdates":
            limit, wait = int(params.get("limit") or 100), float(params.get("timeout") or 0)
            self.feed.ask(int(params.get("offset") or 0), limit, wait, reply)
            return
        if method == "clock":
            self.clock.ask(int(params.get("since") or 0), reply)
            return
        self.calls[method] += 1
        self.last_call = time.monotonic()
        if method.startswith(("send", "edit")) and "chat_id" in params and method != "sendChatAction":
            self._show(method, params, reply)
        else:
            reply(self._plain(method))

    def _plain(self, method: str) -> bytes:
        if method == "getMe":
            return _ok(telegram.ME)
        if method == "getWebhookInfo":
            return _ok({"url": "", "has_custom_certificate": False, "pending_update_count": 0})
        return _ok([]) if method in _LISTS else _TRUE

    def _show(self, method: str, params: Params, reply: Reply) -> None:
        if not self._bucket.takes(self.last_call):
            self.refused += 1
            refusal = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1"}
            reply(json.dumps(refusal | {"parameters": {"retry_after": 1}}).encode())
            return
        call = self._call(method, params)
        reply(_ok(telegram.outgoing(call.chat, call.message_id, call.text, call.markup)))
        self.phone(call.chat).show(call)
        self.heard(call)

    def _call(self, method: str, params: Params) -> Call:
        edited = method.startswith("edit")
        message_id = int(params["message_id"]) if edited else next(self._message_ids) * 2
        said = str(params.get("text") or params.get("caption") or "")
        return Call(method, int(params["chat_id"]), said, message_id, telegram.markup_of(params.get("reply_markup")))
