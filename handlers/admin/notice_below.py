"""The page of a notice after a question that stood below it was answered."""

from __future__ import annotations

from dataclasses import replace

from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notices import Notice
from domain.people import Actor
from handlers.admin.notice_showing import page
from usecases.ports import UnitOfWork


async def below(work: UnitOfWork, actor: Actor, v: View, notice: Notice) -> Screen:
    """The page under everything; the question has no buttons any more."""
    return replace(await page(work, actor, v, notice.id, edit=False), unbutton=True)
