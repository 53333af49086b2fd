"""«📅 Візити» of a worker at the coordinator's: a day, and moving all of it in two taps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.i18n import Html
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.worker.visits_list import STAMP, line, places
from domain.pages import part
from domain.short_numbers import base36
from usecases.visit_lists import Planned
from usecases.visits_others import Theirs

DAY, MOVE, MOVED = "vis", "vismv", "visok"
LINES, DAYS = 10, 4
_DAY = timedelta(days=1)


def day(v: View, shown: Theirs, page: int = 0) -> Screen:
    """By settlement, with how each stands; nothing personal."""
    visits, at, more = part(shown.visits, LINES, page)
    head = v.t.say("📅 {who}: visits {on_day}", who=shown.member.title, on_day=v.date(shown.day.isoformat()))
    lines = [Html(f"<b>{head}</b>"), *(places(v, visits) if visits else [v.t.say("No visits are planned.")])]
    others = turns(v, at, more, lambda to: Office(DAY, _at(shown.member.id, shown.day), to))
    beside = tuple(Button(_short(on), to_visits(shown.member.id, on)) for on in (shown.day - _DAY, shown.day + _DAY))
    move = Button(v.t.plain("🚨 Move the whole day"), Office(MOVE, _at(shown.member.id, shown.day)))
    rows = one_each(move if shown.open else None, _worker(v, shown.member.id))
    return Screen(Html("\n".join(lines)), buttons=(*others, beside, *rows), edit=True)


def choose(v: View, shown: Theirs, page: int = 0) -> Screen:
    """The second tap is the day; everything that will be done is said before it."""
    member = shown.member.id
    if not shown.open:
        text = v.t.say("There is nothing to move {on_day}.", on_day=v.date(shown.day.isoformat()))
        return Screen(text, buttons=_back(v, member, shown.day), edit=True)
    days, at, more = part(shown.days, DAYS, page)
    here = _at(member, shown.day)
    rows = one_each(*(Button(v.date(on.isoformat()), Office(MOVED, f"{here}.{on:{STAMP}}")) for on in days))
    others = turns(v, at, more, lambda to: Office(MOVE, here, to))
    head = v.t.say("🚨 {who}: move the whole day, {on_day}", who=shown.member.title, on_day=_on(v, shown.day))
    lines = [
        Html(f"<b>{head}</b>"),
        v.t.count("{n} visit will be moved.", "{n} visits will be moved.", len(shown.open)),
        v.t.say("The residents and the worker will be told the new time. To which day?"),
    ]
    return Screen(Html("\n".join(lines)), buttons=(*rows, *others, *_back(v, member, shown.day)), edit=True)


def moved(v: View, shown: Theirs, planned: Sequence[Planned], call: Sequence[Planned]) -> Screen:
    """Where each is now, and whom the coordinator telephones, because nothing may be written to them."""
    done = v.t.count(
        "✅ {n} visit was moved: {on_day}.",
        "✅ {n} visits were moved: {on_day}.",
        len(planned),
        on_day=_on(v, shown.day),
    )
    lines = [done, *(line(v, one) for one in planned[:LINES]), v.t.say("The worker is told.")]
    if len(planned) > len(call):
        lines.append(v.t.say("The residents are told. They will answer whether it suits."))
    if call:
        numbers = ", ".join(one.request.number for one in call[:LINES])
        lines.append(v.t.say("☎️ Please telephone, nothing is written to them: {numbers}", numbers=numbers))
    return Screen(Html("\n".join(lines)), buttons=_back(v, shown.member.id, shown.day), edit=True)


def to_visits(member: int, on: date) -> Office:
    """The button to a worker's day."""
    return Office(DAY, _at(member, on))


def _at(member: int, on: date) -> str:
    return f"{base36(member)}.{on:{STAMP}}"


def _back(v: View, member: int, on: date) -> tuple[Row, ...]:
    return one_each(Button(v.t.plain("⬅️ To the visits"), to_visits(member, on)), _worker(v, member))


def _worker(v: View, member: int) -> Button:
    return Button(v.t.plain("⬅️ To the worker"), Office("worker", base36(member)))


def _on(v: View, on: date) -> Html:
    return v.date(on.isoformat())


def _short(on: date) -> str:
    return f"{on:%d.%m}"
