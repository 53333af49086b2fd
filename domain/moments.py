"""A moment out of what a person wrote: «завтра о 9», «25.11 18:30», «о 15», «через 2 години», «у п'ятницю».

Nothing is guessed: what cannot be read whole is None; a day without a time, or a time without a day, is said as such.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from domain.dates import PastDate, read_date
from domain.dates_words import MONTHS, NUMBERS, meaning
from domain.deadlines import Zone, instant, local
from domain.moments_words import AFTER, CLOCKS, DAY, END, EVENING, FILLERS, LATER, NEXT_WORD, NIGHT, NOON
from domain.spelling import rough

A_DAY = 24 * 60
_LATEST = 3 * A_DAY  # what is further is said by its day


@dataclass(frozen=True, slots=True)
class Told:
    """What was understood; `minute` counts from midnight, 1440 is the end of the day. `gone`: the day has gone by."""

    day: dt.date | None = None
    minute: int | None = None
    gone: bool = False


def moment(day: dt.date, minute: int, tz: Zone) -> datetime:
    """The moment of so many minutes after the local midnight; 1440 is the next midnight."""
    days, rest = divmod(minute, A_DAY)
    return instant(day + timedelta(days=days), time(rest // 60, rest % 60), tz)


def read_moment(text: str, now: datetime, tz: Zone) -> Told | None:
    """The day, the time, or both that `text` names; None when it names neither, or more than can be understood."""
    words = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").strip(" .!?")
    today = local(now, tz).date()
    if later := _later(words, now, tz):
        return later
    if (ended := END.search(words)) and (day := _around(words, ended, today)):
        return day if day.day else Told(today)
    for found in _clocks(words):
        minute, rest = _minute(found), _around(words, found, today)
        if minute is not None and rest:
            return replace(rest, minute=minute)
    return _day(words, today)


def _around(words: str, found: re.Match[str], today: dt.date) -> Told | None:
    """The day in the words around what was found, if they say any; None when they say something else."""
    left = f"{words[: found.start()]} {words[found.end() :]}"
    if told := _day(left, today):
        return told
    return None if any(word not in FILLERS for word in re.findall(r"[\w']+", left)) else Told()


def _day(words: str, today: dt.date) -> Told | None:
    read = read_date(words, today)
    if isinstance(read, PastDate):
        return Told(read.date, gone=True)
    return Told(read) if read else None


def _clocks(words: str) -> Iterator[re.Match[str]]:
    """Everything that may be a time; a number beside a month is a day."""
    for found in (one for pattern in CLOCKS for one in pattern.finditer(words)):
        after = NEXT_WORD.match(words[found.end() :])
        dated = after and ":" not in found[0] and meaning(MONTHS, rough(after[1]))
        if not dated and not AFTER.search(words[: found.start()]):
            yield found
    yield from NOON.finditer(words)


def _minute(found: re.Match[str]) -> int | None:
    """Minutes from midnight; None when there is no such time."""
    told = found.groupdict()
    if not told:
        return A_DAY // 2
    hour, minute = int(told.get("hour") or told.get("alone") or 0), int(told.get("minute") or 0)
    part = told.get("part")
    if part in EVENING and hour < 12 or part in DAY and hour < 7:
        hour += 12
    if part in NIGHT and hour == 12:
        hour = 24
    return hour * 60 + minute if (hour < 24 and minute < 60) or (hour, minute) == (24, 0) else None


def _later(words: str, now: datetime, tz: Zone) -> Told | None:
    """«Через годину», «через 30 хвилин»: from now on, to the minute."""
    found = LATER.search(rough(words))
    if not found or not (found["unit"] or found["half"]):
        return None
    number = found["n"] or "1"
    n = int(number) if number.isdecimal() else NUMBERS[number]
    minutes = 30 if found["half"] else n if found["unit"].startswith(("хв", "мін")) else n * 60
    if minutes > _LATEST:
        return None
    here = local(now + timedelta(minutes=minutes), tz)
    return Told(here.date(), here.hour * 60 + here.minute)
