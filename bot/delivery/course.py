"""How far the copies of one notice were read. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.notices import SENDING
from usecases.ports import Letter, Run

PAGE = 200  # copies read at once


@dataclass(slots=True)
class Course:
    """A pass goes through all copies by id; it is over when a whole pass brought nothing new, and another begins when
    there may be something. `ripe_at`: when the first of those that were put off may go; `resting`: it is night, only
    what stands in the chats already is put right."""

    run: Run
    after: int = 0
    news: int = 0
    over: bool = False
    resting: bool = False
    ripe_at: datetime | None = None

    @property
    def idle(self) -> bool:
        """Whether nothing is to be read: all was, or (of what is sent for the first time) it is night."""
        return self.over or (self.resting and self.run.job == SENDING)

    def passed(self, page: Sequence[Letter], news: int) -> None:
        """A page was read; so many of it were not here already."""
        self.news += news
        if len(page) >= PAGE:
            self.after = page[-1].id
            return
        self.over = not self.news
        self.after = self.news = 0

    def again(self) -> None:
        """There may be something: one more whole pass at least."""
        self.news += not self.over
        self.over, self.ripe_at = False, None
