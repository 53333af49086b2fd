"""Interleaved rounds: every contender has its turn in each, in turned order, as a fresh process."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bench.processes import Broke
from bench.runs import Sample


@dataclass
class Field:
    """The samples of one kind of load by contender, and why some have none."""

    samples: dict[str, list[Sample]] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)

    def both(self, mine: str, other: str) -> str:
        """Why these two cannot be compared; empty when they can."""
        missing = [name for name in (mine, other) if not self.samples.get(name)]
        return "; ".join(self.broken.get(name, f"{name} did not run") for name in missing)


def note(text: str) -> None:
    """Progress, kept out of the report's stream."""
    print(text, file=sys.stderr, flush=True)


def interleaved(turns: Mapping[str, Callable[[], Sample]], rounds: int) -> Field:
    """Run every turn once a round; one that breaks is out from then on and its samples are dropped."""
    found = Field(samples={name: [] for name in turns})
    for number in range(rounds):
        names = list(turns)[number % len(turns) :] + list(turns)[: number % len(turns)]
        for name in names:
            if name not in found.broken:
                _turn(found, name, turns[name], f"round {number + 1}/{rounds}")
    return found


def _turn(found: Field, name: str, turn: Callable[[], Sample], label: str) -> None:
    try:
        sample = turn()
    except Broke as broke:
        found.broken[name], found.samples[name] = str(broke), []
        note(f"  {label} {name}: {broke}")
        return
    found.samples[name].append(sample)
    note(f"  {label} {name}: {sample.cpu_ms:.3f} ms CPU a unit, {sample.seconds:.1f} s")
