"""Lists on the desks of the office: five at a time, each turn of the page in the same message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from bot.ui import labels
from bot.ui.callbacks import Office
from bot.ui.screen import Button, Row
from bot.ui.view import View

SIZE = 5
ROOT = "-"  # on a button: the installation itself, in the place of a community's code
T = TypeVar("T")


def shown(v: View, all_: Sequence[T], here: Office) -> tuple[Sequence[T], tuple[Row, ...]]:
    """What stands on this page (a page beyond the last is the last), and the turns to the others."""
    last = max(0, (len(all_) - 1) // SIZE)
    page = min(here.page, last)

    def turn(label: str, to: int) -> Button:
        return Button(v.t.plain(label), replace(here, page=to))

    back = (turn(labels.PREVIOUS, page - 1),) if page else ()
    onward = (turn(labels.NEXT_PAGE, page + 1),) if page < last else ()
    turns: tuple[Row, ...] = ((*back, *onward),) if back or onward else ()
    return all_[page * SIZE : (page + 1) * SIZE], turns


def back(v: View, to: Office) -> Row:
    """«Назад»."""
    return (Button(v.t.plain(labels.BACK), to),)


def code_of(at: str) -> str:
    """The community's code on a button; "" is the installation."""
    return "" if at == ROOT else at


def at_of(code: str) -> str:
    """The other way round."""
    return code or ROOT
