"""A letter on its way, and the chat it is for."""

from __future__ import annotations

from dataclasses import dataclass, field
from heapq import heappop
from typing import Any

from domain.messages import Lane
from domain.people import Person
from usecases.ports import Letter

RANKS = {lane: rank for rank, lane in enumerate(Lane)}
NOT_LISTED = len(RANKS)


@dataclass(slots=True, eq=False)
class Parcel:
    """A letter and how far its delivery is. `calls[at]` is the next call to make; None: not rendered yet."""

    letter: Letter
    rank: int
    calls: list[dict[str, Any]] | None = None
    at: int = 0
    message_ids: tuple[int, ...] = ()
    taken: int = 0
    error: str = ""
    tries: int = 0
    unsure: int = 0
    bad_since: float = float("inf")
    repaired: set[str] = field(default_factory=set)
    reader: Person | None = None
    read_at: float = float("-inf")
    gone: bool = False

    @property
    def begun(self) -> bool:
        """Whether Telegram took a part of it, or may have."""
        return self.at > 0 or self.taken > 0 or self.unsure > self.letter.attempts

    @property
    def doubtful(self) -> bool:
        """Whether nobody knows if Telegram took it."""
        return not self.taken and self.unsure > self.letter.attempts

    def unpack(self) -> None:
        """To be rendered anew: for another moment, or for a reader who may have changed."""
        self.calls = None
        self.repaired.clear()


@dataclass(slots=True, eq=False)
class Chat:
    """Everything that waits for one chat. `busy`: in somebody's hands; `resting`: not before its time."""

    id: int
    parcels: dict[int, Parcel] = field(default_factory=dict)
    ready: list[tuple[int, int, Parcel]] = field(default_factory=list)
    current: Parcel | None = None
    busy: bool = False
    resting: bool = False
    rests: int = 0
    listed: int = NOT_LISTED

    def head(self) -> Parcel | None:
        """The next letter; one that was begun stays the next."""
        if self.current is not None:
            return self.current
        while self.ready and self.ready[0][2].gone:
            heappop(self.ready)
        return self.ready[0][2] if self.ready else None

    def take(self) -> Parcel:
        """Begin the next letter, of which there is one."""
        if self.current is None:
            self.current = heappop(self.ready)[2]
        return self.current
