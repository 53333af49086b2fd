"""A question about a draft that is answered in words, and what stands on the buttons of its lists."""

from __future__ import annotations

from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Draft, Form
from domain.people import Actor
from handlers import showing
from usecases import dialogs
from usecases.ports import UnitOfWork


async def asked(work: UnitOfWork, actor: Actor, v: View, form: Form, notice_id: int, before: str = "") -> Screen:
    """The question, below what there is; `before` is said above it."""
    draft = await dialogs.start(work, actor, form, {"notice": notice_id})
    return await showing.present(work, actor, v, draft, before, edit=False)


def notice_of(draft: Draft) -> int:
    """The notice that the words are about."""
    return int(draft.about["notice"])


def page_in(at: str) -> int:
    """The page that a button leads to; nonsense is the first one."""
    return int(at) if at.isdecimal() and at.isascii() and len(at) < 4 else 0
