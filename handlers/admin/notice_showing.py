"""The page of a notice as every press upon it leaves it."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Html
from bot.ui.admin import notice_page
from bot.ui.screen import HERE, Screen
from bot.ui.view import View
from domain.people import Actor
from usecases import notice_pages
from usecases.ports import UnitOfWork


async def page(work: UnitOfWork, actor: Actor, v: View, notice_id: int, before: str = "", edit: bool = True) -> Screen:
    """In the place of the pressed one (or below, without `edit`); `before` is said above it. Raises NotFound."""
    notice = await notice_pages.get(work, actor, notice_id)
    screen = notice_page.page(v, await notice_pages.shown(work, notice, v.limits, actor))
    text = Html(f"{before}\n\n{screen.text}") if before else screen.text
    return replace(screen, text=text, edit=edit, where=HERE if edit else "")
