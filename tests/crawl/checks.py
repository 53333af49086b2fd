"""What must never stand on a screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.crawl.known import PROPER, of_notices, without_own
from tests.crawl.reading import SEEN, reading
from tests.crawl.screens import Button, Shown

LONGEST, BYTES = 25, 64
_BROKEN = ("щось зламалося", "Something broke", "не вдалося обробити", "could not be handled")
_RAW = re.compile(r"\{\w*\}|</?[a-z]+>|&\w+;|\bNone\b(?! [a-z])|Traceback")
_JOINERS = re.compile("[\ufe0f\u200d]")
_LATIN, _CYRILLIC = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[А-ЯІЇЄҐа-яіїєґ]")
_SMALL = re.compile(r"(?<![\w'’-])[а-яіїєґ][а-яіїєґ'’-]{2,}")  # no name begins with a small letter


def faults(message: Shown, lang: str) -> Iterator[str]:
    """One line for each thing that is wrong with a message."""
    yield from (f"a fault of ours: {message.text}" for words in _BROKEN if words in message.text)
    for text in (message.text, *(b.text for b in message.buttons)):
        if _RAW.search(without_own(text)):
            yield f"raw: {text}"
        if words := list(foreign(text, lang)):
            yield f"not in {lang}: {words} in: {text}"
    yield from (fault for button in message.buttons for fault in _button(button, lang))


def foreign(text: str, lang: str) -> Iterator[str]:
    """Words of the bot that are in the other language."""
    others = "en" if lang == "uk" else "uk"
    _, left = reading(lang).of(PROPER.sub("#", of_notices(others).sub("#", text)))
    left = without_own(left)
    other, _ = reading(others).of(left)
    yield from (template.probe for template in other if template.letters > 3 and not template.same)
    if lang == "en":
        yield from _SMALL.findall(left)
    else:
        lines = re.split(rf"[\n{SEEN}]", left)
        yield from (line for line in lines if len(_LATIN.findall(line)) > 1 and not _CYRILLIC.search(line))


def _button(button: Button, lang: str) -> Iterator[str]:
    if len(button.data.encode()) > BYTES:
        yield f"more than {BYTES} bytes: {button.data}"
    if (seen := seen_length(button.text, lang)) > LONGEST:
        yield f"a button of {seen} characters: {button.text}"


def seen_length(text: str, lang: str) -> int:
    """How long a choice is; 0 for a line with names, numbers or dates, which are as long as they are."""
    _, left = reading(lang).of(of_notices(lang).sub("words", text))
    return 0 if re.search(r"\w", left.replace(SEEN, "")) else len(_JOINERS.sub("", text))
