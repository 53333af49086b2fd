"""Notices: how near they come to the allowed rate beside two packages (P7), and what an audience weighs (P8)."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bench import table
from bench.contenders import Contender, other_python, ours, peer
from bench.goals import GOALS, Reached, ratios, shown
from bench.loads import Report, Size
from bench.prepare import AUDIENCE
from bench.processes import ROOT, Broke, Server, last_lines, running, timed
from bench.rounds import note

RATE = 25  # messages a second that the server allows; the bot's own default
LATENCY = 0.05  # seconds
FIRST = 2_000_000_000
PEERS = ("broadcaster", "broadcast")
FEW, MANY = 1_000, 1_000_000


@dataclass(frozen=True)
class Told:
    """One broadcast: seconds from its first message to its last, messages taken and refused."""

    seconds: float
    taken: int
    refused: int

    @property
    def share(self) -> float:
        """How many times longer it took than the allowed rate asks for: 1 is as fast as may be."""
        return self.seconds * RATE / (self.taken - 1)


def notices(size: Size, report: Report) -> None:
    """P7: everybody tells the same people through a server that enforces the rate and answers after 50 ms."""
    mine = replace(ours(), env={"SEND_RATE": str(RATE)})
    found: dict[str, list[Told]] = {}
    for limit in ("bucket", "window"):
        _round(report, found, limit, mine, size.told, size.broadcasts)
    for name, bot in _peers(report).items():
        _round(report, found, "bucket", bot, size.told // 2, 1, name)
    _judge(report, found)
    rows = [["broadcast", "a second", "429"], *(_row(name, runs) for name, runs in found.items())]
    report.tables.append(table.aligned(rows))


def _peers(report: Report) -> Mapping[str, Contender]:
    try:
        python = other_python()
    except Broke as broke:
        report.broken.append(str(broke))
        return {}
    return {name: peer(name, dialog=False, python=python) for name in PEERS}


def _round(
    report: Report, found: dict[str, list[Told]], limit: str, bot: Contender, people: int, times: int, name: str = ""
) -> None:
    name = name or f"{bot.name}, {limit}"
    for _ in range(times):
        try:
            found.setdefault(name, []).append(told(bot, limit, people))
        except Broke as broke:
            report.broken.append(f"{name}: {broke}")
            return


def told(bot: Contender, limit: str, people: int) -> Told:
    """One broadcast to so many people. Raises Broke."""
    job = {"limit": limit, "rate": RATE, "latency": LATENCY, "people": people, "first": FIRST}
    with tempfile.TemporaryDirectory(prefix="bench-") as where:
        folder, server = Path(where), Server(sys.executable, job, "bench.mail_server")
        own = {"FIRST": str(FIRST), "PEOPLE": str(people), "RATE": str(RATE), AUDIENCE: f"{FIRST}:{people}"}
        env = bot.environment(folder, f"http://127.0.0.1:{server.port}") | own
        log = folder / "bot.log"
        try:
            if bot.prepared:
                timed((sys.executable, "-m", "bench.prepare"), env, folder, patience=300)
            with running(bot.argv, env, log, 1, folder) as process:
                return Told(**server.next(process, 60 + people)["done"])
        except Broke as broke:
            raise Broke(f"{broke} [log: {last_lines(log.read_text(encoding='utf-8', errors='replace'), 3)}]") from broke
        finally:
            server.stop()


def _judge(report: Report, found: Mapping[str, list[Told]]) -> None:
    missing = "; ".join(report.broken)
    bucket, window = found.get("susid, bucket", []), found.get("susid, window", [])
    _reach(report, "rate_bucket", [run.share for run in bucket], missing)
    _reach(report, "rate_window", [run.share for run in window], missing)
    _reach(report, "floods", [float(max((run.refused for run in (*bucket, *window)), default=0))], missing)
    for name in PEERS:
        others = [run.share for run in found.get(name, [])]
        _reach(report, f"beside_{name}", list(ratios([run.share for run in bucket][: len(others)], others)), missing)


def _reach(report: Report, goal: str, values: list[float], missing: str) -> None:
    report.reached.append(Reached(GOALS[goal], tuple(values), "" if values else missing))


def _row(name: str, runs: list[Told]) -> list[str]:
    return [name, shown([RATE / run.share for run in runs]), str(sum(run.refused for run in runs))]


def audience(size: Size, report: Report) -> None:
    """P8: the memory of a process that writes and sends copies, with a thousand people and with a million."""
    try:
        few, many = (_weight(people, size.copies) for people in (FEW, size.audience))
    except Broke as broke:
        report.broken.append(str(broke))
        report.reached.append(Reached(GOALS["audience"], (), str(broke)))
        return
    report.reached.append(Reached(GOALS["audience"], (many["peak"] - few["peak"],)))
    note(f"  {size.audience} people: {many['peak']:.0f} MB at most, {FEW}: {few['peak']:.0f} MB")
    note(f"  written in {many['written']:.0f} s, {many['told']:.0f} copies told in {many['sending']:.0f} s")


def _weight(people: int, copies: int) -> dict[str, float]:
    argv = [sys.executable, "-m", "bench.audience", json.dumps({"people": people, "copies": copies})]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    if done.returncode:
        raise Broke(f"bench.audience: {last_lines(done.stderr, 1)}")
    found: dict[str, float] = json.loads(done.stdout)
    return found
