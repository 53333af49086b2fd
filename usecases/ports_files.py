"""Files of Telegram, as far as somebody has to read them here."""

from __future__ import annotations

from typing import Protocol

MOST = 1024 * 1024  # bytes of a file that is read


class NotHere(Exception):
    """The file has to be fetched first. No network inside a transaction: this one ends, and is tried once more."""

    def __init__(self, file_id: str) -> None:
        super().__init__("a file has to be fetched")
        self.file_id = file_id


class Files(Protocol):
    """Files that were fetched for this update."""

    def content(self, file_id: str) -> bytes | None:
        """The bytes; None when Telegram did not give them, or they are too many. Raises NotHere the first time."""
