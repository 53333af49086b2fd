"""Numbers as short as they can be typed or carried on a button."""

from __future__ import annotations

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_LONGEST = 12  # of what a database can hold


def base36(number: int) -> str:
    """A number of 0 or more in base 36; `int(text, 36)` reads it again."""
    text = ""
    while number:
        number, rest = divmod(number, 36)
        text = _DIGITS[rest] + text
    return text or "0"


def read_base36(text: str) -> int:
    """The number again; 0 for what nobody of us has written."""
    plain = text.isascii() and text.isalnum() and len(text) <= _LONGEST
    return int(text, 36) if plain else 0
