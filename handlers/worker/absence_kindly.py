"""What the handlers of absences share: a refusal is a kind word over the list, and days travel as numbers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from functools import wraps
from typing import Any

from aiogram.types import CallbackQuery

from bot.ui.screen import Screen
from bot.ui.worker import absence as ui
from domain.requests import NotFound
from usecases import absences
from usecases.absences import Refused

FIRST, LAST = date(2020, 1, 1).toordinal(), date(2200, 1, 1).toordinal()  # what a day can be
Handler = Callable[..., Awaitable[Screen]]


def kindly(handler: Handler) -> Handler:
    """The handler; when it cannot be so, the list with the reason."""

    @wraps(handler)
    async def told(event: CallbackQuery, **data: Any) -> Screen:
        try:
            return await handler(event, **data)
        except Refused as no:
            v = data["v"]
            return ui.listed(v, await absences.look(data["work"], data["actor"], no.whom), v.t.say(ui.REFUSED[no.why]))

    return told


def day_in(number: int) -> date:
    """The day that a button carries. Raises NotFound for a forged one."""
    if not FIRST <= number <= LAST:
        raise NotFound
    return date.fromordinal(number)
