"""A story told in several messages: its pieces in the order they came; what an edit changed stays beside it.

A piece is {"m": message id, "text": …} or {"m": …, "file": [kind, file id, caption], "album": …}; an edited one has
"was", what it said before, the oldest first. A story with "early" was begun before it was asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Story = Mapping[str, Any]
Piece = dict[str, Any]
LOCATION = "location"
MANY_FILES = 10  # so many are asked for; more are kept too


def pieces(story: Story | None) -> list[Piece]:
    """All pieces. Drafts of the first release kept texts and files apart."""
    if not story:
        return []
    old = [*({"m": 0, "text": text} for text in story.get("texts", ()))]
    held = [*({"m": 0, "file": list(file)} for file in story.get("files", ()))]
    return [*old, *held, *(dict(piece) for piece in story.get("pieces", ()))]


def grown(story: Story | None, *more: Piece, early: bool = False) -> dict[str, Any]:
    """The story with these pieces after what it has."""
    told: dict[str, Any] = {"pieces": [*pieces(story), *more]}
    return {**told, "early": True} if early else told


def text_piece(message: int, text: str) -> Piece:
    """Words of one message."""
    return {"m": message, "text": text}


def file_piece(message: int, kind: str, file_id: str, caption: str, album: str = "") -> Piece:
    """A file of one message."""
    piece: Piece = {"m": message, "file": [kind, file_id, caption]}
    return {**piece, "album": album} if album else piece


def messages(story: Story | None) -> int:
    """How many messages it came in, as a person counts them: an album is one."""
    return len({piece.get("album") or piece["m"] for piece in pieces(story)})


def texts(story: Story | None) -> list[str]:
    """What was told in words, under files too."""
    return [said for piece in pieces(story) if (said := _said(piece))]


def files(story: Story | None, *kinds: str) -> list[tuple[str, str, str]]:
    """What was sent with it; only of these kinds, if any are named."""
    held = [piece["file"] for piece in pieces(story) if "file" in piece]
    return [(kind, file_id, caption) for kind, file_id, caption in held if not kinds or kind in kinds]


def in_album(story: Story | None, album: str) -> bool:
    """Whether another part of this album is in the story."""
    return bool(album) and any(piece.get("album") == album for piece in pieces(story))


def said_by(story: Story | None, message: int) -> str | None:
    """What the story has of this message, in its present words; None when it has nothing of it."""
    found = [piece for piece in pieces(story) if message and piece["m"] == message]
    return _said(found[-1]) if found else None


def edited(story: Story | None, message: int, said: str, file: tuple[str, str, str] | None = None) -> dict[str, Any]:
    """The story with this message's words (of a file its caption) changed; another file comes after the first."""
    told = [_changed(piece, said) if piece["m"] == message else piece for piece in pieces(story)]
    known = {piece["file"][1] for piece in told if "file" in piece}
    more = [file_piece(message, *file)] if file and file[1] not in known else []
    kept = {"early": True} if story and story.get("early") else {}
    return {"pieces": [*told, *more], **kept}


def _changed(piece: Piece, said: str) -> Piece:
    former = _said(piece)
    if former == said:
        return piece
    was = [*piece.get("was", ()), former]
    if "file" in piece:
        kind, file_id, _ = piece["file"]
        return {**piece, "file": [kind, file_id, said], "was": was}
    return {**piece, "text": said, "was": was}


def _said(piece: Piece) -> str:
    return str(piece["file"][2] if "file" in piece else piece["text"])


_POINT = re.compile(r"^(?:(.*) )?📍 (-?\d{1,3}\.\d+,-?\d{1,3}\.\d+)$", re.DOTALL)


def point_words(named: str, at: str) -> str:
    """A point on the map as an address: «Садочок, Соборна, 5 📍 49.58123,34.55432»."""
    return f"{named} 📍 {at}".strip()


def read_point(address: str) -> tuple[str, str] | None:
    """What a point is called and where it is, out of an address that is one."""
    found = _POINT.match(address)
    return (found.group(1) or "", found.group(2)) if found else None
