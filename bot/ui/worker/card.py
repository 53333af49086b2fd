"""The card of a case: a message that lives, always the newest state, and one of it in a chat."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from bot.i18n import Html
from bot.ui.screen import Row, Screen
from bot.ui.view import View
from bot.ui.worker import card_buttons, terms
from bot.ui.worker.offers import summary
from bot.ui.worker.states import state
from domain import slots
from domain.requests import Status

Params = Mapping[str, Any]


def living(v: View, params: Params) -> Screen:
    """As it is written anew in its place when something has changed; without buttons for whoever has it no more."""
    buttons = card_buttons.everyday(v, params) if params.get("mine") and params.get("held") else ()
    return card(v, params, buttons)


def card(v: View, params: Params, buttons: tuple[Row, ...], note: str = "", edit: bool = True) -> Screen:
    """What the case is and how it stands; `note` is said above."""
    lines = [note, summary(v, params), *_standing(v, params)]
    text = Html("\n".join(line for line in lines if line))
    number = int(params["request"])
    return Screen(text, buttons=buttons, edit=edit, about=number, slot=slots.case(number))


def _standing(v: View, params: Params) -> Iterator[str]:
    """How it stands, a line each."""
    status = Status(params.get("status", Status.NEW))
    if params.get("name"):
        yield v.t.say("Person: {name}", name=params["name"])
    yield state(v, status)
    if status is Status.ACCEPTED and datetime.fromisoformat(params["due"]) < v.now:
        yield v.t.say("⏰ The first call is late.")
    yield from terms.lines(v, params)
    if not params.get("mine") and params.get("holder"):
        yield v.t.say("Worker: {who}", who=params["holder"])
    if params.get("absent"):
        yield v.t.say("🏖 In the place of: {who}", who=params["absent"])
    if params.get("receiver"):
        yield v.t.say("🔁 Being handed over: {who}", who=params["receiver"])
    yield from _numbers(v, params)
    if params.get("cancel_asked"):
        yield v.t.say("❓ They asked to cancel it. Make sure that all is well.")
    if params.get("unnamed"):
        yield v.t.say("✍️ Reported without a name: nobody can be written to.")


def _numbers(v: View, params: Params) -> Iterator[str]:
    if params.get("visit"):
        yield v.t.say("📅 Visit: {when}", when=v.short(params["visit"]))
    if params.get("unread"):
        yield v.t.say("💬 New messages: {n}", n=params["unread"])
    if params.get("tries"):
        yield v.t.say("📵 Tries: {n}", n=params["tries"])
    if params.get("twin"):
        yield v.t.say("👯 Repeats the request No. {number}", number=params["twin"])
    if params.get("alike"):
        yield v.t.say("👯 Perhaps about the same: {numbers}", numbers=", ".join(params["alike"]))
