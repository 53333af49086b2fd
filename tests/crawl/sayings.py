"""What people in the crawl write, send and are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Wish = Mapping[str, float | str]

STORY, SAID = "Soup 42, please come", "Carrots 17, from the worker"
NAMES = ("Zoe Quill", "Orest Fern")


@dataclass(frozen=True, slots=True)
class Can:
    """All that somebody may type and send at any step: by its name on the map."""

    typed: Mapping[str, str]
    sent: Mapping[str, Wish]
    commands: Mapping[str, str]
    order: Sequence[str] = ("press", "type", "key", "send", "command", "old")  # what is tried first
    replies: str = ""  # what they answer by Telegram's reply
    answer: str = ""  # what is said first where words are waited for
    fitting: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by words of the question: what answers it
    shuns: re.Pattern[str] = re.compile("(?!)")  # what is done in wild visits alone: another crawl has it
    never: re.Pattern[str] = re.compile("(?!)")  # it would make another person of them

    def does(self, name: str) -> bool:
        """Whether they do this of their own will."""
        return not self.never.search(name) and not self.shuns.search(name)


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
SENT: Mapping[str, Wish] = {
    **{kind: {} for kind in ("sticker", "voice", "photo", "document", "contact", "video_note", "dice")},
    "location": {"latitude": 50.24, "longitude": 32.51},
    "forward": {"text": STORY},
    "other contact": {"phone": "+380501112233", "user_id": 1},
}
# Questions that take no story for an answer: what is wanted, and how it is got wrong.
_NUMBER = "067 123 45 67"
_PHONES, _DAYS = (_NUMBER, _NUMBER, "067 123", f"{_NUMBER} 89 01"), ("завтра", "10.11.2026", "Щзкщ")
FITTING: Mapping[str, Sequence[str]] = {
    "Write the name of your": ("Пирятин", "Білоцерківці"),
    "Where does this person live?": ("Пирятин", "Білоцерківці"),
    "Which number": _PHONES,
    "Which phone number": _PHONES,
    "Choose or write the day": _DAYS,
    "Write the number of your request.": ("48-21-57", "48"),
    "Write the code from the same": ("482157", "48"),
}
_COMMANDS = (
    *("/start", "/new", "/my", "/help", "/contacts", "/settings", "/privacy", "/mydata", "/forget", "/cancel"),
    *("/nosuch", "/start g_UA53040090010096696", "/start nothing"),
)
_ORDER = ("press", "type", "key", "send", "reply", "command", "old")
RESIDENT = Can(TYPED, SENT, {text: text for text in _COMMANDS}, _ORDER, STORY, STORY, FITTING)
