"""What somebody wished in danger before we knew where they live: it goes on as soon as the place is known."""

from __future__ import annotations

from bot.ui.screen import Screen
from bot.ui.view import View
from domain.people import Actor
from handlers import showing
from usecases import quiet
from usecases.ports import UnitOfWork


async def go_on(work: UnitOfWork, actor: Actor, v: View, screen: Screen) -> Screen:
    """The screen, then the first question of what was wished."""
    return screen.followed_by(*await wished(work, actor, v))


async def wished(work: UnitOfWork, actor: Actor, v: View) -> tuple[Screen, ...]:
    """The first question of what was wished; nothing when nothing was."""
    draft = await quiet.go_on(work, actor)
    return (await showing.present(work, actor, v, draft, edit=False),) if draft else ()
