"""What the bot says, in the reader's language: the English sentence in the code is the key of the translation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog

from bot.catalogues import LOCALES, CatalogueError, languages, plural_forms, problems, read

DEFAULT: Final = "uk"


class Html(str):
    """Text that is HTML for Telegram already: its `<`, `>` and `&` mean what they mean there."""

    __slots__ = ()


_AS_IT_IS = (Html, int, float)
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_SPECIAL = re.compile('[&<>"]')


class Texts:
    """All that can be said in one language. A sentence that no catalogue has is said in English."""

    __slots__ = ("_form", "_plurals", "_said", "lang")

    def __init__(
        self,
        lang: str,
        said: Mapping[str, str],
        plurals: Mapping[str, tuple[str, ...]],
        form: Callable[[int], int],
    ) -> None:
        self.lang, self._plurals, self._form = lang, plurals, form
        self._said = {msgid: Html(text) for msgid, text in said.items()}

    def say(self, msgid: str, /, **params: object) -> Html:
        """The sentence as HTML. Parameters are escaped, but for numbers and what is `Html`, as this returns."""
        text = self._said.get(msgid) or Html(msgid)
        return Html(text.format_map(_safe(params))) if params else text

    def plain(self, msgid: str, /, **params: object) -> str:
        """The same where Telegram reads no HTML: on buttons, in toasts, in file names. Nothing is escaped."""
        text = self._said.get(msgid, msgid)
        return text.format_map(params) if params else str(text)

    def count(self, singular: str, plural: str, n: int, /, **params: object) -> Html:
        """The sentence in the form that goes with the number `n`, which it may show as `{n}`."""
        forms = self._plurals.get(singular)
        text = forms[self._form(n)] if forms else (singular if abs(n) == 1 else plural)
        return Html(text.format_map({"n": n, **_safe(params)}))


class Catalogues:
    """The languages of this installation."""

    def __init__(self, texts: Mapping[str, Texts]) -> None:
        self._texts = texts

    def texts(self, lang: str | None) -> Texts:
        """The texts of a language code as Telegram sends it («en», «en-US»); Ukrainian when there are none."""
        code = (lang or DEFAULT).replace("_", "-").partition("-")[0].lower()
        return self._texts.get(code) or self._texts[DEFAULT]

    def all(self) -> tuple[Texts, ...]:
        """Every language there is."""
        return tuple(self._texts.values())


def mark(msgid: str) -> str:
    """The msgid itself: it is said later, but must be in the catalogues (for tables of labels)."""
    return msgid


def load(folder: Path | None = None) -> Catalogues:
    """Read every `<lang>/LC_MESSAGES/messages.po`. CatalogueError when one is broken or Ukrainian is incomplete."""
    return _load(folder) if folder else _own()


@cache
def _own() -> Catalogues:
    """Those of the program do not change while it runs."""
    return _load(LOCALES)


def _load(folder: Path) -> Catalogues:
    read_ones = {lang: read(folder, lang) for lang in languages(folder)}
    if DEFAULT not in read_ones:
        raise CatalogueError([f"{DEFAULT}: there is no catalogue in {folder}"])
    found = [fault for lang, one in read_ones.items() for fault in problems(one, complete=lang == DEFAULT)]
    if found:
        raise CatalogueError(found)
    return Catalogues({lang: texts_of(one) for lang, one in read_ones.items()})


def texts_of(catalogue: Catalog) -> Texts:
    """What a catalogue can say, complete or not (`load` asks for more); a fuzzy entry is not said."""
    lang = str(catalogue.locale)
    said: dict[str, str] = {}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        if isinstance(message.string, tuple) and all(message.string):
            plurals[message.id[0]] = message.string
        elif isinstance(message.string, str) and message.string:
            said[str(message.id)] = message.string
    return Texts(lang, said, plurals, plural_forms(lang))


def _safe(params: dict[str, object]) -> dict[str, object]:
    return {name: value if isinstance(value, _AS_IT_IS) else _escaped(value) for name, value in params.items()}


def _escaped(value: object) -> str:
    """Fit for text and for an attribute in double quotes; apostrophes stay, Ukrainian is full of them."""
    text = str(value)
    return text.translate(_ENTITIES) if _SPECIAL.search(text) else text
