"""A notice that is not as its button said: the page as it is now."""

from __future__ import annotations

from dataclasses import replace

from bot.i18n import Html
from bot.ui.admin import notice_page
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notices import NoticeChanged
from domain.noticing import NotThatNow, StillCorrecting
from domain.people import Actor, Role
from usecases import notice_pages
from usecases.ports import UnitOfWork


async def notice_changed(work: UnitOfWork, actor: Actor, v: View, error: NoticeChanged | NotThatNow) -> Screen:
    """Said once, with the fresh page for admins; others learn only that it has changed."""
    if not actor.holds(Role.ADMIN):
        return Screen(_to_others(v, error))
    page = notice_page.page(v, await notice_pages.shown(work, error.fresh, v.limits, actor))
    return Screen(_why(v, error)).followed_by(replace(page, edit=False))


def _why(v: View, error: Exception) -> Html:
    if isinstance(error, StillCorrecting):
        late = v.t.say("If its words are wrong too, stop it: then it can be corrected at once.")
        return Html("\n".join([v.t.say("The former correction still goes on. Please wait for its end."), late]))
    return v.t.say("This has changed meanwhile. Here is how it is now:")


def _to_others(v: View, error: Exception) -> Html:
    if isinstance(error, StillCorrecting):
        return v.t.say("The former correction still goes on. Please approve this one when it has ended.")
    return v.t.say("This notice has changed meanwhile. There is nothing left to do here.")
