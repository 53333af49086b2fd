"""A small language for what may be said in many ways, made into one pattern over the rough spelling.

Phrases are parted by `|` or new lines; a line that ends with `/` goes on. In a phrase:
    [ву]бив      either letter
    слово        this word; a space before the next one may be forgotten     слов*      any ending
    один/два*    either                                                     ?слово     may be there
    {name}       either of a named list                                     ...        up to three words
    A & B        both, in either order, up to three words between           !слово/сл* not right before or after this
    !!слово      not within the next three words
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from domain.spelling import rough

_BETWEEN = r"(?: \w++){0,3}? "
_CHOICE = re.compile(r"\[(\w+)\]")
_WRAPPED = re.compile(r"/\n\s*")
_NAMED = re.compile(r"\{(\w+)\}")

Lists = Mapping[str, str]


def pattern(phrases: str, lists: Lists | None = None) -> re.Pattern[str]:
    """Finds any of the phrases in a rough spelling. Every repetition is bounded: time grows with the length alone."""
    either = "|".join(f"{head}(?:{'|'.join(tails)})" for head, tails in _begun(_phrases(phrases, lists or {})).items())
    return re.compile(rf"\b(?:{either})\b")


def _begun(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Many phrases begin with the same list of words: it is looked for once, and what may follow it by its side."""
    found: dict[str, list[str]] = {}
    for phrase in dict.fromkeys(phrases):
        head, end, tail = phrase.partition(")") if not phrase.startswith("(?:(") else ("", "", phrase)
        found.setdefault(head + end, []).append(tail)
    return found


def _phrases(text: str, lists: Lists) -> Iterator[str]:
    for phrase in re.split(r"[|\n]", _WRAPPED.sub("/", text)):
        full = _NAMED.sub(lambda found: _list(found[1], lists), phrase)
        parts = [_sequence(part.split()) for part in full.split(" & ") if part.strip()]
        if parts:
            yield _BETWEEN.join(parts)
        if len(parts) > 1:
            yield _BETWEEN.join(reversed(parts))


def _list(name: str, lists: Lists) -> str:
    return "/".join(re.split(r"[/\s]+", _NAMED.sub(lambda found: _list(found[1], lists), lists[name]).strip()))


def _sequence(tokens: list[str]) -> str:
    made = ""
    for place, token in enumerate(tokens):
        made = _joined(made, token, last=place == len(tokens) - 1)
    return made


def _joined(before: str, token: str, last: bool) -> str:
    """The next token put after what there is."""
    if token == "...":
        return before.removesuffix(" ?").rstrip() + _BETWEEN
    words = token.strip("?!").split("/")
    if token[0] == "!":
        return _unless(before, words, r"(?:\w++ ){0,2}?" if token.startswith("!!") else "")
    end = "" if last else " ?"  # any ending takes the whole word: what follows it can only be the next one
    if token[0] == "?":
        return before + f"(?:{_either(words)}{end})?"
    return before + _either(words) + end


def _unless(before: str, words: list[str], skipped: str) -> str:
    if before:
        return before.removesuffix(" ?").rstrip() + rf"(?! {skipped}{_either(words)}\b)"
    return "".join(rf"(?<!\b{_word(word)} )" for word in words)


def _either(words: list[str]) -> str:
    return "(?:" + "|".join(dict.fromkeys(_word(word) for word in words)) + ")"


@cache  # the words of the lists stand in many phrases
def _word(word: str) -> str:
    if word in ("не", "ни"):
        return "н[еі]"
    pieces = _CHOICE.split(word.removesuffix("*"))
    spelt = "".join(f"[{rough(piece)}]" if odd % 2 else rough(piece) for odd, piece in enumerate(pieces))
    return spelt + r"\w*+" * word.endswith("*")
