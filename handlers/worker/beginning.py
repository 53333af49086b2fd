"""How every dialog about a case begins: bound to its request, with the number said above."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Form
from domain.people import Actor
from domain.requests import Request
from handlers import showing
from usecases import dialogs
from usecases.ports import UnitOfWork


async def begin(
    work: UnitOfWork, actor: Actor, v: View, form: Form, request: Request, known: Html | None = None
) -> Screen:
    """The first question of this form about this request, as a message of its own; `known` is said before it."""
    draft = await dialogs.start(work, actor, form, {"request": request.id})
    head = v.t.say("Request No. {number}", number=request.number)
    above = Html("\n\n".join(line for line in (head, known) if line))
    return await showing.present(work, actor, v, draft, before=above, edit=False)
