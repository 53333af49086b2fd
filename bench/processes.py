"""Child processes: started on a core of their own, read through /proc, stopped by their own id."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_TICK = os.sysconf("SC_CLK_TCK")


class Broke(Exception):
    """A contender could not be measured; the message says why."""


def cpu_seconds(pid: int) -> float:
    """User + system time of the process, all its threads and the children it waited for."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / _TICK


def memory(pid: int, line: str = "VmRSS") -> float:
    """Resident MB now (`VmRSS`) or at the highest (`VmHWM`)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(status.partition(line + ":")[2].split()[0]) / 1024


def core(number: int) -> set[int]:
    """That one of the cores allowed to us, counted round."""
    allowed = sorted(os.sched_getaffinity(0))
    return {allowed[number % len(allowed)]}


@contextmanager
def running(
    argv: Sequence[str], env: Mapping[str, str], log: Path, on_core: int, cwd: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """The process, its output in `log`; ended by SIGTERM, after 5 s by SIGKILL."""
    with log.open("wb") as output:
        process = subprocess.Popen(argv, env=env, cwd=cwd, stdout=output, stderr=subprocess.STDOUT)
        os.sched_setaffinity(process.pid, core(on_core))
        try:
            yield process
        finally:
            stop(process)


def stop(process: subprocess.Popen[Any]) -> None:
    """End a process that we started."""
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def last_lines(text: str, lines: int) -> str:
    """The end of what a process printed, in one line."""
    return " | ".join(text.strip().splitlines()[-lines:]) or "it printed nothing"


def timed(argv: Sequence[str], env: Mapping[str, str], cwd: Path, patience: float = 120) -> float:
    """Wall seconds of a command that ends by itself. Raises Broke when it fails, or takes too long."""
    began = time.perf_counter()
    try:
        done = subprocess.run(argv, env=env, cwd=cwd, capture_output=True, text=True, timeout=patience, check=False)
    except subprocess.TimeoutExpired:
        raise Broke(f"`{' '.join(argv[1:])}` took longer than {patience:.0f} s") from None
    if done.returncode:
        raise Broke(f"`{' '.join(argv[1:])}` ended with {done.returncode}: {last_lines(done.stderr, 1)}")
    return time.perf_counter() - began


class Server:
    """The fake Bot API server in its own process, and its lines."""

    def __init__(self, python: str, job: Mapping[str, Any], module: str = "bench.server") -> None:
        argv = [python, "-m", module, json.dumps(job)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(argv, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
        os.sched_setaffinity(self._process.pid, core(0))
        self._lines: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        try:
            self.port = int(self._lines.get(timeout=30)["port"])
        except queue.Empty:
            self.stop()
            raise Broke("the fake server did not start in 30 s") from None

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(json.loads(line))

    def go(self, word: str = "go") -> None:
        """Let the measured load begin."""
        print(word, file=self._process.stdin, flush=True)

    def next(self, bot: subprocess.Popen[bytes], patience: float = 300.0) -> dict[str, Any]:
        """The next line. Raises Broke when the bot died, got stuck or took longer than `patience` seconds."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            try:
                line = self._lines.get(timeout=0.2)
            except queue.Empty:
                if bot.poll() is not None:
                    raise Broke(f"ended by itself with {bot.returncode}") from None
                continue
            if "failed" in line:
                raise Broke(str(line["failed"]))
            return line
        raise Broke(f"took longer than {patience:.0f} s")

    def stop(self) -> None:
        """End the server's process."""
        stop(self._process)
