"""The address of a link button, however it was written: what Telegram takes for a button, or why not."""

from __future__ import annotations

import re

_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*)://?", re.IGNORECASE)
_HOST = re.compile(
    r"^(?:(?!-)[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:xn--[a-z0-9-]{2,}|[a-z]{2,24}|укр)\.?(?::\d{1,5})?(?=[/?#]|$)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"^(?:tel:)?\+?[\d\s()-]{5,}$", re.IGNORECASE)
_MAIL = re.compile(r"^(?:mailto:)?[^\s@/]+@[^\s@/]+\.[^\s@/]+$", re.IGNORECASE)
_NAME = re.compile(r"^@([A-Za-z]\w{3,31})$")
_AT_THE_END = (
    re.compile(r"^(?P<words>.*?\S)[\s:—–-]+(?P<address>(?:https?://|www\.|t\.me/)\S+)$", re.DOTALL),
    re.compile(r"^(?P<words>.*?\S)\s*(?:\s[—–-]|:)\s+(?P<address>[!-~]+\.[!-~]+)$", re.DOTALL),  # example.com
)


class NoLink(Exception):
    """Not an address of a button; `reason` is why: phone, mail, spaces, scheme, no_link."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_link(text: str) -> str:
    """The address in full. Raises NoLink."""
    told = text.strip().strip("<>«»\"'").rstrip(".,;")
    if found := _NAME.match(told):
        return f"https://t.me/{found.group(1)}"
    for reason, pattern in (("phone", _PHONE), ("mail", _MAIL)):
        if pattern.match(told):
            raise NoLink(reason)
    if re.search(r"\s", told):
        raise NoLink("spaces")
    return _web(told)


def _web(told: str) -> str:
    scheme = _SCHEME.match(told)
    if scheme and scheme.group(1).lower() not in ("http", "https"):
        raise NoLink("scheme")
    rest = told[scheme.end() :] if scheme else told
    if not _HOST.match(rest):
        raise NoLink("no_link")
    return f"{scheme.group(1).lower() if scheme else 'https'}://{rest}"


def words_and_link(text: str) -> tuple[str, str] | None:
    """«Записатися — https://…»: both at once; None when it is not so."""
    found = next((found for pattern in _AT_THE_END if (found := pattern.match(text.strip()))), None)
    if not found:
        return None
    try:
        return found["words"].strip(), read_link(found["address"])
    except NoLink:
        return None
