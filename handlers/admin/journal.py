"""The journal for auditors and admins: its pages, and what of it to see."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.ui import labels
from bot.ui.admin import journal as ui
from bot.ui.admin import journal_at
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.acting import acting
from domain.dialogs import JOURNAL_NUMBER
from domain.people import Actor, Role
from handlers import showing
from handlers.filters import Command, Pressed, Says
from usecases import dialogs, journal
from usecases.journal import Wish
from usecases.ports import UnitOfWork

router = Router(name="journal")


class ReadsJournal(Filter):
    """Auditors and admins."""

    async def __call__(self, event: TelegramObject, actor: Actor) -> bool:
        return journal.may_read(actor)


class Audits(Filter):
    """Auditors whose menu is shown now, or who have no other desk: what /admin means follows the menu."""

    async def __call__(self, event: TelegramObject, actor: Actor) -> bool:
        member = acting(actor)
        desks = actor.holds(Role.COORDINATOR) or actor.holds(Role.ADMIN)
        return actor.holds(Role.AUDITOR) and (not desks or (member is not None and member.role is Role.AUDITOR))


@router.message(Command("admin"), Audits())
@router.message(Says(labels.JOURNAL), ReadsJournal())
async def begin(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Журнал»: the newest lines."""
    return ui.page(v, await journal.read(work, actor, Wish()))


@router.callback_query(Pressed(Office, ui.VERB))
async def page(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page, or the lines of one community, person or request."""
    wish = journal_at.read(press.at, press.page)
    return ui.page(v, await journal.read(work, actor, wish), edit=True)


@router.callback_query(Pressed(Office, ui.BY_PLACE), ReadsJournal())
async def places(_: CallbackQuery, press: Office, work: UnitOfWork, v: View) -> Screen:
    """Of which community."""
    return ui.places(v, await work.communities.all(), press.page)


@router.callback_query(Pressed(Office, ui.BY_PERSON))
async def people(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Of which colleague."""
    return ui.people(v, await journal.people(work, actor), press.page)


@router.callback_query(Pressed(Office, ui.BY_NUMBER), ReadsJournal())
async def number(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """About which request: its number is typed."""
    draft = await dialogs.start(work, actor, JOURNAL_NUMBER)
    return await showing.present(work, actor, v, draft, edit=False)
