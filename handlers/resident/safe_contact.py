"""«Безпечний зв'язок» in the settings: each thing is changed alone, and holds for what is queued already."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Menu
from bot.ui.resident import safe_contact as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from domain.quiet import SAFE_PHONE, SAFE_WORD
from handlers import showing
from handlers.filters import Pressed
from usecases import dialogs, quiet
from usecases.ports import UnitOfWork

router = Router(name="safe_contact")
HERE, CALLS = "safe_here_", "safe_hours_"
FORMS = {form.id: form for form in (SAFE_PHONE, SAFE_WORD)}


@router.callback_query(Pressed(Menu, "safe"))
async def page(_: CallbackQuery, actor: Actor, v: View) -> Screen:
    """What is set."""
    return ui.page(v, actor.person)


@router.callback_query(Pressed(Menu, "safe_here"))
async def writing(_: CallbackQuery, v: View) -> Screen:
    """How to write."""
    return ui.writing(v)


@router.callback_query(Pressed(Menu, "safe_hours"))
async def calling(_: CallbackQuery, v: View) -> Screen:
    """When to call."""
    return ui.calling(v)


@router.callback_query(Pressed(Menu, *(HERE + value for value in ui.WISHES)))
async def write_so(_: CallbackQuery, press: Menu, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """May we write here?"""
    changed = await quiet.change_contact(work, actor, **ui.WISHES[press.item.removeprefix(HERE)])
    return ui.page(v, changed.person)


@router.callback_query(Pressed(Menu, *(CALLS + value for value in ui.CALLS)))
async def call_so(_: CallbackQuery, press: Menu, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """When may we call?"""
    changed = await quiet.change_contact(work, actor, hours=press.item.removeprefix(CALLS))
    return ui.page(v, changed.person)


@router.callback_query(Pressed(Menu, *FORMS))
async def ask(_: CallbackQuery, press: Menu, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The safe number, the word."""
    draft = await dialogs.start(work, actor, FORMS[press.item])
    return await showing.present(work, actor, v, draft, edit=False)
