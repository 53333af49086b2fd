"""Behind «⋯ Ще» of the coordinator's card: what is read or done once in a while."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui import labels
from bot.ui.admin.case import TO_CASE, WHY, WITHDRAW, do, to_list
from bot.ui.callbacks import Lists
from bot.ui.screen import Screen, one_each
from bot.ui.view import View
from bot.ui.worker.card_buttons import REDIRECT, STAGES, TWIN
from bot.ui.worker.offers import summary
from bot.ui.worker.redirect import TAKE_BACK
from bot.ui.worker.twins import PART
from domain.redirecting import may_bounce, may_redirect
from domain.requests import OPEN, UNOWNED, Request, Status
from domain.telling import card as facts


def further(v: View, request: Request, back: Lists | None = None) -> Screen:
    """Why it went to whom, its history, and the ways out that are rare."""
    elsewhere = request.status in UNOWNED and may_redirect(request)
    buttons = one_each(
        do(v, WHY, "why", request),
        do(v, labels.HISTORY, "events", request),
        do(v, STAGES, "ms", request),
        do(v, labels.VISIT, "visit", request) if request.visit_at else None,
        do(v, WITHDRAW, "withdraw", request) if request.receiver else None,
        do(v, REDIRECT, "redirect", request) if elsewhere else None,
        do(v, TWIN, "twin", request) if request.status in OPEN and not request.sensitive else None,
        do(v, PART, "untwin", request) if request.status is Status.DUPLICATE else None,
        do(v, TAKE_BACK, "bounce", request) if may_bounce(request, v.now) else None,
        do(v, TO_CASE, "heads", request),
    )
    return Screen(Html(summary(v, facts(request))), buttons=(*buttons, *to_list(v, back)), edit=True, about=request.id)
