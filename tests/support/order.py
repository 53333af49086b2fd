"""Which tests begin first: a long one that begins last is waited for by everybody."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

# The modules whose single tests take longest, dealt out to the workers in turn.
LONGEST = (
    "test_crawl_staff.py",
    "test_crawl_notices.py",
    "test_crawl.py",
    "test_notice_kills.py",
    "test_races_postgres.py",
    "test_refused_alike.py",
    "test_contract_races.py",
    "test_refused_notices.py",
    "test_crash_sweep.py",
    "test_crash_kill.py",
    "test_notice_kills_changes.py",
    "test_races_notices.py",
    "test_outside_client.py",
    "test_notice_machine.py",
    "test_notice_machine_sender.py",
    "test_notice_kills_run.py",
    "test_canaries_staff.py",
    "test_machine_databases.py",
    "test_notice_machine_databases.py",
    "test_crash_ticks.py",
    "test_resident_pause.py",
    "test_races_taking.py",
    "test_cli.py",
    "test_races_handing.py",
    "test_machine.py",
    "test_canaries_week.py",
    "test_feed_sandbox.py",
    "test_postgres_story.py",
    "test_demo.py",
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
