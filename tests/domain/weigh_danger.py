"""Learns the tables of `domain.weighing` from the sentences of the tests: `python -m tests.domain.weigh_danger`.

One learns for violence, for danger to life and for despair what tells them from everything else (logistic regression,
a few seconds). The sentences of `danger_held` are never learnt from: they measure. The same sentences make the same
tables.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp, sqrt
from pathlib import Path
from textwrap import wrap

import domain
from domain.danger import HEAVY, Danger
from domain.spelling import rough
from domain.weighing import signs, weight
from tests.domain import danger_faint, danger_letters, danger_phrases, danger_strangers, danger_unseen
from tests.domain.danger_faint_calm import FAINT_CALM
from tests.domain.danger_unseen_calm import A_GLANCE_MORE, EVERYDAY_NEAR

TABLES = {
    "violence": ("violence child", Danger.VIOLENCE),
    "life": ("fire shelling health life", Danger.HEALTH),
    "despair": ("despair", Danger.DESPAIR),
}
_HEARD = (
    danger_letters.HEARD,
    *(danger_unseen.HEARD_SINCE, danger_unseen.OF_ANOTHER_KIND, danger_unseen.MISSED),
    *(danger_strangers.HEARD_OF_STRANGERS, danger_faint.FAINT),
)
_CALM = (
    *(danger_letters.EVERYDAY, danger_letters.A_GLANCE, EVERYDAY_NEAR, A_GLANCE_MORE),
    *(danger_strangers.CALM_OF_STRANGERS, FAINT_CALM),
)
_ROUNDS, _PACE, _FORGET, _FAINTEST = 14, 0.5, 1e-3, 0.25
_BELOW = 0.05

Example = tuple[tuple[str, ...], str]


def split(text: str) -> list[str]:
    """The sentences of a text of the tests."""
    return [said.strip() for line in text.strip().splitlines() if line for said in line.split(" | ")]


def _examples() -> Iterator[tuple[str, str]]:
    for line in "\n".join(_HEARD).splitlines():
        kinds, _, rest = line.partition(": ")
        yield from ((said, kinds.split()[0]) for said in split(rest))
    yield from ((phrase, min(kinds)) for phrase, kinds in danger_phrases.DANGER)
    yield from ((said, "") for said in [*split("\n".join(_CALM)), *danger_phrases.CALM])


def _known() -> list[Example]:
    read = [(signs(rough(said).split()), kind) for said, kind in sorted(_examples())]
    often = Counter(sign for found, _ in read for sign in found)
    return [(tuple(sign for sign in found if often[sign] > 1), kind) for found, kind in read]


def _learn(
    known: Sequence[Example], kinds: list[str], learnt: dict[str, float], pace: float, start: float = 0.3
) -> None:
    """One look at every example."""
    for found, kind in known:
        missed = (kind in kinds) - 1 / (1 + exp(-max(-30.0, min(30.0, weight(found, learnt)))))
        learnt[""] += pace * missed * start
        for sign in found:
            before = learnt.get(sign, 0.0)
            learnt[sign] = before + pace * (missed / sqrt(len(found) + 1) - _FORGET * before)


def learnt_for(kinds: list[str], heavy: float) -> dict[str, float]:
    """The weights of the signs; harmless sentences that are still too heavy are looked at more often."""
    known, order, learnt = _known(), random.Random(1), {"": 0.0}
    for turn in range(_ROUNDS):
        order.shuffle(known)
        _learn(known, kinds, learnt, _PACE / (1 + turn * 0.3))
    for _ in range(_ROUNDS * 4):
        mistaken = [(found, kind) for found, kind in known if not kind and weight(found, learnt) > heavy - _BELOW]
        _learn(mistaken, kinds, learnt, _PACE / 4, start=0)
    return {sign: own for sign, own in learnt.items() if abs(own) >= _FAINTEST or not sign}


def written(name: str, learnt: dict[str, float]) -> str:
    """A table as it stands in its module."""
    tenths: dict[int, list[str]] = {}
    for sign, own in sorted(learnt.items()):
        tenths.setdefault(round(own * 10), []).append(sign or "-")
    lines = [f"{tenth} {line}" for tenth in sorted(tenths) for line in wrap(" ".join(tenths[tenth]), 115)]
    doc = f"What weighs towards {name}, in tenths; written by `tests.domain.weigh_danger`, read by `domain.weighing`."
    return f'"""{doc}"""\n\nfrom __future__ import annotations\n\nWEIGHTS = """\n' + "\n".join(lines) + '\n"""\n'


def main() -> None:
    """Write the tables."""
    for name, (kinds, danger) in TABLES.items():
        place = Path(domain.__path__[0]) / f"danger_weights_{name}.py"
        place.write_text(written(name, learnt_for(kinds.split(), HEAVY[danger])), encoding="utf-8")


if __name__ == "__main__":
    main()
