"""Buttons that change a case: they mean the case as it was when they were made, and that is looked at here alone."""

from __future__ import annotations

from aiogram.filters import Filter
from aiogram.types import TelegramObject

from bot.ui.callbacks import Case
from domain.people import Actor
from domain.requests import NotFound
from usecases import looking
from usecases.ports import UnitOfWork


class Unchanged(Filter):
    """Nothing was done with the case since the pressed button was made. Raises Stale, which shows how it is now.

    Who may press is not judged here: to whoever does not see the case the use case says that there is none.
    """

    async def __call__(self, event: TelegramObject, press: Case, actor: Actor, work: UnitOfWork) -> bool:
        try:
            await looking.unchanged(work, actor, press.request, press.version)
        except NotFound:
            return True
        return True
