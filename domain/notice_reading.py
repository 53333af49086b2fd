"""What hinders people from reading a notice, and what Telegram would not deliver at all. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from domain.answers import units
from domain.notices import Part, Post

LINES, LINE = 5, 60  # rules.md: a notice is five short lines; what is longer than a line of a phone counts as more
TEXT, CAPTION = 4096, 1024  # UTF-16 units (Bot API); people with Premium may write longer captions, bots may not
HEAD = 60  # at most so much stands above the words of a danger
LOUD = 12  # letters: so many capitals in a row of words are no abbreviation any more
_LINK = re.compile(r"https?://\S+|\bwww\.\S+|\bt\.me/\S+", re.IGNORECASE)
_ENDS = ".,:;!?…—–-"  # a line that ends so needs nothing between it and the next
_LINKING = frozenset({"url", "text_link"})


def warnings(post: Post) -> tuple[str, ...]:
    """What to think over: long, capitals, link (in the words, with no button), wordless."""
    words = "\n".join(part.text for part in post.parts if part.text and part.kind != "location")
    found = {
        "long": _lines(words) > LINES,
        "capitals": any(map(_shouts, words.splitlines())),
        "link": _links(post) and not post.buttons,
        "wordless": bool(post.parts) and not words.strip(),
    }
    return tuple(name for name, is_so in found.items() if is_so)


def trouble(part: Part, above: int = 0) -> str:
    """Why Telegram would refuse this message of a bot, with so much above its words: long_text, long_caption; "" when
    it would not."""
    length = units(part.text) + above
    if part.kind == "text":
        return "long_text" if length > TEXT else ""
    return "long_caption" if part.kind != "location" and length > CAPTION else ""


def crowded(post: Post) -> bool:
    """Whether its words leave no room for the line of a danger above them."""
    return any(trouble(part, HEAD) for part in post.parts)


def first_words(post: Post, most: int = 60) -> str:
    """How the notice begins, in one line, to tell it from others."""
    lines = [" ".join(line.split()) for part in post.parts for line in part.text.splitlines() if line.strip()]
    ended = [f"{line} ·" if _apart(line, after) else line for line, after in pairwise(lines)]
    words = " ".join([*ended, *lines[-1:]])
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _apart(line: str, after: str) -> bool:
    """Whether two lines would run into one another."""
    return line[-1] not in _ENDS and not after[0].islower()


def _lines(words: str) -> int:
    return sum(-(-len(line) // LINE) for line in words.splitlines() if line.strip())


def _shouts(line: str) -> bool:
    """Most of its letters are capitals; «УВАГА!» alone, or ЦНАП, is not loud."""
    letters = [char for char in line if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return capitals > LOUD and capitals * 2 > len(letters)


def _links(post: Post) -> bool:
    """Whether the words have an address in them, written or behind a word."""
    return any(_LINK.search(part.text) or any(map(_leads, part.entities)) for part in post.parts)


def _leads(entity: Mapping[str, object]) -> bool:
    return entity.get("type") in _LINKING
