"""Notices that are written often: what each asks for, and until when it is worth sending. Their words live with the
screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.answers import Answers, Kind, Step
from domain.deadlines import Zone, instant
from domain.forms import Form
from domain.told_hours import plain_span

WHERE, HOURS_TOLD = 120, 60  # UTF-16 units: a line that is read at a glance
SHELTER_LASTS = timedelta(days=7)
DAY_ENDS = time(23, 59)

PLACE, BRING, DAY, HOURS, OPEN = "nt_where", "nt_bring", "nt_day", "nt_hours", "nt_open"
_WHERE = Step(PLACE, Kind.TEXT, most=WHERE)
_BRING = Step(BRING, Kind.TEXT, ("passport", "displaced", "bag"), required=False, most=WHERE)
_DAY = Step(DAY, Kind.DATE, ("today", "tomorrow", "after_tomorrow"))
_HOURS = Step(HOURS, Kind.TEXT, ("9-13", "13-17", "9-17", "all_day"), most=HOURS_TOLD, numbered=True)
_OPEN = Step(OPEN, Kind.TEXT, ("always", "alarm"), most=HOURS_TOLD)


@dataclass(frozen=True, slots=True)
class Template:
    """One of them: its topic, and the form that asks for its blanks. Day and hours come last: they are asked again
    when that time is over."""

    topic: str
    form: Form


def _of(topic: str, *steps: Step) -> Template:
    return Template(topic, Form(f"notice_{topic}", steps))


_ALL = (
    _of("outage", Step(PLACE, Kind.TEXT, ("everywhere",), most=WHERE), _DAY, _HOURS),
    _of("visit", _WHERE, _DAY, _HOURS),
    _of("aid", _WHERE, _BRING, _DAY, _HOURS),
    _of("shelter", _WHERE, _OPEN),
)
TEMPLATES: Mapping[str, Template] = {one.topic: one for one in _ALL}
FORMS = tuple(one.form for one in _ALL)
BY_FORM: Mapping[str, Template] = {one.form.id: one for one in _ALL}


def until(answers: Answers, now: datetime, tz: Zone) -> datetime:
    """When it is too late to tell people: the end of the hours, or of the day if those cannot be read."""
    if DAY not in answers:
        return now + SHELTER_LASTS
    day, span = date.fromisoformat(str(answers[DAY])), plain_span(str(answers[HOURS]))
    if span is None or span[1] == time(0):
        return instant(day, DAY_ENDS, tz)
    over_midnight = span[1] <= span[0]
    return instant(day + timedelta(days=over_midnight), span[1], tz)
