"""The clock's rows: a wake-up with nothing due (P9), with 100 due (P10), and presses while thousands are due (P10)."""

from __future__ import annotations

import json
import subprocess
import sys

from bench import table
from bench.contenders import ours
from bench.goals import GOALS, Reached, ratios, shown
from bench.loads import Report, Size
from bench.prepare import DUE
from bench.processes import ROOT, Broke, last_lines
from bench.rounds import note
from bench.runs import Job, Sample, echo_job, warm

PEOPLE = 5
LATER = 3600  # seconds that the clock jumps, and after which everything is due


def wakes(size: Size, report: Report) -> None:
    """P9, P10: our ticks and APScheduler's job store in one process."""
    names = ("idle_flat", "idle_peer", "held")
    try:
        found = _measured(size)
    except Broke as broke:
        report.broken.append(str(broke))
        report.reached += [Reached(GOALS[name], (), str(broke)) for name in names]
        return
    pairs = (("many", "few"), ("many", "peer"), ("held", "peer_held"))
    for name, (mine, other) in zip(names, pairs, strict=True):
        report.reached.append(Reached(GOALS[name], ratios(found[mine], found[other])))
    report.tables.append(_wakes_table(size, found))


def _measured(size: Size) -> dict[str, list[float]]:
    job = json.dumps({"waiting": size.waiting, "rounds": size.rounds})
    argv = [sys.executable, "-m", "bench.wakes", job]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        raise Broke(f"bench.wakes: {last_lines(done.stderr, 1)}")
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found


def _wakes_table(size: Size, found: dict[str, list[float]]) -> str:
    rows = [
        ["wake-up", "nothing due, CPU µs", "100 due, loop held ms"],
        ["susid, 1000 timers", shown(found["few"]), "-"],
        [f"susid, {size.waiting} timers", shown(found["many"]), shown(found["held"])],
        ["APScheduler + SQLAlchemyJobStore, 1000 jobs", shown(found["peer"]), shown(found["peer_held"])],
    ]
    return table.aligned(rows)


def presses_meanwhile(size: Size, report: Report) -> None:
    """P10: the same presses of the same people twice in one run: with nothing due, and with thousands of timers."""
    me, job = ours(), {**echo_job(ours(), size.meanwhile, window=1, chats=PEOPLE), "later": LATER}
    try:
        quiet, busy = _twice(size, job)
    except Broke as broke:
        report.broken.append(str(broke))
        report.reached.append(Reached(GOALS["meanwhile"], (), str(broke)))
        return
    report.reached.append(Reached(GOALS["meanwhile"], (busy.p99 / quiet.p99,)))
    named = {f"{me.name}, nothing due": [quiet], f"{me.name}, {size.due} due": [busy]}
    report.tables.append(table.contenders("press", named))


def _twice(size: Size, job: Job) -> tuple[Sample, Sample]:
    extra = {DUE: f"{size.due}:{LATER}"}
    with warm(ours(), job, extra, clock=True) as play:
        quiet = play()
        busy = play("later")
    letters = busy.calls - quiet.calls
    note(f"  {size.due} due: {letters} calls more than with nothing due; p99 {1000 * busy.p99:.0f} ms")
    if letters < size.due:
        raise Broke(f"only {letters} calls came of {size.due} timers")
    return quiet, busy
