"""What the use cases need to know of notices: their rows, their audiences, and the copy of each person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from domain.notices import Audience, Counted, Notice, NoticeState, Tally
from domain.people import Person


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some copies that were written together: how many, and the last one's place (see `Notice.cursor`)."""

    count: int
    cursor: int


class Notices(Protocol):
    """Notices. Whoever asks has looked at who may see them."""

    async def add(self, notice: Notice) -> None:
        """A new one."""

    async def save(self, before: Notice, after: Notice) -> None:
        """Write what people decided. Raises NoticeChanged(fresh) when another was first."""

    async def advance(self, notice: Notice, *, cursor: int, written: bool, totals: Mapping[str, int]) -> None:
        """How far its copies are written: no new version. Nothing when its edition has changed meanwhile."""

    async def get(self, notice_id: int) -> Notice | None:
        """One notice."""

    async def newest(self, limit: int, before: int = 0) -> list[Notice]:
        """The newest first; with `before`, those with a smaller id."""

    async def in_state(self, *states: NoticeState) -> list[Notice]:
        """All in one of these states, by id."""

    async def count(self, audience: Audience, topic: str, danger: bool) -> Counted:
        """How many people it is for, and how many of them would not get it. Of danger nobody is spared who may be
        written to."""

    async def enlist(self, notice: Notice, limit: int) -> Stretch:
        """The next people of its audience get a copy that waits; nobody gets two. Fewer than `limit`: that was all."""

    async def reopen(self, notice: Notice, limit: int) -> Stretch:
        """The next delivered copies of an older edition wait to be edited or taken away."""

    async def give_up(self, notice: Notice, limit: int, unsent: bool = False) -> int:
        """Copies that wait do so no more, at most so many: those not delivered are dropped as "stopped", the others
        stay as they are. With `unsent` only the former. How many; 0 when none is left."""

    async def waiting(self, notice_id: int) -> bool:
        """Whether a copy of it waits."""

    async def tally(self, notice_id: int) -> Tally:
        """How its copies have ended, by job and outcome."""

    async def unreached(self, notice_id: int, community: str, after: int, limit: int) -> list[tuple[Person, str]]:
        """People of a community whose copy was not delivered, and why, with person id > after, by that id."""

    async def unreached_by_community(self, notice_id: int) -> dict[str, int]:
        """How many they are in each community."""
