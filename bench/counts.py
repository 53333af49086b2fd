"""Statements and commits per update, from the file our bot writes when SUSID_COUNT_STATEMENTS names one."""

from __future__ import annotations

import json
import statistics
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "SUSID_COUNT_STATEMENTS"


@dataclass(frozen=True, slots=True)
class Counts:
    """Medians over `updates` handled updates, and the heaviest one."""

    updates: int
    statements: float
    commits: float
    most: int


def read(path: Path) -> Counts | None:
    """Read JSON lines `{"update": id, "statements": n, "commits": m}`; None when there are none.

    Several lines of one update are added up: its intake and its handling may be counted apart.
    """
    totals: dict[int, list[int]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        entry = json.loads(line)
        total = totals.setdefault(int(entry["update"]), [0, 0])
        total[0] += int(entry["statements"])
        total[1] += int(entry["commits"])
    if not totals:
        return None
    statements, commits = zip(*totals.values(), strict=True)
    return Counts(len(totals), statistics.median(statements), statistics.median(commits), max(statements))
