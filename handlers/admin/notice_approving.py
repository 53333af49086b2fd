"""«✅ Схвалити» and «❌ Не схвалювати»: one tap; what was decided, or changed, meanwhile is said instead."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_answered as ui
from bot.ui.callbacks import Noticing
from bot.ui.messages.notice_asked import NO, YES
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notices import NoticeChanged
from domain.noticing import NotThatNow
from domain.people import Actor
from handlers.filters import Pressed
from usecases import notice_approving
from usecases.ports import UnitOfWork

router = Router(name="notice_approving")


@router.callback_query(Pressed(Noticing, YES, NO))
async def answer(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """In the place of the question; of two who answer at once the second reads what the first one did."""
    act = notice_approving.approve if press.verb == YES else notice_approving.refuse
    try:
        notice = await act(work, actor, press.id, press.version, press.at)
    except (NoticeChanged, NotThatNow) as late:
        return ui.late(v, late.fresh)
    return ui.approved(v, notice) if press.verb == YES else ui.refused(v, notice)
