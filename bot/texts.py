"""`make texts`: keeps the catalogues equal to what the code says. `check` only tells, `update` writes."""

from __future__ import annotations

import argparse
import sys
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from bot.catalogues import LOCALES, CatalogueError, languages, po_file, problems, read
from bot.msgids import Found, find

SOURCE: Final = "en"  # the msgids are this language already
_HEADER = """\
# {title}
msgid ""
msgstr ""
"Project-Id-Version: susid\\n"
"Language: {lang}\\n"
"Plural-Forms: nplurals={forms}; plural={rule};\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def update(root: Path, folder: Path) -> list[str]:
    """Write messages.pot and every catalogue anew, keeping translations. Returns what is still wrong."""
    found = find(root)
    _write(folder / "messages.pot", _catalogue(found, Catalog(), ""), "")
    for lang in languages(folder):
        _write(po_file(folder, lang), _catalogue(found, read(folder, lang), lang), lang)
    return check(root, folder)


def check(root: Path, folder: Path) -> list[str]:
    """One line for each text that is missing, no longer said, untranslated, fuzzy or has other placeholders."""
    found = find(root)
    with (folder / "messages.pot").open("rb") as file:
        wrong = [*found.faults, *_differences(found, read_po(file), "messages.pot")]
    for lang in languages(folder):
        catalogue = read(folder, lang)
        wrong += [*_differences(found, catalogue, lang), *problems(catalogue, complete=True)]
    return wrong


def _differences(found: Found, catalogue: Catalog, name: str) -> list[str]:
    there = {_key(message): _plural(message) for message in catalogue if message.id}
    gone = [*sorted(there.keys() - found.plurals.keys()), *sorted(map(str, catalogue.obsolete))]
    return [
        *(f"{name}: missing: {msgid!r}" for msgid in sorted(found.plurals.keys() - there.keys())),
        *(f"{name}: obsolete: {msgid!r}" for msgid in gone),
        *(
            f"{name}: another plural: {msgid!r}"
            for msgid in sorted(found.plurals.keys() & there.keys())
            if found.plurals[msgid] != there[msgid]
        ),
    ]


def _catalogue(found: Found, old: Catalog, lang: str) -> Catalog:
    """A fresh catalogue of what is said now, with the translations of the old one."""
    new = Catalog(locale=lang or None, fuzzy=False)
    for msgid, plural in sorted(found.plurals.items()):
        was = old.get(msgid)
        kept = was if was and was.string and _plural(was) == plural else None
        ids = (msgid, plural) if plural else msgid
        new.add(
            ids,
            kept.string if kept else None,
            locations=[(file, 0) for file in sorted(found.files[msgid])],
            flags=kept.flags if kept else (),
            user_comments=kept.user_comments if kept else (),
        )
        if lang == SOURCE and not _translated(new[msgid]):
            new[msgid].string = ids
    return new


def _write(path: Path, catalogue: Catalog, lang: str) -> None:
    """No dates, versions or line numbers: a file changes only when its texts do."""
    out = BytesIO()
    write_po(out, catalogue, omit_header=True, sort_output=True, include_lineno=False, ignore_obsolete=True)
    forms, rule = (get_plural(lang).num_plurals, get_plural(lang).plural_expr) if lang else (2, "(n != 1)")
    title = f"Сусід: texts, language {lang}." if lang else "Сусід: all texts of the code; made by `make texts`."
    header = _HEADER.format(title=title, lang=lang, forms=forms, rule=rule)
    path.write_text(header + out.getvalue().decode().rstrip("\n") + "\n", "utf-8")


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _plural(message: Message) -> str | None:
    return None if isinstance(message.id, str) else message.id[1]


def _translated(message: Message) -> bool:
    return bool(message.string) and all(message.string or "")


def main(argv: list[str] | None = None) -> int:
    """0: all is well, 1: each thing that is wrong on a line of its own."""
    parser = argparse.ArgumentParser(prog="python -m bot.texts", description=__doc__)
    parser.add_argument("what", choices=["update", "check"])
    run = update if parser.parse_args(argv).what == "update" else check
    try:
        wrong = run(LOCALES.parent, LOCALES)
    except CatalogueError as error:
        wrong = error.problems
    except (OSError, SyntaxError) as error:
        wrong = [f"cannot be read: {error}"]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
