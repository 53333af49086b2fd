"""What stands at a place of a chat, as far as it was sent in this process: for letters that were written while the
message they take the place of was still on its way, so that the database did not know it yet."""

from __future__ import annotations

from dataclasses import replace

from domain.messages import Kind, Message
from domain.slots import in_place, living, retires
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
        """The letter, over what stands at its place, if that came there after the letter was written."""
        stands = self._at.get((letter.chat, letter.slot), 0) if letter.slot and "kind" in letter.body else 0
        if not stands:
            return letter
        message = Message(Kind(letter.body["kind"]), letter.body["params"])
        edits = in_place(message) or (living(message) and "edits" in letter.body)
        how = "retires" if retires(message) else "edits" if edits else ""
        later = how and stands > letter.body.get(how, 0)
        return replace(letter, body={**letter.body, how: stands}) if later else letter
