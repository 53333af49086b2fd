"""«Черга»: what nobody has yet, by pages, and one request of it to take. Nothing personal stands here."""

from __future__ import annotations

from datetime import timedelta

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Case, Lists
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.worker.offers import summary
from domain.requests import Request
from domain.telling import card as facts
from usecases.queueing import Queue

QUEUE = "queue"  # of the lists
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def listing(v: View, queue: Queue, edit: bool = False) -> Screen:
    """A page, the oldest first; its buttons are the numbers."""
    again = Button(v.t.plain(labels.REFRESH), Lists(QUEUE, page=queue.page))
    if not queue.requests:
        text = v.t.say("The queue is empty: each request has its worker.")
        return Screen(text, buttons=one_each(again), edit=edit)
    head = v.t.count("{n} request waits for a worker:", "{n} requests wait for a worker:", queue.all)
    rows = one_each(*(Button(_named(v, r), Lists(QUEUE, r.id, queue.page)) for r in queue.requests))
    lines = [_line(v, request) for request in queue.requests]
    others = turns(v, queue.page, queue.page + 1 < queue.pages, lambda to: Lists(QUEUE, page=to))
    return Screen(Html("\n\n".join([head, *lines])), buttons=(*rows, *others, (again,)), edit=edit)


def card(v: View, request: Request, page: int) -> Screen:
    """One of them, with «Взяти в роботу», and the way back to its page."""
    take = Button(v.t.plain(labels.TAKE), Case("claim", request.id, request.version))
    back = Button(v.t.plain(labels.BACK), Lists(QUEUE, page=page))
    text = Html(f"<b>{v.t.say('Nobody has this request yet.')}</b>\n{_line(v, request)}")
    return Screen(text, buttons=one_each(take, back), edit=True, about=request.id)


def age(v: View, request: Request) -> Html:
    """How long it has been waiting, in words."""
    waited = v.now - request.created_at
    if waited < _HOUR:
        n = max(1, int(waited.total_seconds()) // 60)
        return v.t.count("waiting {n} minute", "waiting {n} minutes", n)
    if waited < _DAY:
        return v.t.count("waiting {n} hour", "waiting {n} hours", waited // _HOUR)
    return v.t.count("waiting {n} day", "waiting {n} days", waited // _DAY)


def _line(v: View, request: Request) -> Html:
    late = v.t.say("⏰ the call is overdue") if request.due < v.now else Html()
    return Html(" · ".join(part for part in (summary(v, facts(request)), age(v, request), late) if part))


def _named(v: View, request: Request) -> str:
    sign = "❗ " if request.urgent else "⏰ " if request.due < v.now else ""
    return f"{sign}{request.number} · {v.place(request.settlement)}"
