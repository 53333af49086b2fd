"""«🆘 Небезпека»: which danger, by a button or in words; or none after all."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_danger as ui
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Draft
from domain.forms_notice_danger import NOTICE_DANGER
from domain.notices import DANGERS
from domain.people import Actor
from domain.requests import NotFound
from handlers import showing
from handlers.admin.notice_showing import page
from handlers.filters import Pressed
from usecases import dialogs, notice_danger, notice_pages
from usecases.ports import UnitOfWork

router = Router(name="notice_danger")


@router.callback_query(Pressed(Noticing, ui.CHOOSE))
async def choose(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What it means, and which."""
    notice = await notice_pages.as_shown(work, actor, press.id, press.version)
    return ui.choose(v, notice, int(press.at) if press.at.isdecimal() and len(press.at) < 3 else 0)


@router.callback_query(Pressed(Noticing, ui.PUT, ui.UNDO))
async def put(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """This one, or none."""
    why = press.at if press.verb == ui.PUT else ""
    if press.verb == ui.PUT and why not in DANGERS:
        raise NotFound
    notice = await notice_danger.put(work, actor, press.id, press.version, why)
    return await page(work, actor, v, notice.id)


@router.callback_query(Pressed(Noticing, ui.OWN))
async def ask(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another one: in a few words."""
    await notice_pages.as_shown(work, actor, press.id, press.version)
    about = {"notice": press.id, "version": press.version}
    return await showing.present(work, actor, v, await dialogs.start(work, actor, NOTICE_DANGER, about), edit=False)


async def named(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The end of the form."""
    about, why = draft.about, " ".join(str(draft.answers["danger_why"]).split())
    notice = await notice_danger.put(work, actor, int(about["notice"]), int(about["version"]), why)
    return await page(work, actor, v, notice.id, edit=False)
