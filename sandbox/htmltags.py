"""What Telegram's HTML tags mean: the kinds of entities, their details, character references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sandbox.errors import ApiError, refuse

Entity = dict[str, Any]


KIND = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}


_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")


_USER = re.compile(r"tg://user\?id=(\d+)$")


_URL = re.compile(r"(?:[a-z][a-z0-9+.\-]*://|mailto:|tel:|tg:)?[^\s]*\.?[^\s]+$", re.I)


@dataclass(slots=True)
class Open:
    """A start tag that waits for its end: where it stands in UTF-16 units and among the pieces."""

    tag: str
    attributes: dict[str, str]
    offset: int
    piece: int


def decoded(text: str) -> str:
    """With character references resolved; unknown ones stay as they are, as in Telegram."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name, match.group())
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    valid = 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF
    return chr(code) if valid else match.group()


def details_of(opened: Open, inside: str) -> Entity | None:
    """What an entity carries besides its place; None when it is not one after all."""
    attributes = opened.attributes
    if opened.tag == "a":
        return _link(attributes.get("href") or inside)
    if opened.tag == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    if opened.tag == "tg-emoji":
        if not attributes.get("emoji-id", "").isdigit():
            raise wrong("Invalid custom emoji identifier specified")
        return {"custom_emoji_id": attributes["emoji-id"]}
    if opened.tag == "tg-time":
        return _moment(attributes)
    return {}


def _moment(attributes: dict[str, str]) -> Entity:
    if not attributes.get("unix", "").isdigit():
        raise wrong("Invalid date specified")
    return {"unix_time": int(attributes["unix"]), "date_time_format": attributes.get("format", "")}


def _link(url: str) -> Entity | None:
    if user := _USER.match(url):
        person = {"id": int(user.group(1)), "is_bot": False, "first_name": ""}
        return {"type": "text_mention", "user": person}
    if not _URL.match(url) or ("." not in url and ":" not in url):
        return None
    return {"url": url if ":" in url else f"http://{url}/"}


def wrong(reason: str) -> ApiError:
    """The refusal of a text."""
    return refuse(f"can't parse entities: {reason}")
