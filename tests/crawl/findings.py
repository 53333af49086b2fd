"""What the crawl found wrong: each thing once, with the way to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.crawl.resident import Resident, story
from tests.crawl.watching import Watch

SHOWN = 120  # steps of a way


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault and the presses that led to it."""

    what: str
    who: str
    path: Sequence[str]

    def __str__(self) -> str:
        return f"* {self.what}\n  {self.who}, from the first press:\n{story(self.path[-SHOWN:])}"


class Findings:
    """Those of one crawl."""

    def __init__(self) -> None:
        self.all: dict[str, Finding] = {}
        self.paths: dict[int, Resident] = {}

    def add(self, person: Resident, what: str) -> None:
        """The shortest way to each fault is kept."""
        kind = re.sub(r"[\w-]*\d[\w-]*", "#", what)
        if kind not in self.all or len(self.all[kind].path) > len(person.path):
            self.all[kind] = Finding(what, f"{person.phone.name} ({person.lang})", tuple(person.path))

    def look_around(self, watch: Watch, person: Resident) -> None:
        """What Telegram has refused and what the log complains of; a log names nobody, so this person stands for it."""
        while watch.refused:
            call = watch.refused.pop()
            whose = self.paths.get(call.get("chat_id", 0), person)
            self.add(whose, f"refused: {call['method']}: {call['error']}: {call['params']}")
        while watch.log.lines:
            self.add(person, f"in the log: {watch.log.lines.pop()}")
