"""A notice that is not as its button said: the page as it is now."""

from __future__ import annotations

from dataclasses import replace

from bot.ui.admin import notice_page
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notices import Limits, Notice
from domain.people import Actor, Role
from usecases import notice_pages
from usecases.ports import UnitOfWork


async def notice_changed(work: UnitOfWork, actor: Actor, v: View, notice: Notice, limits: Limits) -> Screen:
    """Said once, with the fresh page for admins; others learn only that it has changed."""
    said = Screen(v.t.say("This has changed meanwhile. Here is how it is now:"))
    if not actor.holds(Role.ADMIN):
        return Screen(v.t.say("This notice has changed meanwhile. There is nothing left to do here."))
    page = notice_page.page(v, await notice_pages.shown(work, notice, limits, actor))
    return said.followed_by(replace(page, edit=False))
