"""The `.po` files: reading them and finding what is wrong in them before anybody reads it in a chat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from typing import Final

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

LOCALES: Final = Path(__file__).resolve().parent.parent / "locales"
_TAGS = ("zero", "one", "two", "few", "many", "other")  # the order of msgstr[0], msgstr[1] …
_NUMBERS = range(200)  # all plural rules show all their forms here


class CatalogueError(Exception):
    """The texts cannot be shown to people; `problems` names each entry that is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("the texts are not fit to use:\n" + "\n".join(f"  {line}" for line in problems))
        self.problems = problems


def languages(folder: Path) -> list[str]:
    """The languages that have a catalogue in the folder."""
    return sorted(path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/messages.po"))


def po_file(folder: Path, lang: str) -> Path:
    """Where the catalogue of a language is."""
    return folder / lang / "LC_MESSAGES" / "messages.po"


def read(folder: Path, lang: str) -> Catalog:
    """A language's catalogue; CatalogueError when it is not readable."""
    path = po_file(folder, lang)
    try:
        with path.open("rb") as file:
            return read_po(file, locale=lang, abort_invalid=True)
    except (OSError, PoFileError, UnicodeDecodeError) as error:
        raise CatalogueError([f"{lang}: {path.name} cannot be read: {error}"]) from error


def plural_forms(lang: str) -> Callable[[int], int]:
    """Which form (0, 1, 2 …) goes with a number, by the plural rule of the language."""
    rule = Locale.parse(lang).plural_form
    used = {rule(n) for n in _NUMBERS}
    order = {tag: place for place, tag in enumerate(tag for tag in _TAGS if tag in used)}
    return lambda n: order[rule(abs(n))]


def problems(catalogue: Catalog, *, complete: bool) -> list[str]:
    """One line for each entry that must not be shown: untranslated or fuzzy (if `complete`), other placeholders."""
    lang = str(catalogue.locale)
    form = plural_forms(lang)
    forms = max(map(form, _NUMBERS)) + 1
    once = form(21) != form(1)  # the first form is said of the number 1 alone, so it need not show it
    entries = (message for message in catalogue if message.id)
    return [
        f"{lang}: {fault}: {_id(message)}" for message in entries for fault in _faults(message, complete, forms, once)
    ]


def _faults(message: Message, complete: bool, forms: int, once: bool) -> Iterator[str]:
    strings = _all(message.string)
    if not all(strings):
        if complete:
            yield "untranslated"
    elif message.fuzzy:
        if complete:
            yield "fuzzy"
    elif message.pluralizable and len(strings) != forms:
        yield f"has {len(strings)} plural forms instead of {forms}"
    elif any(fields(text) not in _expected(message, place, once) for place, text in enumerate(strings)):
        yield "other placeholders than its msgid"


def _expected(message: Message, place: int, once: bool) -> list[frozenset[str] | None]:
    ids = _all(message.id)
    return [fields(ids[-1]), *([fields(ids[0])] if once and place == 0 else [])]


def fields(text: str) -> frozenset[str] | None:
    """The names in braces; None when the braces do not match."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def _id(message: Message) -> str:
    return repr(_all(message.id)[0])


def _all(one_or_forms: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return list(one_or_forms) if isinstance(one_or_forms, tuple | list) else [one_or_forms or ""]
