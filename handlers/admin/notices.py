"""An admin's notice to a community."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.ui import labels
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.dialogs import NOTICE
from domain.people import Actor, Role
from handlers import showing
from handlers.filters import Holds, Says
from usecases import dialogs
from usecases.ports import UnitOfWork

router = Router(name="notices")


@router.message(Says(labels.NOTICE), Holds(Role.ADMIN))
async def begin(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Сповіщення»: which community, what words, how many people, send."""
    draft = await dialogs.start(work, actor, NOTICE)
    return await showing.present(work, actor, v, draft, edit=False)
