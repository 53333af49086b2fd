"""A Telegram that loses answers, refuses, floods and fails, and remembers what it took in which life of the bot."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bench import telegram, wire
from bench.feed import Feed

SLOWEST_S = 0.02
_PLAIN: dict[str, Any] = {"getMe": telegram.ME, "getWebhookInfo": {"url": "", "pending_update_count": 0}}
Params = dict[str, Any]


@dataclass(frozen=True)
class Taken:
    """One message that reached a chat: in which life of the bot, when, and whether the bot was told so."""

    life: int
    chat: int
    text: str
    at: float
    answered: bool


@dataclass
class Faults:
    """How often, of one call, Telegram loses the answer, loses the call, is out of order, or begins a storm of 429s."""

    lost: float = 0.02
    unheard: float = 0.01
    sick: float = 0.02
    storm: float = 0.005


@dataclass
class KillTelegram:
    """`life` is the bot's present one; `shut` are the chats that refuse, with Telegram's code and words."""

    random: Random
    faults: Faults = field(default_factory=Faults)
    shut: dict[int, tuple[int, str]] = field(default_factory=dict)
    life: int = 0
    taken: list[Taken] = field(default_factory=list)
    done: int = 0  # messages made, changed and taken away
    doubtful: set[tuple[int, str]] = field(default_factory=set)  # what was refused for a while, or not answered
    standing: dict[tuple[int, int], str] = field(default_factory=dict)
    made: set[tuple[int, int]] = field(default_factory=set)
    refused: Counter[int] = field(default_factory=Counter)  # by code
    flying: int = 0
    feed: Feed = field(default_factory=Feed)
    _storm: int = 0
    _stormy: float = 0.0
    _ids: int = 1000

    def asked(self, line: Line, method: str, params: Params, reply: wire.Reply) -> None:
        """One call; Telegram has it in its hands for a moment, whoever dies meanwhile."""
        if method == "getUpdates":
            self.feed.ask(int(params.get("offset") or 0), 100, float(params.get("timeout") or 0), reply)
            return
        half, life = self.random.uniform(0.001, SLOWEST_S / 2), self.life
        self.flying += 1
        asyncio.get_running_loop().call_later(half, self._take, line, method, params, reply, half, life)

    async def idle(self) -> None:
        """Until nothing is in its hands."""
        while self.flying:
            await asyncio.sleep(0.001)

    def _take(self, line: Line, method: str, params: Params, reply: wire.Reply, half: float, life: int) -> None:
        refusal, faults, chance = self._refusal(method, params), self.faults, self.random.random()
        unheard, lost = chance < faults.unheard, faults.unheard <= chance < faults.unheard + faults.lost
        told = refusal or ({"ok": False} if unheard else self._done(method, params, life, not lost))
        if refusal:
            self.refused[refusal["error_code"]] += 1
            lost = unheard = False
        if refusal or lost or unheard:
            self.doubtful.add((int(params.get("chat_id") or 0), str(params.get("text") or "")))
        asyncio.get_running_loop().call_later(half, self._tell, line, reply, told, lost or unheard)

    def _tell(self, line: Line, reply: wire.Reply, told: dict[str, Any], silent: bool) -> None:
        self.flying -= 1
        if silent:
            line.cut()
        else:
            reply(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode())

    def _refusal(self, method: str, params: Params) -> dict[str, Any] | None:
        chat, now = int(params.get("chat_id") or 0), asyncio.get_running_loop().time()
        if self.random.random() < self.faults.storm:
            self._storm, self._stormy = self.random.randint(3, 12), now + 0.06
        if self._storm and now < self._stormy:
            self._storm -= 1
            flood = _refused(429, "Too Many Requests: retry after 1")
            return {**flood, "parameters": {"retry_after": self.random.uniform(0.01, 0.06)}}  # (a short second)
        if self.random.random() < self.faults.sick:
            return _refused(502, "Bad Gateway")
        if chat in self.shut:
            return _refused(*self.shut[chat])
        if method.startswith("editMessage") and (chat, int(params["message_id"])) not in self.standing:
            return _refused(400, "Bad Request: message to edit not found")
        return None

    def _done(self, method: str, params: Params, life: int, answered: bool) -> dict[str, Any]:
        chat, text, result = int(params.get("chat_id") or 0), str(params.get("text") or ""), _PLAIN.get(method, True)
        self.done += 1
        if method.startswith("editMessage"):
            self.standing[chat, int(params["message_id"])] = text
            result = telegram.outgoing(chat, int(params["message_id"]), text, None)
        elif method.startswith("deleteMessage"):
            for id_ in params.get("message_ids") or [params["message_id"]]:
                self.standing.pop((chat, int(id_)), None)
        elif method.startswith("send"):
            self._ids += 1
            self.standing[chat, self._ids] = text
            self.made.add((chat, self._ids))
            self.taken.append(Taken(life, chat, text, asyncio.get_running_loop().time(), answered))
            result = telegram.outgoing(chat, self._ids, text, None)
        return {"ok": True, "result": result}


def _refused(code: int, words: str) -> dict[str, Any]:
    return {"ok": False, "error_code": code, "description": words}


class Line(wire.Connection):
    """A connection that can break off instead of an answer."""

    def __init__(self, of: KillTelegram) -> None:
        super().__init__(lambda method, params, reply: of.asked(self, method, params, reply))

    def cut(self) -> None:
        """No answer ever comes."""
        if self._transport is not None:
            self._transport.abort()
