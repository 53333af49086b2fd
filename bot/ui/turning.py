"""«▴ Попередні» and «Ще ▾»: one row turns the pages of every list."""

from __future__ import annotations

from collections.abc import Callable

from bot.ui import labels
from bot.ui.callbacks import Callback
from bot.ui.screen import Button, Row
from bot.ui.view import View


def turns(v: View, page: int, more: bool, to: Callable[[int], Callback]) -> tuple[Row, ...]:
    """The row, if there are other pages; `to` is what the button of a page sends."""
    back = (Button(v.t.plain(labels.PREVIOUS), to(page - 1)),) if page else ()
    onward = (Button(v.t.plain(labels.NEXT_PAGE), to(page + 1)),) if more else ()
    return ((*back, *onward),) if back or onward else ()
