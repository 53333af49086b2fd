"""Words on the screens that are not the bot's: what people wrote themselves, and names."""

from __future__ import annotations

import re
from functools import cache

from bot import demo_people as cast
from bot.i18n import load
from bot.ui import labels
from bot.ui.admin.notice_template_posts import WORDS as TEMPLATES
from bot.ui.messages.notice import DANGER
from domain import csv_districts, csv_staff_cells
from tests.crawl.sayings import NAMES, SAID, TYPED
from tests.crawl.sayings_office import CELLS, TYPED_AT_WORK

SHORTEST = 8  # characters that are left of somebody's words where there is no room for more


def _flat(text: str) -> str:
    return " ".join(text.split())


# Keys without a picture: pressed where words are wanted, each is somebody's words in their language.
_KEYS = tuple(load().texts(lang).plain(key) for lang in ("uk", "en") for key in (labels.NO_PHONE, labels.DONT_KNOW))
_OWN = sorted(
    {
        *_KEYS,
        *TYPED.values(),
        *(line for text in TYPED_AT_WORK.values() for line in (text, *text.split("\n"), text.split()[0], _flat(text))),
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
    return _WORDS.sub("#", _without_beginnings(text) if "…" in text else text)


def _without_beginnings(text: str) -> str:
    """Of what somebody wrote a line may have only the beginning."""
    for own in (_flat(said) for said in (SAID, *TYPED.values(), *TYPED_AT_WORK.values())):
        for at in range(len(own) - 1, SHORTEST, -1):
            text = text.replace(f"{own[:at].rstrip()}…", "#")
    return text


@cache
def of_notices(lang: str) -> re.Pattern[str]:
    """What notices say in this language, by a template or of a danger: a whole copy, or its beginning in a line; admins
    of any language read it."""
    first = (DANGER, *(words.head for words in TEMPLATES.values()))
    heads = "|".join(re.escape(load().texts(lang).plain(words)) for words in first)
    return re.compile(rf"(?:{heads})(?:\n[\s\S]*|[^\n”»]*)")
