"""Which sentences of the catalogue stand in a text: how a screen is known whatever names, numbers and dates it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from string import Formatter

from bot.catalogues import LOCALES, read

SEEN = "\x00"  # stands where a sentence of the catalogue was read
_TAG = re.compile(r"</?[a-z]+>")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Template:
    """One text of a catalogue with holes where its parameters stand."""

    msgid: str
    pattern: re.Pattern[str]
    probe: str
    letters: int
    same: bool  # said alike in both languages


class Reading:
    """All texts of one language, longest first."""

    def __init__(self, lang: str) -> None:
        found = {t.pattern.pattern: t for t in _templates(lang) if t.letters}
        self._templates = sorted(found.values(), key=lambda t: -t.letters)
        self._read: dict[str, tuple[tuple[Template, ...], str]] = {}

    def of(self, text: str) -> tuple[tuple[Template, ...], str]:
        """The sentences in the text, and what is left of it: parameters, and words that no catalogue has."""
        if text not in self._read:
            self._read[text] = self._scan(text)
        return self._read[text]

    def _scan(self, text: str) -> tuple[tuple[Template, ...], str]:
        found: list[tuple[int, Template]] = []
        for template in self._templates:
            while template.probe in text and (match := template.pattern.search(text)):
                found.append((match.start(), template))
                text = text[: match.start()] + SEEN.join(["", *match.groups(), ""]) + text[match.end() :]
        return tuple(template for _, template in found), text


@cache
def reading(lang: str) -> Reading:
    """The reading of a language, made once."""
    return Reading(lang)


def _templates(lang: str) -> Iterator[Template]:
    for message in read(LOCALES, lang):
        ids = (message.id,) if isinstance(message.id, str) else message.id
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        for form in forms:
            if ids[0] and form:
                yield _template(ids[0], form, same=form in ids and lang != "en")


def _template(msgid: str, form: str, same: bool) -> Template:
    parts = [(literal, name) for literal, name, _, _ in Formatter().parse(_TAG.sub("", form))]
    body = "".join(re.escape(literal) + (r"([^\n]*?)" if name is not None else "") for literal, name in parts)
    if parts[-1][1] is not None:
        body = body[: -len("?)")] + ")"
    literals = [literal for literal, _ in parts]
    bounds = (r"(?<!\w)" if literals[0][:1].isalnum() else "", r"(?!\w)" if body[-1].isalnum() else "")
    probe = max((part.strip() for part in literals), key=len)
    return Template(
        msgid, re.compile(bounds[0] + body + bounds[1]), probe, len(_LETTER.findall("".join(literals))), same
    )
