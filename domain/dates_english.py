"""Days in English, said over in the words that are read: «on Friday», «November 28th», «in two weeks», «tomorow»."""

from __future__ import annotations

import re

from domain.places_typos import distance
from domain.spelling import rough

_CYRILLIC = re.compile("[а-яіїєґё]", re.IGNORECASE)
_LONG = 6  # shorter words must be exact
_TABLE = """
сьогодні: today tonight now asap immediately
завтра: tomorrow tmrw
післязавтра: overmorrow
вчора: yesterday
понеділок: monday mondays mon
вівторок: tuesday tuesdays tue tues
середа: wednesday wednesdays wensday wed
четвер: thursday thursdays thu thur thurs
п'ятниця: friday fridays fri
субота: saturday saturdays sat weekend
неділя: sunday sundays sun
січня: january jan
лютого: february feb
березня: march mar
квітня: april apr
травня: may
червня: june jun
липня: july jul
серпня: august aug
вересня: september sep sept
жовтня: october oct
листопада: november nov
грудня: december dec
тиждень: week weeks
днів: day days
місяць: month months
через: in within
наступний: next following
минулий: last previous
не: not except
не можу: cannot cant wont
го: st nd rd th
один: a one
два: two couple
три: three
чотири: four
п'ять: five
шість: six
сім: seven
вісім: eight
дев'ять: nine
десять: ten
"""
_WORDS = {
    rough(word): rough(meant)
    for meant, _, words in (line.partition(":") for line in _TABLE.strip().splitlines())
    for word in words.split()
}
_EMPTY = frozenset(map(rough, ("of", "the", "on")))
_AFTER_TOMORROW = re.compile(rf"(?:{rough('day')} )?{rough('after')} {rough('tomorrow')}")
_FROM_NOW = re.compile(r"^(.+) (?:from (?:now|today)|later)\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"\b([^\W\d]+(?:ня|ого|ада)) (\d{1,2})\b(?: го)?")


def in_ukrainian(text: str) -> str:
    """The text with its English words for days put into Ukrainian, in the rough spelling; "" when it has none."""
    if _CYRILLIC.search(text):
        return ""
    said = rough(_FROM_NOW.sub(r"in \1", text.strip()))
    words = _AFTER_TOMORROW.sub(rough("overmorrow"), said).split()
    if not any(map(_known, words)):
        return ""
    put = " ".join(_known(word) or word for word in words if word not in _EMPTY)
    return _MONTH_FIRST.sub(r"\2 \1", put)


def _known(word: str) -> str:
    if word in _WORDS or len(word) < _LONG:
        return _WORDS.get(word, "")
    close = {meant for known, meant in _WORDS.items() if len(known) >= _LONG and distance(word, known, 1) <= 1}
    return close.pop() if len(close) == 1 else ""
