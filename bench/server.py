"""The fake Bot API server's process: `python -m bench.server JOB`; talks to the runner in JSON lines.

Says {"port"}, {"polled"} at the bot's first getUpdates, {"warm"} after the unmeasured part. For every line it
then reads (`go`, or `later` when its clock is to jump at the beginning) it plays the load once more: {"tenth"}
during one of echoes, {"done": figures} or {"failed": why}.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any

from bench.api import Api
from bench.dialogs import Dialogs
from bench.echoes import Echoes
from bench.scripts import unpacked
from bench.wire import Connection

FIRST_CHAT = 1001
PATIENCE = 20.0  # seconds without a call of the bot after which a load is given up
_QUIET = 0.4  # seconds without a call after which the bot has nothing left to do

Job = dict[str, Any]
Load = Dialogs | Echoes


class Stuck(Exception):
    """The bot stopped answering before the load was over."""


def say(**line: Any) -> None:
    """One line to the runner."""
    print(json.dumps(line, ensure_ascii=False), flush=True)


async def play(api: Api, load: Load) -> float:
    """Run a load to its last answer, then wait until the bot is quiet. Returns the load's seconds."""
    started = time.perf_counter()
    api.last_call = time.monotonic()
    load.start()
    while not load.done.is_set():
        try:
            await asyncio.wait_for(load.done.wait(), 1.0)
        except TimeoutError:
            if time.monotonic() - api.last_call > PATIENCE:
                raise Stuck(load.stuck()) from None
    took = time.perf_counter() - started
    while (idle := time.monotonic() - api.last_call) < _QUIET:
        await asyncio.sleep(_QUIET - idle)
    return took


async def warm_up(api: Api, job: Job) -> None:
    """What is not measured: everybody becomes known to the bot, then a little of the load itself."""
    chats = range(FIRST_CHAT, FIRST_CHAT + job["people"])
    enrol, dialog = unpacked(job["enrol"]), unpacked(job["dialog"])
    await play(api, Dialogs(api, chats, enrol, 1))
    if job.get("updates"):
        await play(api, Echoes(api, chats, len(chats) * 2, unpacked(job["probes"]), 1))
    else:
        await play(api, Dialogs(api, chats[:3], dialog, 1))


def the_load(api: Api, job: Job) -> Load:
    """The measured part of the job."""
    chats = range(FIRST_CHAT, FIRST_CHAT + job["people"])
    if not job.get("updates"):
        return Dialogs(api, chats, unpacked(job["dialog"]), job["each"])
    load = Echoes(api, chats, job["updates"], unpacked(job["probes"]), job["window"])
    load.on_tenth = lambda left: say(tenth=left)
    return load


def percentile(values: list[float], share: float) -> float:
    """The value below which that share of them lies; 0.0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def figures(api: Api, load: Load, seconds: float) -> dict[str, Any]:
    """What the runner is told of a load."""
    return {
        "seconds": seconds,
        "updates": load.updates,
        "calls": sum(api.calls.values()),
        "refused": api.refused,
        "p50": percentile(load.latencies, 0.5),
        "p99": percentile(load.latencies, 0.99),
        "inversions": load.inversions if isinstance(load, Echoes) else 0,
    }


async def serve(job: Job) -> None:
    """One job from the first poll to the figures."""
    api = Api(job.get("rate", 0.0))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(api.answer), "127.0.0.1", 0)
    say(port=server.sockets[0].getsockname()[1])
    await api.feed.polled.wait()
    say(polled=True)
    try:
        await warm_up(api, job)
        say(warm=True)
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            api.calls.clear()
            api.refused = 0
            load = the_load(api, job)
            if line.startswith("later"):
                api.clock.move(job["later"])
            say(done=figures(api, load, await play(api, load)))
    except Stuck as stuck:
        say(failed=str(stuck))
    await loop.run_in_executor(None, sys.stdin.readline)


if __name__ == "__main__":
    asyncio.run(serve(json.loads(sys.argv[1])))
