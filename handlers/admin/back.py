"""What a pressed button tells of where it stood: the way back, and the numbers that it carries."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks import Callback, Lists, parse
from domain.requests import NotFound
from usecases import workload
from usecases.overview import Which

OF_DESK = (*Which, workload.CASES)  # the lists of a coordinator


def back_of(pressed: CallbackQuery) -> Lists | None:
    """The page of the list that this card was opened from: its own button for it says so, and goes along."""
    lists = (press for press in _under(pressed) if isinstance(press, Lists))
    return next((press for press in lists if press.which in OF_DESK), None)


def numbers(at: str, n: int) -> tuple[int, ...]:
    """The numbers that a button of the office carries. Raises NotFound for a forged one."""
    try:
        told = tuple(int(part, 36) for part in at.split("."))
    except ValueError:
        raise NotFound from None
    if len(told) != n or not all(0 <= number < 2**63 for number in told):
        raise NotFound
    return told


def _under(pressed: CallbackQuery) -> Iterator[Callback | None]:
    message = pressed.message
    markup = message.reply_markup if isinstance(message, Message) else None
    yield from (parse(button.callback_data) for row in (markup.inline_keyboard if markup else ()) for button in row)
