"""What an admin is asked when a notice is made out of a template."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import mark

_DAY = mark("Which day? Press a button or write it: 28.11, on Friday.")
_HOURS = mark("From when till when? Press a button or write it: 10:00–14:00.")

QUESTIONS: Mapping[str, str] = {
    "notice_outage.nt_where": mark("Where will there be no water? Write the village and the streets."),
    "notice_outage.nt_day": _DAY,
    "notice_outage.nt_hours": _HOURS,
    "notice_visit.nt_where": mark("Where will people be received? Write the village and the place."),
    "notice_visit.nt_day": _DAY,
    "notice_visit.nt_hours": _HOURS,
    "notice_aid.nt_where": mark("Where is the aid given out? Write the village and the place."),
    "notice_aid.nt_bring": mark("What shall people bring? Press a button or write it. You may skip it."),
    "notice_aid.nt_day": _DAY,
    "notice_aid.nt_hours": _HOURS,
    "notice_shelter.nt_where": mark("Where is the shelter? Write the address and how to get in."),
    "notice_shelter.nt_open": mark("When is it open? Press a button or write it."),
}

OPTIONS: Mapping[str, str] = {
    "nt_where.everywhere": mark("The whole community"),
    "nt_bring.passport": mark("Passport"),
    "nt_bring.displaced": mark("IDP certificate, passport"),
    "nt_bring.bag": mark("A bag or a cart"),
    "nt_day.today": mark("Today"),
    "nt_day.tomorrow": mark("Tomorrow"),
    "nt_day.after_tomorrow": mark("Day after tomorrow"),
    "nt_hours.9-13": mark("Morning, 9–13"),
    "nt_hours.13-17": mark("Afternoon, 13–17"),
    "nt_hours.9-17": mark("Working day, 9–17"),
    "nt_hours.all_day": mark("All day"),
    "nt_open.always": mark("Around the clock"),
    "nt_open.alarm": mark("During alarms"),
}
