"""How days, months and numbers are called: Ukrainian, Russian, what is spoken between them, one letter mistaken."""

from __future__ import annotations

from collections.abc import Mapping

from domain.places_typos import distance
from domain.spelling import rough

Names = Mapping[str, int]
_LONG = 5  # shorter words must be exact


def _names(*lines: str, first: int = 0) -> dict[str, int]:
    """Each line's words, in the rough spelling, mean the line's number."""
    return {rough(word): number for number, line in enumerate(lines, first) for word in line.split()}


MONTHS: Names = _names(
    "січня січень січні січ января январь янв",
    "лютого лютий лютому лют февраля февраль февр фев",
    "березня березень березні бер марта март мар",
    "квітня квітень квітні квіт апреля апрель апр",
    "травня травень травні трав мая май",
    "червня червень червні черв июня июнь июн",
    "липня липень липні лип июля июль июл",
    "серпня серпень серпні серп августа август авг",
    "вересня вересень вересні вер сентября сентябрь сент сен",
    "жовтня жовтень жовтні жовт октября октябрь окт",
    "листопада листопад листопаді лист ноября ноябрь нояб ноя",
    "грудня грудень грудні груд декабря декабрь дек",
    first=1,
)
WEEKDAYS: Names = _names(
    "понеділок понеділка понеділку понеділком понедельник понедельника пн понед",
    "вівторок вівторка вівторку вівторком вівторник вторник вторника вторнік вт",
    "середа середу середи середою среда среду среды ср",
    "четвер четверга четвергу четвергом четверг чт",
    "п'ятниця п'ятницю п'ятниці п'ятницею пятница пятницу пятницы пт п'ятн",
    "субота суботу суботи суботою суббота субботу субботы сб вихідні вихідних вихідним вихідний выходные выходных "
    "выходной вікенд",
    "неділя неділю неділі неділею воскресенье воскресенья воскресіння воскресення воскрисенье васкресенье васкрисенье "
    "нд вс",
)
NEAR: Names = _names(
    "сьогодні сегодня сёдня сьодні седні сьоня сиводня севодня сьогоднішній сегодняшний",
    "завтра завтро взавтра завтрашній завтрашний",
    "післязавтра послезавтра позавтра післязавтрашній",
    "післяпіслязавтра послепослезавтра",
)
GONE: Names = _names("", "вчора вчера учора", "позавчора позавчера")
NUMBERS: Names = _names(
    "один одну одного одна",
    "два дві две пару двох",
    "три троє трьох",
    "чотири четыре",
    "п'ять пять",
    "шість шесть",
    "сім семь",
    "вісім восемь",
    "дев'ять девять",
    "десять",
    "одинадцять одиннадцать",
    "дванадцять двенадцать",
    "тринадцять тринадцать",
    "чотирнадцять четырнадцать",
    "п'ятнадцять пятнадцать",
    first=1,
)
UNITS: Names = _names(
    "день дні дня днів дней дньов добу доби діб сутки суток",
    "тиждень тижня тижні тижнів неделю недели недель неділю неділі",
    "місяць місяця місяці місяців месяц месяца месяцев",
)
DAY, WEEK, MONTH = range(3)

# Words a letter away from a day's name that are no day; «неделя» is a week, and no misspelt Sunday.
_OTHERS = frozenset(
    _names("завтрак серед среди четверо четверта четверту четверте четверть неделя неделю недели неделе")
)


def meaning(names: Names, word: str) -> int | None:
    """The number that a word of the rough spelling stands for, also when one letter of it is wrong."""
    if word in names:
        return names[word]
    if len(word) < _LONG or word in _OTHERS:
        return None
    close = {number for name, number in names.items() if len(name) >= _LONG and distance(word, name, 1) <= 1}
    return close.pop() if len(close) == 1 else None
