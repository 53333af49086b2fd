"""The measured rows: dialogs (P1–P3), presses (P4, P5), start (P12), statements and memory (P13)."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench import counts, table
from bench.contenders import Contender, other_python, ours, peer
from bench.goals import GOALS, Reached, ratios
from bench.processes import ROOT, Broke, timed
from bench.rounds import Field, interleaved, note
from bench.runs import Job, Sample, dialog_job, echo_job, measure, ready, warm


@dataclass(frozen=True)
class Size:
    """How much is run."""

    rounds: int = 5
    requests: int = 80
    presses: int = 2000
    memory: int = 6000
    starts: int = 3
    waiting: int = 1_000_000
    due: int = 10_000
    meanwhile: int = 4000
    told: int = 400
    broadcasts: int = 3
    audience: int = 1_000_000
    copies: int = 20_000


@dataclass
class Report:
    """What is printed: tables of raw figures and the goals, and what broke."""

    reached: list[Reached] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def _field(me: Contender, peers: tuple[str, str], job: Callable[[Contender], Job], rounds: int, dialog: bool) -> Field:
    """Our bot beside one aiogram peer and one of python-telegram-bot."""
    bots = [me, peer(peers[0], dialog)]
    missing = ""
    try:
        bots.append(peer(peers[1], dialog, other_python()))
    except Broke as broke:
        missing = str(broke)
    found = interleaved({bot.name: warm(bot, job(bot)) for bot in bots}, rounds)
    if missing:
        found.broken[peers[1]] = missing
    return found


def _compared(found: Field, me: str, goals: Mapping[str, tuple[str, Callable[[Sample], float]]]) -> list[Reached]:
    """Our figure over the other's for each goal: goal -> (the other, which figure)."""
    reached = []
    for goal, (other, figure) in goals.items():
        why_not = found.both(me, other)
        mine, others = ([figure(run) for run in found.samples.get(name, ())] for name in (me, other))
        reached.append(Reached(GOALS[goal], () if why_not else ratios(mine, others), why_not))
    return reached


def _cpu(sample: Sample) -> float:
    return sample.cpu_ms


def _p99(sample: Sample) -> float:
    return sample.p99


def dialogs(size: Size, report: Report) -> None:
    """P1, P2, P3: whole requests."""
    me, sql, ptb = ours(), "aiogram_sqlalchemy", "ptb_aiosqlite"
    found = _field(me, (sql, ptb), lambda bot: dialog_job(bot, size.requests), size.rounds, dialog=True)
    compare = {"request_sqlalchemy": (sql, _cpu), "request_ptb": (ptb, _cpu), "step_p99": (sql, _p99)}
    report.reached += _compared(found, me.name, compare)
    _keep(report, "request", found)


def presses(size: Size, report: Report) -> None:
    """P4, P5: light presses, all of them waiting at once."""
    me, aiogram, ptb = ours(), "aiogram_echo", "ptb_echo"
    found = _field(me, (aiogram, ptb), lambda bot: echo_job(bot, size.presses), size.rounds, dialog=False)
    report.reached += _compared(found, me.name, {"press_aiogram": (aiogram, _cpu), "press_ptb": (ptb, _cpu)})
    disorder = [float(run.inversions) for run in found.samples[me.name]]
    worst = (max(disorder),) if disorder else ()
    report.reached.append(Reached(GOALS["order"], worst, found.broken.get(me.name, "")))
    _keep(report, "press", found)


def _keep(report: Report, unit: str, found: Field) -> None:
    report.tables.append(table.contenders(unit, found.samples))
    report.broken += [why for name, why in found.broken.items() if not why.startswith("the peers")]


def starts(size: Size, report: Report) -> None:
    """P12: how fast the command answers, and the bot is ready beside the import it cannot be faster than."""
    report.reached.append(_start("help", size, report, lambda: _command("-m", "bot", "--help")))
    report.reached.append(_start("ready", size, report, lambda: ready(ours()) / _command("-c", "import aiogram")))


def _start(goal: str, size: Size, report: Report, once: Callable[[], float]) -> Reached:
    try:
        # The first time writes the byte code and is not counted.
        return Reached(GOALS[goal], tuple([once() for _ in range(size.starts + 1)][1:]))
    except Broke as broke:
        report.broken.append(str(broke))
        return Reached(GOALS[goal], (), str(broke))


def _command(*arguments: str) -> float:
    return timed((sys.executable, *arguments), {"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, ROOT)


def statements(size: Size, report: Report) -> None:
    """P13, first half: what an update of a dialog costs in the database."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path, why = Path(folder) / "counts.jsonl", ""
        try:
            measure(ours(), dialog_job(ours(), 40), {counts.VARIABLE: str(path)})
        except Broke as broke:
            why = str(broke)
            report.broken.append(why)
        found = None if why else counts.read(path)
    why = why or "" if found else why or f"nothing was written to {counts.VARIABLE}"
    report.reached.append(Reached(GOALS["statements"], (found.statements,) if found else (), why))
    report.reached.append(Reached(GOALS["commits"], (found.commits,) if found else (), why))
    if found:
        note(f"  {found.updates} updates counted, the heaviest took {found.most} statements")


def growth(steps: Sequence[float]) -> float:
    """Memory at the end over memory after the first fifth: what the start-up caches take is not growth."""
    return statistics.mean(steps[-2:]) / steps[1] if len(steps) > 2 else 1.0


def flat(size: Size, report: Report) -> None:
    """P13, second half: memory through thousands of updates."""
    try:
        sample = measure(ours(), echo_job(ours(), size.memory, window=2))
        report.reached.append(Reached(GOALS["memory"], (growth(sample.memory),)))
        note("  memory, MB: " + " ".join(f"{step:.1f}" for step in sample.memory))
    except Broke as broke:
        report.broken.append(str(broke))
        report.reached.append(Reached(GOALS["memory"], (), str(broke)))
