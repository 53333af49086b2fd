"""The fake Bot API of a broadcast: `python -m bench.mail_server JOB`, answers late and enforces a limit.

Says {"port"}, {"polled"} at the bot's first getUpdates, and {"done": figures} when `people` chats have been told.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

from bench import telegram
from bench.feed import Feed
from bench.limits import Bucket, Window
from bench.server import say
from bench.wire import Connection, Params, Reply

BURST_S = 0.2  # of the bucket: five messages at 25 a second
_PLAIN: dict[str, Any] = {"getMe": telegram.ME, "getWebhookInfo": {"url": "", "pending_update_count": 0}}

Job = dict[str, Any]


class Mail:
    """Takes messages at the allowed rate, each answered after the latency."""

    def __init__(self, job: Job) -> None:
        self.feed = Feed()
        self._job = job
        self._limit: Bucket | Window = (
            Window(int(job["rate"])) if job["limit"] == "window" else Bucket(job["rate"], BURST_S)
        )
        self._told: set[int] = set()
        self._times: list[float] = []
        self._refused = 0
        self.over = asyncio.Event()

    def answer(self, method: str, params: Params, reply: Reply) -> None:
        """Answer one call of the bot."""
        if method == "getUpdates":
            self.feed.ask(int(params.get("offset") or 0), 100, float(params.get("timeout") or 0), reply)
        elif method.startswith(("send", "edit")):
            self._send(method, params, reply)
        else:
            self._later(reply, {"ok": True, "result": _PLAIN.get(method, True)})

    def _send(self, method: str, params: Params, reply: Reply) -> None:
        now = time.perf_counter()
        if not self._limit.takes(now):
            self._refused += 1
            told = {"error_code": 429, "description": "Too Many Requests: retry after 1"}
            self._later(reply, {"ok": False, **told, "parameters": {"retry_after": 1}})
            return
        chat = int(params["chat_id"])
        self._times.append(now)
        made = telegram.outgoing(chat, len(self._times), str(params.get("text") or ""), None)
        self._later(reply, {"ok": True, "result": made})
        if chat >= self._job["first"]:
            self._told.add(chat)
        if len(self._told) >= self._job["people"]:
            self.over.set()

    def _later(self, reply: Reply, told: dict[str, Any]) -> None:
        body = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
        asyncio.get_running_loop().call_later(self._job["latency"], reply, body)

    def figures(self) -> dict[str, Any]:
        """How long it took from the first message to the last, how many were taken, how many refused."""
        seconds = self._times[-1] - self._times[0]
        return {"seconds": seconds, "taken": len(self._times), "refused": self._refused}


async def serve(job: Job) -> None:
    """One broadcast from the first poll to the figures."""
    mail = Mail(job)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(mail.answer), "127.0.0.1", 0)
    say(port=server.sockets[0].getsockname()[1])
    await mail.over.wait()
    say(done=mail.figures())
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


if __name__ == "__main__":
    asyncio.run(serve(json.loads(sys.argv[1])))
