"""How far a crawl goes, and which way: what the suite has time for, or so many times as far (`make crawl`)."""

from __future__ import annotations

import os

SEED = int(os.environ.get("CRAWL_SEED", "3"))


def budget(acts: int) -> int:
    """So many acts; `$CRAWL` times as many where it is set."""
    return int(acts * float(os.environ.get("CRAWL", "1")))
