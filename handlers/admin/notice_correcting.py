"""«✏️ Виправити»: the corrected words are asked for, looked at, and confirmed, by two people where it takes two."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_correcting as ui
from bot.ui.admin.notice_blocked import blocked
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notice_approving import NotReady
from domain.people import Actor
from handlers.admin.notice_below import below
from handlers.admin.notice_fixing import asked, proposed
from handlers.admin.notice_showing import page
from handlers.filters import Pressed
from usecases import notice_correcting
from usecases.notice_pages import as_shown
from usecases.ports import UnitOfWork

router = Router(name="notice_correcting")


@router.callback_query(Pressed(Noticing, ui.OPEN))
async def begin(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """What was proposed already is shown; else the words are asked for, in one of its languages."""
    notice = await notice_correcting.correctable(work, actor, press.id)
    return proposed(v, notice, edit=False) if notice.pending else await asked(work, actor, v, notice)


@router.callback_query(Pressed(Noticing, ui.LANGUAGE))
async def again(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """In this language, or in which."""
    notice = await notice_correcting.correctable(work, actor, press.id)
    return await asked(work, actor, v, notice, press.at)


@router.callback_query(Pressed(Noticing, ui.LOOK))
async def look(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The corrected message below, and the question once more."""
    notice = await notice_correcting.correctable(work, actor, press.id)
    if not notice.pending:
        return await page(work, actor, v, notice.id)
    return ui.preview(v, notice).followed_by(proposed(v, notice, edit=False))


@router.callback_query(Pressed(Noticing, ui.CONFIRM))
async def confirm(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Every copy is edited; or it waits for the second person."""
    try:
        notice = await notice_correcting.confirm(work, actor, press.id, press.version, v.limits, press.at)
    except NotReady as error:
        return ui.hindered(v, error.notice, blocked(v, error.why))
    return proposed(v, notice) if notice.pending else await below(work, actor, v, notice)


@router.callback_query(Pressed(Noticing, ui.URGENT))
async def urgent(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Без схвалення»: why?"""
    return ui.alone(v, await as_shown(work, actor, press.id, press.version, press.at))


@router.callback_query(Pressed(Noticing, ui.BECAUSE))
async def at_once(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A wrong word about a danger does not wait."""
    why, _dot, words = press.at.partition(".")
    notice = await notice_correcting.confirm_alone(work, actor, press.id, press.version, why, words)
    return await below(work, actor, v, notice)


@router.callback_query(Pressed(Noticing, ui.NEVER))
async def never(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """It stays as it was."""
    notice = await notice_correcting.take_back(work, actor, press.id, press.version, press.at)
    return await below(work, actor, v, notice)
