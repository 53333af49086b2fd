"""Telegram counts text in UTF-16 units: most letters are one, an emoji is two."""

from __future__ import annotations


def length(text: str) -> int:
    """The number of UTF-16 units in a text."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def position(text: str, units: int) -> int:
    """The index in a Python string at which that many UTF-16 units have passed."""
    passed = 0
    for index, char in enumerate(text):
        if passed >= units:
            return index
        passed += 2 if char > "\uffff" else 1
    return len(text)
