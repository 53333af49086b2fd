"""What people write about a request, piece by piece: kept as it came, and every later version of it beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from domain.requests import Request

File = tuple[str, str, str]  # (kind, Telegram file id, caption); of a location "lat,lon" stands for the id


@dataclass(frozen=True, slots=True)
class Word:
    """One message of one side. `membership_id` is 0 for the resident; an edit is a row with the next `version`.

    `message_id` is Telegram's, in the chat of whoever wrote; `album` ties the parts of one album together.
    """

    request_id: int
    at: datetime
    person_id: int
    membership_id: int = 0
    message_id: int = 0
    version: int = 1
    text: str = ""
    file: File | None = None
    album: str = ""
    id: int = 0

    @property
    def from_resident(self) -> bool:
        """Whether the resident's side wrote it."""
        return self.membership_id == 0


def of_story(
    story: Mapping[str, Any] | None, request_id: int, at: datetime, person_id: int, membership_id: int = 0
) -> list[Word]:
    """The pieces of a dialog's story as words of a request; a piece that was edited brings its former versions."""

    def word(piece: Mapping[str, Any], said: str, version: int) -> Word:
        file, album = piece.get("file"), piece.get("album", "")
        held = (file[0], file[1], said) if file else None
        by = (person_id, membership_id, piece.get("m", 0), version)
        return Word(request_id, at, *by, "" if held else said, held, album)

    return [
        word(piece, said, version)
        for piece in (story or {}).get("pieces", ())
        for version, said in enumerate((*piece.get("was", ()), _said(piece)), 1)
    ]


def _said(piece: Mapping[str, Any]) -> str:
    return str(piece["file"][2] if piece.get("file") else piece.get("text", ""))


def latest(words: Iterable[Word]) -> list[Word]:
    """Each message once, in its newest version, in the order in which the messages came first."""
    found: dict[tuple[int, int], Word] = {}
    for place, word in enumerate(words):
        key = (word.person_id, word.message_id or -place - 1)  # without a message of its own it has no versions
        if key not in found or found[key].version <= word.version:
            found[key] = word
    return list(found.values())


def texts(words: Sequence[Word]) -> list[str]:
    """What was said in words."""
    return [word.text for word in words if word.text]


def files(words: Sequence[Word]) -> list[File]:
    """What was sent with it."""
    return [word.file for word in words if word.file]


def of_old(request: Request) -> list[Word]:
    """The words that a request from before they became rows keeps in its details."""
    once, by = request.details.once, (request.id, request.created_at, request.person_id)
    held = [Word(*by, file=(kind, id_, caption)) for kind, id_, caption in once.get("files", ())]
    return [Word(*by, text=text) for text in once.get("texts", ())] + held
