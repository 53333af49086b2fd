"""The printed report: what each contender used, the goals, and what falls short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.goals import Reached, shown
from bench.runs import Sample

Table = Sequence[Sequence[str]]


def aligned(rows: Table) -> str:
    """Columns side by side, the first row underlined."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def contenders(unit: str, samples: Mapping[str, Sequence[Sample]]) -> str:
    """The raw figures of everybody who took part in one kind of load."""
    head = [
        unit,
        f"CPU ms/{unit}",
        "ms/update",
        "updates",
        "calls",
        "p50 ms",
        "p99 ms",
        "429",
        "disorder",
        "peak MB",
    ]
    return aligned([head, *(_contender(name, runs) for name, runs in samples.items() if runs)])


def _contender(name: str, runs: Sequence[Sample]) -> list[str]:
    return [
        name,
        shown([run.cpu_ms for run in runs]),
        shown([1000 * run.cpu / run.updates for run in runs]),
        shown([run.updates / run.units for run in runs]),
        shown([run.calls / run.units for run in runs]),
        shown([1000 * run.p50 for run in runs]),
        shown([1000 * run.p99 for run in runs]),
        str(sum(run.refused for run in runs)),
        str(max(run.inversions for run in runs)),
        shown([run.peak for run in runs]),
    ]


def goals(reached: Iterable[Reached]) -> str:
    """Goal, what was reached, and whether that is enough."""
    rows = [["goal", "what", "at most", "reached: median [min..max]", "enough"]]
    for one in reached:
        later = f" (later {one.goal.later:g})" if one.goal.later is not None else ""
        limit = f"{one.goal.limit:g} {one.goal.unit}".strip() + later
        rows.append([one.goal.row, one.goal.what, limit, shown(one.values) if one.values else "-", one.verdict])
    return aligned(rows)


def shortfalls(reached: Iterable[Reached]) -> list[str]:
    """One line for each goal that is not reached or was not measured."""
    return [_shortfall(one) for one in reached if one.verdict != "yes"]


def _shortfall(one: Reached) -> str:
    if not one.values:
        return f"{one.goal.row} not run: {one.goal.what}: {one.why_not}"
    over = one.median / one.goal.limit if one.goal.limit else float("inf")
    figures = f"{shown(one.values)} against {one.goal.limit:g} ({over:.2f} ×)"
    return f"{one.goal.row} falls short: {one.goal.what}: {figures}"
