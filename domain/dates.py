"""A day out of what a person wrote, however it is said: «завтра», «в пятницу», «через 3 дні», «28.11», «on Friday».

Nothing is guessed: what cannot be read is None, and a day that has gone by is said to be so.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import timedelta

from domain.dates_english import in_ukrainian
from domain.dates_ordinals import in_figures
from domain.dates_wanted import wanted
from domain.dates_words import DAY, GONE, MONTH, MONTHS, NEAR, NUMBERS, UNITS, WEEK, WEEKDAYS, meaning
from domain.spelling import readings

_AHEAD = timedelta(days=366)  # nothing is planned further
_JUST_PASSED = timedelta(days=60)  # a day without a year that passed this lately is not meant for next year

_FIGURES = re.compile(r"(?<![\d.:/-])(\d{1,2})(?:[./]|,(?=\d\d))(\d{1,2})(?:[./](\d{4}|\d\d))?(?![\d:]|[./-]\d)")
_WITH_YEAR = re.compile(r"(?<![\d.-])(\d{1,2})-(\d{1,2})-(\d{4}|\d\d)(?![\d-])")
_YEAR_FIRST = re.compile(r"(?<![\d.-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
_ALONE = re.compile(r"\s*(\d{1,2})[\s,-]+(\d{1,2})(?:[\s,-]+(\d{4}|\d\d))?\s*")
_TO = re.compile(
    r"\s*(?:з|від|с|from)?\s*(\d{1,2})[./](\d{1,2})()\s*(?:[-–—]|по|до|to)\s*\d{1,2}[./]\d{1,2}\s*", re.IGNORECASE
)
_SEVERAL = re.compile(r"(?<![\d.:/-])(\d{1,2})\s*[-–—/]\s*\d{1,2}(?=\s+[^\W\d]{3,}|[.]\d{1,2}(?![\d.]))")
_CLOCK = re.compile(r"\b(?:о|об)\s*$", re.IGNORECASE)  # «о 10.12» is a time
_PERHAPS_CLOCK = re.compile(r"\b(?:о|об|в|у|з|с|до|після|после|к)\s*$", re.IGNORECASE)

# In the rough spelling, where і stands for и, and е for є.
_NAMED = re.compile(r"\b(\d{1,2})(?: (?:о?го|[шгтм]?е|чісла))? (\w{3,})(?: (\d{4})\b)?")
_DAY_ALONE = re.compile(r"\b(\d{1,2}) (?:о?го|чісла)\b|^(?:на )?(\d{1,2}) [шгтм]?е\b|^(?:на |до )?(2[4-9]|3[01])$")
_COUNT = "|".join(sorted(NUMBERS, reverse=True))
_AFTER = re.compile(rf"\b(?:через|черіз|за) (?:(\d+|{_COUNT}) )?(?:\d+ )?([^\W\d]+)")
_TURNED = (
    re.compile(r"\b(?P<unit>[^\W\d]+) (?:через|за) (?P<n>\w+)"),  # «дня через три»
    re.compile(r"\b(?:через|за) (?P<unit>дні|дня|тіжні|неделі) (?P<n>\w+)"),
)
_IN_A_WEEK = re.compile(r"\bчерез (?:тіжден|неделю|неділю)\b")
_NEXT = re.compile(r"\b(?:наступн|следу[юч]?щ|сліду[юч]?[щч])")
_ON_A_WEEK = re.compile(r"\bна (\w+) неділі\b")  # «на наступній неділі» is said of a week
_NEXT_WEEK = re.compile(rf"{_NEXT.pattern}\w* (?:тіжн|тіжден|недел)")
_LAST = re.compile(r"\b(?:мінул|прошл)")
_SOON = "зараз|негайно|терміново|срочно|тепер|сечас|ніні|нінка|якнайшвідше|скоріше"
_AT_ONCE = re.compile(rf"(?:(?:прямо|просто|вже|якомога) )?(?:{_SOON})")


@dataclass(frozen=True, slots=True)
class PastDate:
    """A day that was understood, but has gone by."""

    date: dt.date


def read_date(text: str, today: dt.date) -> dt.date | PastDate | None:
    """The day that `text` names, from today on and not beyond a year; None when it names none that exists.

    «В п'ятницю» is the next Friday, on a Friday the one in a week; «наступної п'ятниці» is that of the next week.
    """
    try:
        found = _read(unicodedata.normalize("NFKC", text), today)
    except (ValueError, OverflowError):  # the 31st of February, a thousand months
        return None
    if not found or found - today > _AHEAD:
        return None
    return found if found >= today else PastDate(found)


def _read(text: str, today: dt.date) -> dt.date | None:
    """The fullest way of saying a day wins: «у п'ятницю, 4.12»."""
    english = in_ukrainian(text)
    text = _SEVERAL.sub(r"\1", text)  # «28-30 листопада»: the first of them
    spelt = [in_figures(words) for words in ([english] if english else []) + readings(text)]
    spoken = next((day for words in spelt if (day := _near(words, today) or _weekday(words, today))), None)
    clock = _PERHAPS_CLOCK if spoken else _CLOCK
    named = (_month_named(words, today) for words in spelt)
    counted = (_after(words, today) or _day_alone(words, today) for words in spelt)
    return _figures(text, today, clock) or next(filter(None, named), spoken) or next(filter(None, counted), None)


def _figures(text: str, today: dt.date, clock: re.Pattern[str]) -> dt.date | None:
    if iso := _YEAR_FIRST.search(text):
        return dt.date(int(iso[1]), int(iso[2]), int(iso[3]))
    alone = _ALONE.fullmatch(text) or _TO.fullmatch(text)
    for found in (*((alone,) if alone else ()), *_WITH_YEAR.finditer(text), *_FIGURES.finditer(text)):
        if 1 <= int(found[2]) <= 12 and not clock.search(text[: found.start()]):
            return _dated(int(found[1]), int(found[2]), found[3], today)
    return None


def _month_named(words: str, today: dt.date) -> dt.date | None:
    for found in _NAMED.finditer(words):
        if month := meaning(MONTHS, found[2]):
            return _dated(int(found[1]), month, found[3], today)
    return None


def _dated(day: int, month: int, year: str | None, today: dt.date) -> dt.date:
    """The day of that year; without a year the first such day, counted from two months ago."""
    if year:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = range(today.year - 1, today.year + 2)
    days = (dt.date(each, month, day) for each in years if 1 <= day <= monthrange(each, month)[1])
    found = next((each for each in days if each >= today - _JUST_PASSED), None)
    if not found:
        raise ValueError("no such day")
    return found


def _near(words: str, today: dt.date) -> dt.date | None:
    if _AT_ONCE.fullmatch(words):
        return today
    joined = words.replace("післа завтра", "післязавтра").replace("після завтра", "післязавтра")
    for word in wanted(joined.replace("после завтра", "послезавтра")):
        if (ahead := meaning(NEAR, word)) is not None:
            return today + timedelta(days=ahead)
        if gone := GONE.get(word):
            return today - timedelta(days=gone)
    return None


def _weekday(words: str, today: dt.date) -> dt.date | None:
    monday = today - timedelta(days=today.weekday())
    words = _ON_A_WEEK.sub(r"на \1 тіжні", words)
    for word in wanted(_IN_A_WEEK.sub("", words)):
        if (weekday := meaning(WEEKDAYS, word)) is None:
            continue
        if _NEXT.search(words):
            return monday + timedelta(days=7 + weekday)
        if _LAST.search(words):
            return _first(weekday, today - timedelta(days=7))
        return _first(weekday, today + timedelta(days=7 if _IN_A_WEEK.search(words) else 1))
    return monday + timedelta(days=7) if _NEXT_WEEK.search(words) else None


def _first(weekday: int, since: dt.date) -> dt.date:
    return since + timedelta(days=(weekday - since.weekday()) % 7)


def _after(words: str, today: dt.date) -> dt.date | None:
    spoken = [found.group(1, 2) for found in _AFTER.finditer(words)]
    spoken += [found.group("n", "unit") for turned in _TURNED for found in turned.finditer(words)]
    for number, name in spoken:
        unit = UNITS.get(name)
        count = 1 if number is None else int(number) if number.isdecimal() else NUMBERS.get(number)
        if unit is None or count is None or (number is None and unit == DAY):
            continue  # «через день» is every other day
        return _months(today, count) if unit == MONTH else today + timedelta(days=count * (7 if unit == WEEK else 1))
    return None


def _months(today: dt.date, count: int) -> dt.date:
    year, month = divmod(today.year * 12 + today.month - 1 + count, 12)
    return dt.date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _day_alone(words: str, today: dt.date) -> dt.date | None:
    """«28-го»: in this month, or in the next one that has such a day."""
    found = _DAY_ALONE.search(words)
    if not found:
        return None
    ahead = (today + timedelta(days=days) for days in range(63))  # no two months running are without a 31st
    return next((day for day in ahead if day.day == int(found[1] or found[2] or found[3])), None)
