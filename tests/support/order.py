"""Which tests begin first: a long one that begins last is waited for by everybody."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

# The modules whose single tests take longest, dealt out to the workers in turn.
LONGEST = (
    "test_crawl.py",
    "test_crawl_staff.py",
    "test_notice_kills.py",
    "test_crawl_notices.py",
    "test_notice_kills_changes.py",
    "test_notice_kills_run.py",
    "test_crash_kill.py",
    "test_crash_sweep.py",
    "test_crash_ticks.py",
    "test_notice_machine_databases.py",
    "test_machine_databases.py",
    "test_postgres_story.py",
    "test_demo.py",
    "test_notice_machine.py",
    "test_machine.py",
    "test_cli.py",
)


def long_first(items: list[T], module: Callable[[T], str], workers: int) -> list[T]:
    """The same tests; each worker's share, as xdist deals them out, begins with its part of the longest."""
    long = [[item for item in items if module(item) == name] for name in LONGEST]
    rest = iter([item for item in items if module(item) not in LONGEST])
    ordered: list[T] = []
    for worker in range(workers):
        share = [item for tests in long[worker::workers] for item in tests]
        size = (len(items) - len(ordered)) // (workers - worker)
        ordered += share
        ordered += islice(rest, max(0, size - len(share)))
    return ordered + list(rest)
