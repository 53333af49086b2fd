"""What stands at a place of a chat, as far as it was sent in this process: for letters that were written while the
message they take the place of was still on its way, so that the database did not know it yet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain.messages import Kind, Message
from domain.slots import in_place, living, retires
from usecases.ports import Letter

MOST = 4096  # places; what was sent longer ago is in the database for everybody who writes a letter


class Placed:
    """The newest message of each place; one that was edited into something else stands there no longer."""

    __slots__ = ("_at", "_shows")

    def __init__(self) -> None:
        self._at: dict[tuple[int, str], int] = {}
        self._shows: dict[tuple[int, int], str] = {}

    def sent(self, letter: Letter, message_ids: tuple[int, ...]) -> None:
        """It stands there now."""
        if not message_ids:
            return
        chat, at = letter.chat, message_ids[0]
        before = self._shows.pop((chat, at), letter.slot)
        if before != letter.slot and self._at.get((chat, before)) == at:
            del self._at[chat, before]
        if letter.slot:
            self._at.pop((chat, letter.slot), None)
            self._at[chat, letter.slot], self._shows[chat, at] = at, letter.slot
            _trim(self._at)
            _trim(self._shows)

    def over(self, letter: Letter) -> Letter:
        """The letter, over what stands at its place, if that came there after the letter was written."""
        stands = self._at.get((letter.chat, letter.slot), 0) if letter.slot and "kind" in letter.body else 0
        if not stands:
            return letter
        message = Message(Kind(letter.body["kind"]), letter.body["params"])
        edits = in_place(message) or (living(message) and "edits" in letter.body)
        how = "retires" if retires(message) else "edits" if edits else ""
        later = how and stands > letter.body.get(how, 0)
        return replace(letter, body={**letter.body, how: stands}) if later else letter


def _trim(places: dict[Any, Any]) -> None:
    """The oldest goes when there are too many."""
    if len(places) > MOST:
        del places[next(iter(places))]
