"""What stands at a place of a chat, as far as it was sent in this process: for letters that were written while the
message they take the place of was still on its way, so that the database did not know it yet."""

from __future__ import annotations

from dataclasses import replace

from domain.messages import Kind, Message
from domain.slots import in_place, retires
from usecases.ports import Letter

MOST = 4096  # places; what was sent longer ago is in the database for everybody who writes a letter


class Placed:
    """The newest message of each place."""

    __slots__ = ("_at",)

    def __init__(self) -> None:
        self._at: dict[tuple[int, str], int] = {}

    def sent(self, letter: Letter, message_ids: tuple[int, ...]) -> None:
        """It stands there now."""
        if not (letter.slot and message_ids):
            return
        self._at.pop((letter.chat, letter.slot), None)
        self._at[letter.chat, letter.slot] = message_ids[0]
        if len(self._at) > MOST:
            del self._at[next(iter(self._at))]

    def over(self, letter: Letter) -> Letter:
        """The letter, over what stands at its place if it was not known what that is when it was written."""
        if not letter.slot or "kind" not in letter.body or "edits" in letter.body or "retires" in letter.body:
            return letter
        message = Message(Kind(letter.body["kind"]), letter.body["params"])
        stands = self._at.get((letter.chat, letter.slot), 0) if in_place(message) or retires(message) else 0
        how = "retires" if retires(message) else "edits"
        return replace(letter, body={**letter.body, how: stands}) if stands else letter
