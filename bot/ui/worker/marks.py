"""Small pictures before a case in a list: what calls for a look."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.i18n import mark
from bot.ui.view import View
from domain.living import overdue
from domain.requests import Request, Status

MARKS: Mapping[str, Callable[[Request, datetime], bool]] = {
    "❗": lambda request, now: request.urgent,
    "⏰": overdue,
    "💬": lambda request, now: request.unread > 0,
    "⏸": lambda request, now: request.status is Status.WAITING,
    "🔁": lambda request, now: request.receiver is not None,
}
COUNTED: Mapping[str, str] = {
    "❗": mark("❗ Urgent: {n}"),
    "⏰": mark("⏰ Overdue: {n}"),
    "💬": mark("💬 With new words: {n}"),
    "⏸": mark("⏸ Paused, waiting for an answer: {n}"),
    "🔁": mark("🔁 Being handed over: {n}"),
}
PLAIN = "•"


def marks(request: Request, now: datetime) -> str:
    """All that fit this case, or a dot."""
    return "".join(sign for sign, fits in MARKS.items() if fits(request, now)) or PLAIN


def legend(v: View, requests: Sequence[Request]) -> list[str]:
    """What the marks mean, with how many cases have each; those that none has are left out."""
    counted = {sign: sum(fits(request, v.now) for request in requests) for sign, fits in MARKS.items()}
    return [v.t.say(COUNTED[sign], n=n) for sign, n in counted.items() if n]
