"""Buttons that pages of notices share: to the list, to a notice, and away with a draft."""

from __future__ import annotations

from bot.ui.callbacks import Noticing
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.notices import Notice, NoticeState

HOME, BELOW, NEW, WHOM, CHOSEN, TEMPLATES, TEMPLATE = "h", "hb", "hn", "hw", "hwok", "ht", "htok"
HISTORY, OPEN, REPEAT, COPY, AWAY, AWAY_SURE = "hh", "ho", "hr", "hc", "hx", "hxok"


def to_home(v: View) -> Button:
    """«⬅️ До сповіщень», under a notice's page: the list comes below, as the page's place is its own."""
    return Button(v.t.plain("⬅️ To the notices"), Noticing(BELOW, 0))


def to_list(v: View) -> Button:
    """The same under a list: in its place."""
    return Button(v.t.plain("⬅️ To the notices"), Noticing(HOME, 0))


def to_page(notice: Notice) -> Noticing:
    """What a button to a notice's own page sends."""
    return Noticing(OPEN, notice.id, notice.version)


def throw_away(v: View, notice: Notice) -> Button:
    """«✖️ Викинути чернетку», for a draft and what waits; it is asked before."""
    words = v.t.plain("✖️ Throw it away") if notice.state is NoticeState.DRAFT else v.t.plain("✖️ Do not send")
    return Button(words, Noticing(AWAY, notice.id, notice.version))


def sure(v: View, notice: Notice) -> Screen:
    """Really?"""
    text = v.t.say("Throw this notice away? Nobody will get it. Its words will be gone.")
    away = Button(v.t.plain("✖️ Yes, throw away"), Noticing(AWAY_SURE, notice.id, notice.version))
    return Screen(text, buttons=one_each(away, Button(v.t.plain("⬅️ Keep it"), to_page(notice))), edit=True)
