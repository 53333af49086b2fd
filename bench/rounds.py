"""Interleaved rounds: all contenders stay up, and each plays its load once a round, in turned order."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field

from bench.processes import Broke
from bench.runs import Play, Sample

Turns = Mapping[str, AbstractContextManager[Play]]


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


def interleaved(turns: Turns, rounds: int) -> Field:
    """Play every load once a round; one that breaks is out from then on and its samples are dropped.

    The others are up but have nothing to do meanwhile, so a slow moment of the machine falls on all alike.
    """
    found = Field(samples={name: [] for name in turns})
    with ExitStack() as stack:
        plays = {name: play for name in turns if (play := _started(found, stack, name, turns[name]))}
        for number in range(rounds):
            names = list(plays)[number % len(plays) :] + list(plays)[: number % len(plays)] if plays else []
            for name in names:
                if name not in found.broken:
                    _turn(found, name, plays[name], f"round {number + 1}/{rounds}")
    return found


def _started(found: Field, stack: ExitStack, name: str, turn: AbstractContextManager[Play]) -> Play | None:
    try:
        return stack.enter_context(turn)
    except Broke as broke:
        _out(found, name, "start", broke)
        return None


def _turn(found: Field, name: str, play: Play, label: str) -> None:
    try:
        sample = play()
    except Broke as broke:
        _out(found, name, label, broke)
        return
    found.samples[name].append(sample)
    note(f"  {label} {name}: {sample.cpu_ms:.3f} ms CPU a unit, {sample.seconds:.1f} s")


def _out(found: Field, name: str, label: str, broke: Broke) -> None:
    found.broken[name], found.samples[name] = str(broke), []
    note(f"  {label} {name}: {broke}")
