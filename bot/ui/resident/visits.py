"""A visit on its resident's screen: how it stands, another time by buttons or in words, and calling it off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n import Html
from bot.ui import labels, visit_words
from bot.ui.callbacks import Case, Visiting
from bot.ui.resident.visit_buttons import OTHER, answers
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain.pages import part
from domain.requests import Request
from domain.visit_times import Window
from domain.visits import Visit, VisitState

PAGE = 4  # days, or windows, beside «own words» and «back»
SHOW, DAY, WISH, WORDS, DROPPED = "rshow", "rday", "rwish", "rwords", "rdropped"
STAMP = "%Y%m%d"


def page(v: View, request: Request, visit: Visit, note: str = "", edit: bool = True) -> Screen:
    """The visit as it is now; `note` is said above."""
    head = Html(f"<b>{v.t.say('Request No. {number}', number=request.number)}</b>")
    lines = [head, v.t.say("Visit: {when}", when=visit_words.when(v, visit.starts_at, visit.ends_at))]
    lines.append(v.t.say("How it stands: {state}", state=v.t.say(visit_words.PLAIN[visit.state])))
    if visit.wish_at and visit.state is VisitState.DECLINED:
        lines.append(v.t.say("You asked for: {when}", when=v.short(visit.wish_at)))
    if again := visit_words.repeats(v, visit.repeat) if visit.open else Html():
        lines.append(v.t.say("After that: {every}.", every=again))
    if request.holder:
        lines.append(v.t.say("Your social worker: {name}", name=request.holder.title))
    whole = Html("\n".join(lines))
    text = Html(f"{note}\n\n{whole}") if note else whole
    asked = answers(v, visit.id, visit.version, visit.state) if visit.ends_at > v.now else ()
    buttons = (*asked, *_back(v, request))
    return Screen(text, buttons=buttons, edit=edit, about=request.id)


def none(v: View, request: Request) -> Screen:
    """There is none to come."""
    text = v.t.say("No visit is planned for the request No. {number}.", number=request.number)
    return Screen(text, buttons=_back(v, request), edit=True, about=request.id)


def _back(v: View, request: Request) -> tuple[Row, ...]:
    return one_each(Button(v.t.plain(labels.BACK), Case("my", request.id, request.version)))


def days(v: View, visit: Visit, free: Sequence[date], at: int = 0) -> Screen:
    """«Інший час»: the worker's days, or one's own words."""
    shown, here, more = part(free, PAGE, at)
    rows = one_each(*(Button(v.day(one.isoformat()), _on(visit, one)) for one in shown))
    others = turns(v, here, more, lambda to: Visiting(OTHER, visit.id, visit.version, str(to)))
    back = Button(v.t.plain(labels.BACK), Visiting(SHOW, visit.id))
    text = v.t.say("Which day suits you?") if free else v.t.say("There are no free days now. Write when it suits you.")
    return Screen(text, buttons=(*rows, *others, *_words(v, visit), (back,)), edit=True, about=visit.request_id)


def windows(v: View, visit: Visit, day: date, free: Sequence[Window]) -> Screen:
    """What time of that day; only what the worker has free."""
    rows = one_each(*(Button(visit_words.window(v, w.starts_at, w.ends_at), _wish(visit, w)) for w in free))
    back = Button(v.t.plain(labels.BACK), Visiting(OTHER, visit.id, visit.version))
    when = v.date(day.isoformat())
    text = v.t.say("What time, {on_day}?", on_day=when)
    if not free:
        text = v.t.say("Nothing is free any more, {on_day}. Choose another day.", on_day=when)
    return Screen(text, buttons=(*rows, *_words(v, visit), (back,)), edit=True, about=visit.request_id)


def ask_drop(v: View, visit: Visit) -> Screen:
    """Calling it off is asked once more: a thumb slips."""
    when = visit_words.when(v, visit.starts_at, visit.ends_at)
    yes = Button(v.t.plain("Yes, cancel the visit"), Visiting(DROPPED, visit.id, visit.version))
    no = Button(v.t.plain("No, let it be"), Visiting(SHOW, visit.id))
    text = v.t.say("Cancel the visit, {when}?", when=when)
    return Screen(text, buttons=one_each(yes, no), edit=True, about=visit.request_id)


def _on(visit: Visit, day: date) -> Visiting:
    return Visiting(DAY, visit.id, visit.version, f"{day:{STAMP}}")


def _wish(visit: Visit, window: Window) -> Visiting:
    return Visiting(WISH, visit.id, visit.version, f"{window.starts_at:%Y%m%d%H%M}")


def _words(v: View, visit: Visit) -> tuple[Row, ...]:
    return one_each(Button(v.t.plain("✏️ In my own words"), Visiting(WORDS, visit.id, visit.version)))
