"""Words on the screens that are not the bot's: what people wrote themselves, and names."""

from __future__ import annotations

import re

from bot import demo_people as cast
from domain import csv_districts, csv_staff_cells
from tests.crawl.sayings import NAMES, SAID, TYPED
from tests.crawl.sayings_office import CELLS, TYPED_AT_WORK

_OWN = sorted(
    {
        *TYPED.values(),
        *(line for text in TYPED_AT_WORK.values() for line in (text, *text.split("\n"), text.split()[0])),
        SAID,
        *CELLS,
        *csv_districts.COLUMNS,
        *csv_staff_cells.COLUMNS,
        *NAMES,
        *(name for full in NAMES for name in full.split()),
    }
    | {*(colleague.title for colleague in cast.STAFF)},
    key=len,
    reverse=True,
)
_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(words) for words in _OWN)})(?!\w)")
# Names that are the same in every language, and files without words and links, whose codes are no words at all.
PROPER = re.compile(
    r"\[\w+\]|Telegram|Українська|English|Сусід|Susid|JSON|HTML|CSV|Excel|https?://\S+|\bi[\w-]{24}(?!\w)"
)


def without_own(text: str) -> str:
    """The text less what people wrote themselves and are called."""
    return _WORDS.sub("#", text)
