"""Visits as a coordinator reads them: what is agreed, and nothing to press but the ways back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html
from bot.ui import labels
from bot.ui.admin.case import TO_CASE, do
from bot.ui.callbacks import Case
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from bot.ui.worker.visiting import head, said, to_each
from domain.requests import Request
from domain.visits import Visit


def of_case(v: View, request: Request, visits: Sequence[Visit]) -> Screen:
    """All that are open."""
    lines = [head(v, request), *_who(v, request), *(line for visit in visits for line in ("", *said(v, visit)))]
    if not visits:
        lines.append(v.t.say("No visits are planned."))
    buttons = (*to_each(v, visits), *_to_case(v, request))
    return Screen(Html("\n".join(lines)), buttons=buttons, edit=True, about=request.id)


def page(v: View, request: Request, visit: Visit) -> Screen:
    """One of them."""
    lines = [head(v, request), *_who(v, request), *said(v, visit)]
    back = Button(v.t.plain(labels.BACK), Case("visit", request.id, request.version))
    return Screen(Html("\n".join(lines)), buttons=(*one_each(back), *_to_case(v, request)), edit=True, about=request.id)


def _who(v: View, request: Request) -> list[Html]:
    return [v.t.say("Worker: {who}", who=request.holder.title)] if request.holder else []


def _to_case(v: View, request: Request) -> tuple[Row, ...]:
    return one_each(do(v, TO_CASE, "heads", request))
