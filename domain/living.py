"""What the card of a case shows, as plain values: the card in a chat is written anew from them whenever they change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from domain.calling import unnamed
from domain.clocks import nearest
from domain.contacting import CHAT
from domain.refusals import may_reject
from domain.requests import HELD, OPEN, Request
from domain.substituting import stood_for
from domain.telling import card

SHOWN = 3  # numbers of alike requests


def state(request: Request, **more: Any) -> dict[str, Any]:
    """The case as it is now. Of the person only the first name, and none of a sensitive one."""
    holder, receiver = request.holder, request.receiver
    return card(
        request,
        status=request.status.value,
        holder=holder.title if holder else "",
        receiver=receiver.title if receiver else "",
        absent=stood_for(request),
        held=request.status in HELD,
        name=first_name(request),
        unread=request.unread,
        tries=sum(way != CHAT for way in request.tries),
        visit=request.visit_at.isoformat() if request.visit_at else "",
        cancel_asked=request.cancel_asked,
        unnamed=unnamed(request),
        may_reject=may_reject(request),
        term=nearest_term(request),
        **more,
    )


def nearest_term(request: Request) -> dict[str, str]:
    """The term of the law that runs out first, with where it comes from; empty when none runs."""
    clock = nearest(request.course.clocks) if request.status in OPEN else None
    return {"code": clock.code, "due": clock.due.isoformat(), "source": clock.source} if clock else {}


def first_name(request: Request) -> str:
    """What the worker calls the person; "" where nobody else may read it."""
    if request.sensitive or unnamed(request):
        return ""
    return next(iter(request.details.name.split()), "")


def overdue(request: Request, now: datetime) -> bool:
    """Whether the first call is late, or a term of the law."""
    terms = request.course.clocks if request.status in OPEN else ()
    called = request.holder is None or not request.awaits_call or request.due >= now
    return not called or any(c.running and c.late(now) for c in terms)
