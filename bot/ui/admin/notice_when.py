"""«🕐 Запланувати» and «⏳ Не після»: a day and an hour by buttons, or written in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin.notice_lines import moment
from bot.ui.admin.notice_sheet import PAGE
from bot.ui.callbacks import Noticing
from bot.ui.days import day as in_short
from bot.ui.days import today
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain import moments, slots
from domain.deadlines import local
from domain.notice_times import LIFE, TimeFault, begins, expires, opens
from domain.notices import Notice
from domain.pages import part

SIZE, LAST_PAGE = 5, 73  # days, or hours, on a page; a year of days
# After the letter of the start or of the end: the page, its days, the hours of one, chosen, as usual, written.
START, END = "s", "x"
DAYS, HOURS, CHOSEN, USUAL, TYPE = "d", "h", "c", "u", "t"
STAMP = "%Y%m%d"
DAYTIME = range(8, 21)
END_HOURS = (24, 12, 15, 18, 21)
WEEK = timedelta(days=7)
FAULTS: Mapping[TimeFault, str] = {
    TimeFault.UNREAD: mark("This could not be read. Write it like this: tomorrow at 9, 28.11 at 18:30."),
    TimeFault.PAST: mark("This time has gone by. Please choose a later one."),
    TimeFault.FAR: mark("This is more than a year away. Please choose an earlier time."),
    TimeFault.EARLY: mark("By then nobody could have got it yet. Please choose a later time."),
    TimeFault.LONG: mark("This is too long after the start: a month at most. Please choose an earlier time."),
}


def start(v: View, notice: Notice, note: str = "") -> Screen:
    """When it begins: at once, on a day, or as is written."""
    now = moment(v, notice.starts_at) if notice.starts_at else v.t.say("at once")
    text = v.t.say("<b>🕐 When shall it begin?</b>\nNow: {time}", time=now)
    near = [
        Button(v.t.plain("▶️ At once"), _to(notice, START + USUAL)),
        _day(v, notice, START, v.t.plain("Today"), today(v)) if hours(v, notice, START, today(v)) else None,
        _day(v, notice, START, v.t.plain("Tomorrow"), today(v) + timedelta(days=1)),
    ]
    return _page(v, notice, START, text, near, note)


def end(v: View, notice: Notice, note: str = "") -> Screen:
    """Until when it may be sent: the evening, two days, a week, another day, or as is written."""
    text = v.t.say("<b>⏳ Until when may it be sent?</b>\nNow: {by_time}", by_time=v.by(expires(notice, v.now)))
    since = begins(notice, v.now)
    evening = local(opens(notice, v.now, v.tz), v.tz).date()
    near = [
        Button(v.t.plain("Until the end of {day}", day=in_short(v, evening)), _chosen(notice, END, evening, 24)),
        _length(v, notice, v.t.plain("2 days"), since + LIFE, END + USUAL),
        _length(v, notice, v.t.plain("A week"), since + WEEK, END + CHOSEN),
    ]
    return _page(v, notice, END, text, near, note)


def _length(v: View, notice: Notice, label: str, at: datetime, verb: str) -> Button:
    stamp = f"{local(at, v.tz):{STAMP}%H%M}" if verb == END + CHOSEN else ""
    return Button(v.t.plain("{length} · to {day}", length=label, day=v.short(at)), _to(notice, verb, stamp))


def days(v: View, notice: Notice, which: str, page: int) -> Screen:
    """Any day of the year to come."""
    at = min(page, LAST_PAGE)
    first = today(v) + timedelta(days=SIZE * at)
    here = [first + timedelta(days=n) for n in range(SIZE)]
    rows = one_each(*(_day(v, notice, which, in_short(v, one), one) for one in here))
    onward = turns(v, at, at < LAST_PAGE, lambda to: _to(notice, which + DAYS, str(to)))
    return _screen(notice, v.t.say("Which day?"), (*rows, *onward, _back(v, notice, which)))


def hours_of(v: View, notice: Notice, which: str, day: date, page: int = 0) -> Screen:
    """The hours of that day which are still to come; a danger may begin at night, too."""
    all_ = hours(v, notice, which, day)
    shown, at, more = part(all_, SIZE, page)
    rows = one_each(*(Button(_clock(v, which, hour), _chosen(notice, which, day, hour)) for hour in shown))
    onward = turns(v, at, more, lambda to: _to(notice, which + HOURS, f"{day:{STAMP}}.{to}"))
    on = v.date(day.isoformat())
    text = v.t.say("What time, {on_day}?", on_day=on)
    if not all_:
        text = v.t.say("It is too late for that, {on_day}. Choose another day.", on_day=on)
    return _screen(notice, text, (*rows, *onward, _back(v, notice, which)))


def hours(v: View, notice: Notice, which: str, day: date) -> Sequence[int]:
    """Those that can be chosen."""
    if which == END:
        return [hour for hour in END_HOURS if moments.moment(day, hour * 60, v.tz) > opens(notice, v.now, v.tz)]
    wanted = range(24) if notice.danger else DAYTIME
    return [hour for hour in wanted if moments.moment(day, hour * 60, v.tz) > v.now]


def fault(v: View, why: TimeFault) -> Html:
    """Kindly, why a time cannot be."""
    return v.t.say(FAULTS[why])


def changed(v: View, notice: Notice, later: bool, longer: bool) -> Html:
    """What became of the wish, where it is not just as it was said; "" where it is."""
    lines = []
    if later and notice.starts_at:
        lines.append(v.t.say("🌙 At night people sleep: it begins {when}.", when=moment(v, notice.starts_at)))
    if longer:
        lines.append(v.t.say("⏳ Its end came before that. Now it may be sent {by_time}.", by_time=_end(v, notice)))
    return Html("\n".join(lines))


def _end(v: View, notice: Notice) -> Html:
    return v.by(expires(notice, v.now))


def _clock(v: View, which: str, hour: int) -> str:
    return v.t.plain("Until the end of the day") if which == END and hour == 24 else f"{hour:02}:00"


def _day(v: View, notice: Notice, which: str, label: str, day: date) -> Button:
    return Button(label, _to(notice, which + HOURS, f"{day:{STAMP}}.0"))


def _chosen(notice: Notice, which: str, day: date, hour: int) -> Noticing:
    return _to(notice, which + CHOSEN, f"{day:{STAMP}}{hour:02}00")


def _page(v: View, notice: Notice, which: str, text: Html, near: Sequence[Button | None], note: str) -> Screen:
    others = (
        Button(v.t.plain("📅 Another day"), _to(notice, which + DAYS)),
        Button(v.t.plain("⌨️ Write it"), _to(notice, which + TYPE)),
    )
    back = (Button(v.t.plain(labels.BACK), _to(notice, PAGE)),)
    return _screen(notice, Html("\n\n".join(filter(None, (note, text)))), (*one_each(*near), others, back))


def _back(v: View, notice: Notice, which: str) -> Row:
    return (Button(v.t.plain(labels.BACK), _to(notice, which)),)


def _to(notice: Notice, verb: str, at: str = "") -> Noticing:
    return Noticing(verb, notice.id, notice.version, at)


def _screen(notice: Notice, text: Html, rows: tuple[Row, ...]) -> Screen:
    return Screen(text, buttons=rows, edit=True, slot=slots.notice(notice.id))
