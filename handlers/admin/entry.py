"""«/admin»: the desk of a coordinator, the office of an admin, both for who is both."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.ui.admin import home
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor, Role
from handlers.admin import desk
from handlers.filters import Command, Holds
from usecases.ports import UnitOfWork

router = Router(name="entry")


@router.message(Command("admin"), Holds(Role.COORDINATOR))
async def at_desk(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The coordinator's desk; an admin's office follows, where it is the same person."""
    screen = await desk.opened(actor, work, v)
    return screen.followed_by(home.home(v)) if actor.holds(Role.ADMIN) else screen


@router.message(Command("admin"), Holds(Role.ADMIN))
async def office(_: Message, v: View) -> Screen:
    """The admin's office."""
    return home.home(v)
