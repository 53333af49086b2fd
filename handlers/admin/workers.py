"""The coordinator looks at their workers, takes one off the work, or returns them to it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.admin import left as left_ui
from bot.ui.admin import workers as ui
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor, Role
from handlers.admin.back import numbers
from handlers.filters import Acts, Pressed, Says
from usecases import leaving, overview, workload
from usecases.ports import UnitOfWork

router = Router(name="workers")


@router.message(Says(labels.STAFF), Acts(Role.COORDINATOR))
async def begin(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Працівники» under the text field."""
    return ui.team(v, await workload.team(work, actor, overview.heads(actor)[0].id, 0), edit=False)


@router.callback_query(Pressed(Office, "team"))
async def team(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A page of them."""
    (head,) = numbers(press.at, 1)
    return ui.team(v, await workload.team(work, actor, head, press.page))


@router.callback_query(Pressed(Office, "worker"))
async def worker(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them."""
    return ui.profile(v, await _profile(work, actor, press))


@router.callback_query(Pressed(Office, "leave"))
async def leave(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Зняти з роботи»: what would go to others, and surely?"""
    shown = await _profile(work, actor, press)
    return ui.leaving(v, shown) if shown.load.member.active else ui.profile(v, shown)


@router.callback_query(Pressed(Office, "leaveok"))
async def leaves(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Surely: what went where. Pressed twice, it changes nothing."""
    shown = await _profile(work, actor, press)
    if not shown.load.member.active:
        return ui.profile(v, shown)
    return left_ui.left(v, await leaving.deactivate(work, actor, shown.load.member.id), shown.head.id)


@router.callback_query(Pressed(Office, "return"))
async def returns(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Повернути до роботи»."""
    shown = await _profile(work, actor, press)
    if not shown.load.member.active:
        await leaving.activate(work, actor, shown.load.member.id)
    return ui.profile(v, await _profile(work, actor, press), v.t.say("✅ At work again."))


async def _profile(work: UnitOfWork, actor: Actor, press: Office) -> workload.Profile:
    (membership,) = numbers(press.at, 1)
    return await workload.profile(work, actor, membership)
