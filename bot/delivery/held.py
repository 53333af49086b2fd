"""Which copies of notices are in this process: none of them may be taken from the database a second time.

A copy is here from the moment it was taken until its outcome is written down (or it was put back, not begun). A page
that was asked for before that moment may still have it as waiting: so what leaves during a look is known to its end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from domain.messages import Lane
from usecases.ports import Letter


class Held:
    """Copies that wait, are being sent, or are over and not written down yet."""

    __slots__ = ("_letters", "_looking", "_numbers", "_passed", "_room")

    def __init__(self, room: Callable[[Lane], None]) -> None:
        """`room` is called with the lane of each that goes."""
        self._letters: dict[int, Letter] = {}
        self._numbers: Counter[Lane] = Counter()
        self._passed: set[int] = set()
        self._looking = False
        self._room = room

    def __contains__(self, id_: int) -> bool:
        return id_ in self._letters or id_ in self._passed

    def __len__(self) -> int:
        return len(self._letters)

    def number(self, lane: Lane) -> int:
        """How many of a lane are here."""
        return self._numbers[lane]

    def of(self, notice: int) -> list[Letter]:
        """What is here of a notice."""
        return [letter for letter in self._letters.values() if letter.notice == notice]

    def take(self, letter: Letter) -> None:
        """It is here now."""
        self._letters[letter.id] = letter
        self._numbers[letter.lane] += 1

    def let_go(self, id_: int) -> None:
        """The database knows better now what becomes of it."""
        letter = self._letters.pop(id_, None)
        if letter is None:
            return
        if self._looking:
            self._passed.add(id_)
        self._numbers[letter.lane] -= 1
        self._room(letter.lane)

    @contextmanager
    def looking(self) -> Iterator[None]:
        """While a page is read and sorted out."""
        self._looking = True
        try:
            yield
        finally:
            self._looking = False
            self._passed.clear()
