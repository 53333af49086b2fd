"""What the card of a case shows, as plain values: the card in a chat is written anew from them whenever they change."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from domain.calling import unnamed
from domain.contacting import CHAT
from domain.refusals import may_reject
from domain.requests import HELD, Request, Status
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
        held=request.status in HELD,
        name=first_name(request),
        unread=request.unread,
        tries=sum(way != CHAT for way in request.tries),
        cancel_asked=request.cancel_asked,
        unnamed=unnamed(request),
        may_reject=may_reject(request),
        **more,
    )


def first_name(request: Request) -> str:
    """What the worker calls the person; "" where nobody else may read it."""
    if request.sensitive or unnamed(request):
        return ""
    return next(iter(request.details.name.split()), "")


def overdue(request: Request, now: datetime) -> bool:
    """Whether the first call is late."""
    return request.status is Status.ACCEPTED and request.due < now
