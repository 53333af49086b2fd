"""A fresh server and a fresh bot, warmed up once; what each load that is then played costs."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from subprocess import Popen
from typing import Any

from bench import scripts
from bench.contenders import Contender
from bench.processes import Broke, Server, cpu_seconds, last_lines, memory, running, timed

Job = dict[str, Any]


@dataclass(frozen=True)
class Sample:
    """The figures of one run; times in seconds, memory in MB, `units` are requests or updates."""

    units: int
    cpu: float
    seconds: float
    updates: int
    calls: int
    refused: int
    p50: float
    p99: float
    inversions: int
    peak: float
    memory: tuple[float, ...] = ()

    @property
    def cpu_ms(self) -> float:
        """CPU of the bot's process per unit, ms."""
        return 1000 * self.cpu / self.units


Play = Callable[..., Sample]


def dialog_job(contender: Contender, requests: int, people: int = 20) -> Job:
    """`requests` dialogs by 20 people at once."""
    return _job(contender, people, {"each": max(1, requests // people)})


def echo_job(contender: Contender, updates: int, window: int = 0, chats: int = 100) -> Job:
    """`updates` presses from 100 chats, everything at once or `window` a chat in flight."""
    return _job(contender, chats, {"updates": updates, "window": window})


def _job(contender: Contender, people: int, load: Job) -> Job:
    told = {name: scripts.packed(getattr(contender, name)) for name in ("enrol", "dialog", "probes")}
    return {"people": people} | told | load


@contextmanager
def started(
    contender: Contender, job: Job, extra: Mapping[str, str] | None = None, clock: bool = False
) -> Iterator[tuple[Server, Popen[bytes]]]:
    """The server and the bot of one run in a folder of their own; Broke gains the end of the bot's log.

    With `clock` the bot's clock is the server's, which may jump.
    """
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        server = Server(sys.executable, job)
        api = f"http://127.0.0.1:{server.port}"
        env = contender.environment(folder, api) | dict(extra or {})
        log = folder / "bot.log"
        try:
            if contender.prepared:
                timed((sys.executable, "-m", "bench.prepare"), env, folder, patience=600)
            if clock:
                env |= {"CLOCK_URL": f"{api}/clock"}
            with running(contender.argv, env, log, 1, folder) as bot:
                yield server, bot
        except Broke as broke:
            raise _with_log(contender, broke, log) from broke
        finally:
            server.stop()


def _with_log(contender: Contender, broke: Broke, log: Path) -> Broke:
    printed = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    said = f" [log: {last_lines(printed, 4)}]" if printed else ""
    return Broke(f"{contender.name}: {broke}{said}")


@contextmanager
def warm(contender: Contender, job: Job, extra: Mapping[str, str] | None = None, clock: bool = False) -> Iterator[Play]:
    """A bot that is up and knows its people; each call plays the job's load once. Both raise Broke."""
    with started(contender, job, extra, clock) as (server, bot):
        server.next(bot, 60)  # polled
        server.next(bot)  # warm
        _settled(bot.pid)
        yield partial(_played, job, server, bot)


def measure(contender: Contender, job: Job, extra: Mapping[str, str] | None = None) -> Sample:
    """Start, warm up and play the load once. Raises Broke."""
    with warm(contender, job, extra) as play:
        return play()


def _played(job: Job, server: Server, bot: Popen[bytes], word: str = "go") -> Sample:
    before, steps = cpu_seconds(bot.pid), []
    server.go(word)
    while "done" not in (line := server.next(bot)):
        steps.append(memory(bot.pid))
    cpu, done = cpu_seconds(bot.pid) - before, line["done"]
    units = done["updates"] if "updates" in job else job["people"] * job["each"]
    return Sample(units=units, cpu=cpu, peak=memory(bot.pid, "VmHWM"), memory=tuple(steps), **done)


def _settled(pid: int) -> None:
    """Wait until the start is over: what a bot does once, in the background too, is not a request's cost."""
    for _ in range(40):
        spent = cpu_seconds(pid)
        time.sleep(0.25)
        if cpu_seconds(pid) - spent < 0.02:
            return


def ready(contender: Contender) -> float:
    """Wall seconds from the start of a prepared bot to its first getUpdates. Raises Broke."""
    with started(contender, echo_job(contender, 1)) as (server, bot):
        began = time.perf_counter()
        server.next(bot, 60)
        return time.perf_counter() - began
