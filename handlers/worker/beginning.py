"""How every dialog about a case begins: bound to its request, with the number said above."""

from __future__ import annotations

from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Form
from domain.people import Actor
from domain.requests import Request
from handlers import showing
from usecases import dialogs
from usecases.ports import UnitOfWork


async def begin(work: UnitOfWork, actor: Actor, v: View, form: Form, request: Request) -> Screen:
    """The first question of this form about this request, as a message of its own."""
    draft = await dialogs.start(work, actor, form, {"request": request.id})
    head = v.t.say("Request No. {number}", number=request.number)
    return await showing.present(work, actor, v, draft, before=head, edit=False)
