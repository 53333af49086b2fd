"""«🕘 Години роботи»: the week of an office, one weekday of it, and martial law."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui import words
from bot.ui.admin import days
from bot.ui.admin.pages import back, shown
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.communities import Community
from domain.deadlines import is_open, local, next_open
from domain.hours_closed import days_closed
from domain.hours_edit import Fault, pauses

FAULTS: Mapping[Fault, str] = {
    Fault.ORDER: mark("The day would end before it begins. It stays as it was."),
    Fault.LUNCH: mark("The break must lie within the working day, with work before and after it."),
    Fault.NO_TIME: mark("Too little working time would be left: no term could end. It stays as it was."),
    Fault.UNREAD: mark("We could not make out the time. Write it like this: 8:15; a break like this: 12:15–13:00."),
    Fault.DAYS: mark("The last day is before the first. Please write them again."),
    Fault.LONG: mark("This is more than 60 days. Please close the office for a shorter time."),
    Fault.PAST: mark("This day has passed already. Choose today or a later day."),
    Fault.FAR: mark("This day is too far away. Choose one within a year."),
}


def fault(v: View, why: Fault) -> Html:
    """Kindly, why it stays as it was."""
    return v.t.say(FAULTS[why])


def page(v: View, community: Community, note: str = "") -> Screen:
    """The whole week, closed days, and whether holidays are worked."""
    hours, code = community.hours, community.code
    lines = [
        note,
        v.t.say("<b>🕘 Office hours</b>\nCommunity: {name}", name=community.name),
        v.t.say("{lines}", lines="\n".join(days.week(v, hours))),
        _now(v, community),
        _law(v, hours.martial_law),
        v.t.say("A change is for new counting. Dates that people were told stay."),
    ]
    closed = len(days_closed(hours, local(v.now, hours.timezone).date()))
    end = v.t.plain("🎉 Holidays: days off") if hours.martial_law else v.t.plain("🛡 Holidays: worked")
    rows = one_each(
        Button(v.t.plain("📅 Days of the week"), Office("thw", code)),
        Button(v.t.plain("🚪 Closed days: {n}", n=closed), Office("thc", code)),
        Button(end, Office("thm", f"{code}.{int(not hours.martial_law)}")),
    )
    text = Html("\n".join(filter(None, lines)))
    return Screen(text, buttons=(*rows, back(v, Office("tr", code))), edit=True)


def _now(v: View, community: Community) -> Html:
    hours = community.hours
    if is_open(hours, v.now):
        return v.t.say("Now it is open.")
    return v.t.say("Now it is closed. It opens {when}.", when=Html(words.short(v.t, next_open(hours, v.now), v.tz)))


def _law(v: View, martial_law: bool) -> Html:
    if martial_law:
        return v.t.say("Martial law: public holidays are working days.")
    return v.t.say("Public holidays are days off.")


def weekdays(v: View, community: Community, at: int) -> Screen:
    """The seven days, each with its hours."""
    here, turns = shown(v, days.WEEK, Office("thw", community.code, at))
    rows = one_each(*(_weekday(v, community, day) for day in here))
    head = v.t.say("<b>📅 Days of the week</b>\nWhich day shall we change?")
    return Screen(head, buttons=(*rows, *turns, back(v, Office("th", community.code))), edit=True)


def _weekday(v: View, community: Community, day: int) -> Button:
    text = f"{days.weekday(v, day, wide=False)}: {days.spans(v, community.hours.week.get(day, ()))}"
    return Button(text, Office("thd", f"{community.code}.{day}"))


def one(v: View, community: Community, day: int, note: str = "") -> Screen:
    """One weekday, and what can be changed in it."""
    spans, here = community.hours.week.get(day, ()), f"{community.code}.{day}"
    lines = [note, Html(f"<b>{days.weekday(v, day)}</b>"), v.t.say("{lines}", lines=days.spans(v, spans))]
    up = back(v, Office("thw", community.code, (day - 1) // 5))
    if not spans:
        work = Button(v.t.plain("✅ Make it a working day"), Office("thon", here))
        return Screen(Html("\n".join(filter(None, lines))), buttons=(*one_each(work), up), edit=True)
    lunch = ", ".join(days.span(pause) for pause in pauses(community.hours, day)) or v.t.plain("none")
    rows = one_each(
        Button(v.t.plain("🌅 Begins: {time}", time=f"{spans[0][0]:%H:%M}"), Office("tho", here)),
        Button(v.t.plain("🌇 Ends: {time}", time=days.until(spans[-1][1])), Office("thx", here)),
        Button(v.t.plain("🍲 Break: {time}", time=lunch), Office("thl", here)),
        Button(v.t.plain("🚫 Make it a day off"), Office("thoff", here)),
        Button(v.t.plain("📋 All days like this"), Office("thall", here)),
    )
    return Screen(Html("\n".join(filter(None, lines))), buttons=(*rows, up), edit=True)
