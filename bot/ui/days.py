"""Days in short: «вт 24.11», «вт 24.11 – пт 27.11»."""

from __future__ import annotations

from datetime import date

from babel.dates import get_day_names

from bot.i18n import Html
from bot.ui.view import View
from domain.deadlines import local


def day(v: View, one: date) -> Html:
    """With its weekday; the year only when it is another."""
    weekday = get_day_names("abbreviated", context="format", locale=v.t.lang)[one.weekday()]
    shown = f"{one:%d.%m}" if one.year == today(v).year else f"{one:%d.%m.%Y}"
    return v.t.say("{weekday} {date}", weekday=weekday, date=shown)


def span(v: View, since: date, until: date) -> Html:
    """From the first day to the last; one day alone."""
    if since == until:
        return day(v, since)
    return v.t.say("{first} – {last}", first=day(v, since), last=day(v, until))


def today(v: View) -> date:
    """The reader's local day."""
    return local(v.now, v.tz).date()
