"""«📅 Візит»: day, window, proposed; then what is done with it, and how it was."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import visits as admin
from bot.ui.callbacks import Case, Visiting
from bot.ui.screen import Row, Screen
from bot.ui.view import View
from bot.ui.worker import visiting as ui
from bot.ui.worker import visiting_buttons as buttons
from domain.people import Actor
from domain.visits import Visit
from handlers.filters import Pressed
from handlers.worker.visiting_picking import days_of_new
from usecases import visit_pages, visiting
from usecases.ports import UnitOfWork

router = Router(name="visiting")


async def page_of(
    work: UnitOfWork, actor: Actor, v: View, visit_id: int, note: str = "", back: tuple[Row, ...] = ()
) -> Screen:
    """The visit as it is now; to a coordinator who does not make it only to read."""
    found = await visit_pages.shown(work, actor, visit_id)
    if not found.mine:
        return admin.page(v, found.request, found.visit)
    return ui.page(v, found.request, found.visit, note, found.phone_only, back)


@router.callback_query(Pressed(Case, "visit"))
async def of_case(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The visits of the case; when there is none, a day for one. A coordinator who does not have it only reads."""
    request, visits, mine = await visit_pages.listed(work, actor, press.request)
    if not mine:
        return admin.of_case(v, request, visits)
    if visits:
        return ui.of_case(v, request, visits)
    return await days_of_new(work, actor, v, request)


@router.callback_query(Pressed(Visiting, buttons.OPEN))
async def opened(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One visit."""
    return await page_of(work, actor, v, press.id)


@router.callback_query(Pressed(Visiting, buttons.PHONE))
async def by_phone(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«📞 Домовлено телефоном»"""
    agreed = await visiting.by_phone(work, actor, press.id, press.version)
    return await page_of(work, actor, v, agreed.id)


@router.callback_query(Pressed(Visiting, buttons.AGREE))
async def agree(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«👍 Приїду»: when the resident wished."""
    agreed = await visiting.agree_wish(work, actor, press.id, press.version)
    return await page_of(work, actor, v, agreed.id, v.t.say("The person knows that you will come then."))


@router.callback_query(Pressed(Visiting, buttons.DROP))
async def drop(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«✖️ Скасувати візит»: asked once more."""
    return ui.drop(v, (await visit_pages.to_change(work, actor, press.id, press.version)).visit)


@router.callback_query(Pressed(Visiting, buttons.DROPPED))
async def dropped(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """It will not be; the schedule goes on."""
    gone = await visiting.cancel(work, actor, press.id, press.version)
    return await _over(work, actor, v, gone)


@router.callback_query(Pressed(Visiting, buttons.RESULT))
async def result(_: CallbackQuery, press: Visiting, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """How it was, in one tap; a note may follow."""
    done = await visiting.result(work, actor, press.id, press.version, press.at)
    return await _over(work, actor, v, done)


async def _over(work: UnitOfWork, actor: Actor, v: View, visit: Visit) -> Screen:
    found = await visit_pages.shown(work, actor, visit.id)
    return ui.over(v, found.request, visit, await visit_pages.coming(work, visit))
