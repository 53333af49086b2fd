"""The case as it is now, for whoever has it with what they can do, and for whoever has it no more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import card_buttons
from bot.ui.worker.card import card
from domain.living import state
from domain.requests import HELD, Request

NOTHING: Mapping[str, Any] = {}


def case(
    v: View,
    request: Request,
    note: str = "",
    edit: bool = True,
    head: bool = False,
    known: Mapping[str, Any] = NOTHING,
) -> Screen:
    """With what its worker can do; a coordinator (`head`) may refuse it besides. `known`: what else is to be said."""
    params = {**state(request, mine=True), **known}
    held = card_buttons.everyday(v, params) if request.status in HELD else ()
    buttons = held or (card_buttons.watching(v, params) if head else ())
    return card(v, params, buttons, note, edit)


def more(v: View, request: Request, head: bool = False, known: Mapping[str, Any] = NOTHING) -> Screen:
    """«⋯ Ще»: the same card with the other buttons."""
    params = {**state(request, mine=True), **known}
    return card(v, params, card_buttons.rarely(v, params, head))


def passed(v: View, params: Mapping[str, Any]) -> Screen:
    """For whoever does not have it any more: how it stands, without a name and without buttons."""
    return card(v, {**params, "name": "", "unread": 0}, ())
