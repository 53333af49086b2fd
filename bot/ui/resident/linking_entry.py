"""The way in to «Мій запит за номером», for the menus that offer it."""

from __future__ import annotations

from bot.i18n import mark
from bot.ui.callbacks import Menu
from bot.ui.screen import Button
from bot.ui.view import View

ITEM = "link"  # of the menu, and the way on after the consent
LABEL = mark("🔗 My request by number")


def entry(v: View) -> Button:
    """For residents, and for somebody who has only the paper."""
    return Button(v.t.plain(LABEL), Menu(ITEM))
