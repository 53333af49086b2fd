"""Lists on the desks of the office: five at a time, each turn of the page in the same message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bot.ui import labels
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Row
from bot.ui.turning import turns
from bot.ui.view import View
from domain.pages import part

SIZE = 5
ROOT = "-"  # on a button: the installation itself, in the place of a community's code
T = TypeVar("T")


def shown(v: View, all_: Sequence[T], here: Office) -> tuple[Sequence[T], tuple[Row, ...]]:
    """What stands on this page (a page beyond the last is the last), and the turns to the others."""
    of_page, page, more = part(all_, SIZE, here.page)
    return of_page, turns(v, page, more, lambda to: replace(here, page=to))


def back(v: View, to: Office) -> Row:
    """«Назад»."""
    return (Button(v.t.plain(labels.BACK), to),)


def code_of(at: str) -> str:
    """The community's code on a button; "" is the installation."""
    return "" if at == ROOT else at


def at_of(code: str) -> str:
    """The other way round."""
    return code or ROOT
