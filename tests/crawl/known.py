"""What people in the crawl write and are called: their own words are no words of the bot."""

from __future__ import annotations

import re

from bot import demo_people as cast

STORY, SAID = "Soup 42, please come", "Carrots 17, from the worker"
NAMES = ("Zoe Quill", "Orest Fern")
# What a resident may type anywhere: a place, a street, a phone, a story, dates, danger and nonsense.
TYPED = {
    "place": "Пирятин",
    "village": "Білоцерківці",
    "many places": "Вишневе",
    "far place": "Київ",
    "street": "Соборна, 5",
    "phone": "067 123 45 67",
    "short phone": "067 123",
    "day": "завтра",
    "number": "3",
    "story": STORY,
    "danger": "чоловік мене б'є",
    "despair": "не хочу жити",
    "nonsense": "Щзкщ фівап",
}
SENT: dict[str, dict[str, float | str]] = {
    **{kind: {} for kind in ("sticker", "voice", "photo", "document", "contact", "video_note", "dice")},
    "location": {"latitude": 50.24, "longitude": 32.51},
    "forward": {"text": STORY},
}
COMMANDS = (
    *("/start", "/new", "/my", "/help", "/contacts", "/settings", "/privacy", "/mydata", "/forget", "/cancel"),
    *("/nosuch", "/start g_UA53040090010096696", "/start nothing"),
)
_OWN = sorted(
    {*TYPED.values(), SAID, *NAMES, *(name for full in NAMES for name in full.split())}
    | {*(colleague.title for colleague in cast.STAFF)},
    key=len,
    reverse=True,
)
_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(words) for words in _OWN)})(?!\w)")
# Names that are the same in every language.
PROPER = re.compile(r"Telegram|Українська|English|Сусід|Susid|JSON|HTML")


def without_own(text: str) -> str:
    """The text less what people wrote themselves and are called."""
    return _WORDS.sub("#", text)
