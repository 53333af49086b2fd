"""All answers read back in the person's own words, to send or to correct one alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Menu, Move
from bot.ui.dialogs import paging, words
from bot.ui.dialogs.question import pretty
from bot.ui.screen import Button, Row, Screen
from bot.ui.view import View
from domain import stories
from domain.answers import Kind, Step, is_day
from domain.dialogs import REQUEST
from domain.forms import REVIEW, Draft, Form
from domain.stories import read_point

SHOWN = 700  # characters of an answer shown when it is read back; all of it is kept
STORY_SHOWN = 1200
PLACE = "place"  # one's own is no answer of the dialog, and is corrected where it is kept


def review(v: View, form: Form, draft: Draft, place: str = "") -> Screen:
    """«Перевірте, чи все правильно»."""
    head = v.t.say("Please check that everything is right. If so, press “Send”.")
    lines = [_line(v, form, draft, step) for step in form.visible(draft.answers)]
    where = [v.t.say("<b>{name}:</b> {value}", name=v.t.say("Place"), value=place)] if place else []
    buttons = (
        (Button(v.t.plain(labels.SEND), Move(draft.nonce, "review", "send")),),
        (Button(v.t.plain(labels.FIX), Move(draft.nonce, "review", "fix")),),
        (_move(v, labels.BACK, draft, "back"), _move(v, labels.CANCEL, draft, "cancel")),
    )
    return Screen(Html("\n".join([head, "", *lines, *where])), buttons=buttons)


def fix(v: View, form: Form, draft: Draft, page: int = 0) -> Screen:
    """Which answer to correct, page by page."""
    own = (PLACE,) if form.id == REQUEST.id else ()
    shown = paging.of((*(step.key for step in form.visible(draft.answers)), *own), page)
    rows: list[Row] = [(_correct(v, form, draft, key),) for key in shown.values]
    ways = (*paging.turns(v, draft, REVIEW, shown), (_move(v, labels.BACK, draft, "resume"),))
    return Screen(v.t.say("What would you like to correct?"), buttons=(*rows, *ways), edit=True)


def _correct(v: View, form: Form, draft: Draft, key: str) -> Button:
    if key == PLACE:
        return Button(v.t.plain("Place"), Menu("place"))
    return Button(v.t.plain(words.name(form.id, key)), Move(draft.nonce, key, "amend"))


def _move(v: View, label: str, draft: Draft, verb: str) -> Button:
    return Button(v.t.plain(label), Move(draft.nonce, "review", verb))


def _line(v: View, form: Form, draft: Draft, step: Step) -> Html:
    value = spoken(v, step, draft)
    return v.t.say("<b>{name}:</b> {value}", name=v.t.say(words.name(form.id, step.key)), value=value)


def spoken(v: View, step: Step, draft: Draft) -> str:
    """An answer as the person would say it."""
    value = draft.answers.get(step.key)
    if step.kind is Kind.PHONE:
        return v.t.say("none") if value in (None, "none") else pretty(str(value))
    if not value:
        return v.t.say("not given")
    if step.kind is Kind.STORY:
        return story(v, value)
    if step.kind is Kind.MANY:
        return Html(", ".join(v.t.say(words.option(step.key, item)).lower() for item in value))
    if step.kind is Kind.PLACE:
        return v.place(str(value))
    if step.kind is Kind.DATE and is_day(value):
        return v.date(value)
    return v.t.say(words.read_back(step.key, value)) if step.options else address(v, str(value))


def address(v: View, told: str) -> str:
    """What was written, or what was shown on the map."""
    point = read_point(told)
    if point is None:
        return first(told, SHOWN)
    return ", ".join(part for part in (first(point[0], SHOWN), v.t.say("📍 a point on the map")) if part)


def first(text: str, room: int) -> str:
    """The beginning that fits into `room` UTF-16 units; words that are HTML already are short and stay whole."""
    units = text.encode("utf-16-le", "replace")
    return text if len(units) <= 2 * room else units[: 2 * room].decode("utf-16-le", "ignore") + "…"


def _beginning(v: View, told: str) -> str:
    shown = first(told, STORY_SHOWN)
    return shown if shown == told else f"{shown} {v.t.say('(the rest is kept too)')}"


def story(v: View, told: Mapping[str, Any]) -> str:
    """A story in one line: its words, those under files too, how many files came with it, and points on the map."""
    said = _beginning(v, " / ".join(stories.texts(told)))
    places = stories.files(told, stories.LOCATION)
    count = len(stories.files(told)) - len(places)
    attached = v.t.count("{n} file", "{n} files", count) if count else ""
    shown = v.t.say("📍 a point on the map") if places else ""
    return ", ".join(part for part in (said, attached, shown) if part) or v.t.say("not given")
