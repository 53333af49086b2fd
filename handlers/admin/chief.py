"""«Керівник відділу»: an admin says which coordinator hears of what was left undone."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin.staff import CHIEF, NO_CHIEF
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from handlers.admin.buttons import number
from handlers.admin.staff import page
from handlers.filters import Pressed
from usecases import chiefs
from usecases.ports import UnitOfWork

router = Router(name="chief")


@router.callback_query(Pressed(Office, CHIEF, NO_CHIEF))
async def put(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """On or off; pressed twice, it changes nothing."""
    member = await chiefs.put(work, actor, number(press.at), press.verb == CHIEF)
    return await page(work, actor, v, member.id, v.t.say("✅ Changed."))
