"""Personal values on their way into rows and out: each is sealed for its own row and column."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from db.crypto import Vault

encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Sealing:
    """One vault; nothing is kept as NULL, so that an empty field costs no cipher."""

    __slots__ = ("vault",)

    def __init__(self, vault: Vault) -> None:
        self.vault = vault

    def seal(self, value: str, place: str) -> bytes | None:
        """The value for its place, e.g. `people.phone:7`; nothing for nothing."""
        return self.vault.seal(value, place) if value else None

    def open(self, value: bytes | None, place: str) -> str:
        """The value of that place. Raises CryptoProblem when it was sealed for another or with a lost key."""
        return self.vault.open(value, place) if value else ""

    def seal_json(self, value: Mapping[str, Any], place: str) -> bytes | None:
        """The same for an object."""
        return self.vault.seal(encode(value), place) if value else None

    def open_json(self, value: bytes | None, place: str) -> dict[str, Any]:
        """The object of that place; an empty one for nothing."""
        found: dict[str, Any] = json.loads(self.vault.open(value, place)) if value else {}
        return found

    def token(self, kind: str, value: str) -> bytes:
        """What finds a value of this kind without opening rows."""
        return self.vault.blind_index(f"{kind}:{value}")

    def tokens(self, kind: str, value: str) -> list[bytes]:
        """All that it may be stored under while keys are being changed."""
        return self.vault.blind_indexes(f"{kind}:{value}")

    def index(self, phone: str) -> bytes | None:
        """What finds a phone without opening rows."""
        return self.vault.blind_index(phone) if phone else None
