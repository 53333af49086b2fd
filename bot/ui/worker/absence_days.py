"""Choosing the days of an absence by buttons: the first one, then the last one, at once by usual lengths."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from bot.i18n import Html
from bot.ui.callbacks import Callback, Office
from bot.ui.days import day
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.worker.absence import at
from usecases.absences import Days

SIZE = 5  # days on a page
A_MONTH = 6  # pages
LAST_PAGE = 73  # a year
LENGTHS = (1, 7, 14, 24, 30)  # days; 24 is the yearly leave of the law


def first(v: View, shown: Days, page: int, note: str = "") -> Screen:
    """«З якого дня?»: from today on."""
    whom = shown.member.id
    ask = v.t.say("🏖 From which day?")
    head = Html("\n".join([*([note] if note else []), ask]))
    rows = _days(v, shown.today, page, lambda on: Office("abu", at(whom, on.toordinal())))
    others = _turns(v, page, lambda to: Office("abn", at(whom), to))
    back = Button(v.t.plain("⬅️ Back"), Office("abl", at(whom)))
    return Screen(head, buttons=(*rows, *others, (back,)), edit=True)


def last(
    v: View,
    since: date,
    page: int,
    to_day: Callable[[date], Callback],
    to_page: Callable[[int], Callback],
    back: Callback,
) -> Screen:
    """«До якого дня включно?»: the usual lengths first, then any day."""
    text = v.t.say("🏖 From {day}. Which is the last day away?", day=day(v, since))
    onward: tuple[Row, ...] = one_each(Button(v.t.plain("📅 Another day"), to_page(1)))
    rows = one_each(*(Button(_length(v, since, n), to_day(since + timedelta(days=n - 1))) for n in LENGTHS))
    if page:
        rows, onward = _days(v, since, page - 1, to_day), _turns(v, page, to_page)
    return Screen(text, buttons=(*rows, *onward, (Button(v.t.plain("⬅️ Back"), back),)), edit=True)


def _length(v: View, since: date, n: int) -> str:
    if n == 1:
        return v.t.plain("Only this day")
    length = v.t.count("{n} day", "{n} days", n)
    return v.t.plain("{length} · to {day}", length=length, day=day(v, since + timedelta(days=n - 1)))


def _days(v: View, start: date, page: int, to: Callable[[date], Callback]) -> tuple[Row, ...]:
    begins = start + timedelta(days=SIZE * min(page, LAST_PAGE))
    shown = [begins + timedelta(days=n) for n in range(SIZE)]
    return one_each(*(Button(day(v, on), to(on)) for on in shown))


def _turns(v: View, page: int, to: Callable[[int], Callback]) -> tuple[Row, ...]:
    """The next days, and a month further."""
    far = Button(v.t.plain("⏩ A month later"), to(page + A_MONTH)) if page + A_MONTH <= LAST_PAGE else None
    return (*turns(v, page, page < LAST_PAGE, to), *one_each(far))
