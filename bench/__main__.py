"""`python -m bench`: measure, print the goals and what falls short. Ends with 1 only when something broke."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from bench import clockwork, loads, mailing, table
from bench.goals import ROWS
from bench.loads import Report, Size
from bench.rounds import note

_NOTICES = {"told": 100, "broadcasts": 1, "audience": 100_000, "copies": 2000}
_CLOCK = {"waiting": 100_000, "due": 1000, "meanwhile": 1000}
QUICK = Size(rounds=2, requests=40, presses=1000, memory=2000, starts=1, **_CLOCK, **_NOTICES)
PARTS: tuple[tuple[str, frozenset[str], Callable[[Size, Report], None]], ...] = (
    ("requests of 20 people at once", frozenset({"P1", "P2", "P3"}), loads.dialogs),
    ("light presses from 100 chats", frozenset({"P4", "P5"}), loads.presses),
    ("notices at the allowed rate", frozenset({"P7"}), mailing.notices),
    ("a notice to a million people", frozenset({"P8"}), mailing.audience),
    ("wake-ups of the clock", frozenset({"P9", "P10"}), clockwork.wakes),
    ("presses while thousands of timers are due", frozenset({"P10"}), clockwork.presses_meanwhile),
    ("start", frozenset({"P12"}), loads.starts),
    ("statements and commits", frozenset({"P13"}), loads.statements),
    ("memory under load", frozenset({"P13"}), loads.flat),
)


def options(arguments: list[str] | None = None) -> tuple[Size, frozenset[str]]:
    """The size of the run and the rows that are wanted."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, help="loads that each contender plays, by turns (5)")
    parser.add_argument("--requests", type=int, help="requests in one round of the dialog (80)")
    parser.add_argument("--only", help=f"rows, with commas, of {','.join(ROWS)}")
    parser.add_argument("--quick", action="store_true", help="one small round: at most a minute and a half")
    given = parser.parse_args(arguments)
    base = QUICK if given.quick else Size()
    size = replace(base, rounds=given.rounds or base.rounds, requests=given.requests or base.requests)
    wanted = frozenset(given.only.upper().split(",")) if given.only else frozenset(ROWS)
    if unknown := wanted - set(ROWS):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    return size, wanted


def main() -> int:
    """Run what is wanted and print it."""
    size, wanted = options()
    report, began = Report(), time.monotonic()
    for title, rows, part in PARTS:
        if rows & wanted:
            note(f"{title} …")
            part(size, report)
    report.reached = [one for one in report.reached if one.goal.row in wanted]
    short = table.shortfalls(report.reached)
    print(*report.tables, table.goals(report.reached), sep="\n\n")
    print("\nEverything measured is reached." if not short else "\n" + "\n".join(short))
    note(f"{time.monotonic() - began:.0f} s")
    for why in dict.fromkeys(report.broken):
        note(f"broke: {why}")
    return 1 if report.broken else 0


if __name__ == "__main__":
    sys.exit(main())
