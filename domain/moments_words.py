"""How a time of day is said: «9:30», «о 9», «9 год 30 хв», «7 вечора», «опівдні», «через 2 години»."""

from __future__ import annotations

import re

from domain.dates_words import NUMBERS

_PART = r"(?P<part>ранку|зранку|утра|дня|вечора|вечера|ноч[іи])"
_HOUR = r"(?P<hour>\d{1,2})"
_MINUTE = r"(?P<minute>\d\d)"
_HOURS = r"(?:год\w*\.?|час(?:ов|а)?\b)"
_MINUTES = r"(?:хв|мин)\w*\.?"
# The surest first.
CLOCKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\d:.]){_HOUR}:{_MINUTE}(?![\d:])(?:\s*{_PART})?",
        rf"(?<![\d:.]){_HOUR}[.]{_MINUTE}\s*{_PART}",
        rf"\b(?:о|об)\s*{_HOUR}(?:[.,-]{_MINUTE})?(?![\d:.]\d)(?:\s*{_HOURS})?(?:\s*{_PART})?",
        rf"(?<![\d:.]){_HOUR}(?:-?\w{{1,2}})?\s*{_HOURS}(?:\s*{_MINUTE}\s*{_MINUTES})?(?:\s*{_PART})?",
        rf"(?<![\d:.]){_HOUR}\s*{_PART}",
        rf"\b(?:в|у|до|після|после|з|с|к|на)\s+{_HOUR}(?:[.]{_MINUTE})?(?![\d:.]*\d)(?!\s*-?(?:го|числ))",
        rf"^{_HOUR}{_MINUTE}$|^(?P<alone>\d{{1,2}})$",
    )
)
NOON = re.compile(r"\b(?:опівдні|полудень|в?полдень)\b")
END = re.compile(r"\b(?:кінця|конца|кінець)\s+(?:дня|доби)\b")
AFTER = re.compile(r"\b(?:через|за)\s*$")  # what follows is a length, no time
NEXT_WORD = re.compile(r"\s*-?(?:го\s+)?([^\W\d]{3,})")
# In the rough spelling, where і stands for и, and е for є.
LATER = re.compile(
    rf"\b(?:через|за)\s+(?:(?P<n>\d+|{'|'.join(sorted(NUMBERS, reverse=True))})\s+)?"
    r"(?P<half>пів\s?годін\w*|полчаса)?(?P<unit>годін\w*|час(?:а|ов)?|хвілін\w*|хв|мінут\w*)?"
)
# Words beside a time that say no day.
FILLERS = frozenset(
    word
    for line in (
        "о об в у во на до після после з с к не пізніше ніж і рівно десь орієнтовно будь ласка можна давайте",
        "год година годину годині час ранку утра дня вечора надіслати надішліть відправити почати",
    )
    for word in line.split()
)
EVENING, DAY, NIGHT = ("вечора", "вечера"), ("дня",), ("ночі", "ночи")
