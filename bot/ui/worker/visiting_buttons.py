"""What a worker may do with a visit: before it, and when it has begun."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.i18n import mark
from bot.ui import labels
from bot.ui.callbacks import Case, Visiting
from bot.ui.screen import Button, Row, one_each
from bot.ui.view import View
from domain.requests import Request
from domain.visits import Visit, VisitState

OPEN, PHONE, AGREE, DROP, DROPPED, RESULT = "wopen", "wphone", "wagree", "wdrop", "wdropped", "wres"
MOVE, REPEAT = "wmove", "wrep"
MOVE_IT = mark("🕐 Move it")
RESULTS: Mapping[str, str] = {
    "done": mark("✅ It took place"),
    "not_home": mark("🚪 Nobody was at home"),
    "commission": mark("👥 A commission is needed"),
    "worker": mark("🙋 I could not come"),
}


def do(v: View, label: str, verb: str, visit_id: int, version: int, at: str = "") -> Button:
    """One thing to do with this visit."""
    return Button(v.t.plain(label), Visiting(verb, visit_id, version, at))


def results(v: View, visit_id: int, version: int) -> tuple[Row, ...]:
    """How it was, in one tap; or that it is yet to be."""
    told = [do(v, label, RESULT, visit_id, version, result) for result, label in RESULTS.items()]
    return one_each(*told, do(v, MOVE_IT, MOVE, visit_id, version))


def ways(v: View, visit: Visit) -> tuple[Row, ...]:
    """What may be done with it now; nothing when it is over."""
    if not visit.open:
        return ()
    return results(v, visit.id, visit.version) if visit.starts_at <= v.now else _before(v, visit)


def _before(v: View, visit: Visit) -> tuple[Row, ...]:
    def way(label: str, verb: str) -> Button:
        return do(v, label, verb, visit.id, visit.version)

    wish = visit.wish_at if visit.state is VisitState.DECLINED else None
    again = mark("🔁 The schedule") if visit.repeat else mark("🔁 Repeat")
    return one_each(
        agree(v, visit.id, visit.version, wish) if wish and wish > v.now else None,
        None if visit.state is VisitState.CONFIRMED else way(mark("📞 Agreed by telephone"), PHONE),
        way(MOVE_IT, MOVE),
        None if visit.state is VisitState.DECLINED else way(again, REPEAT),  # first their wish is answered
        way(labels.CANCEL_VISIT, DROP),
    )


def agree(v: View, visit_id: int, version: int, wish: datetime | str) -> Button:
    """«👍 Приїду: чт 26.11, 10:00»"""
    return Button(v.t.plain("👍 I come: {when}", when=v.short(wish)), Visiting(AGREE, visit_id, version))


def to_visit(v: View, visit_id: int) -> Button:
    """To its page."""
    return Button(v.t.plain("📅 Open the visit"), Visiting(OPEN, visit_id))


def details(v: View, request_id: int, version: int) -> tuple[Row, ...]:
    """The number to telephone stands there."""
    return one_each(Button(v.t.plain(labels.CARD), Case("details", request_id, version)))


def to_visits(v: View, request: Request) -> tuple[Row, ...]:
    """Back to the visits of a case in hand, or to the card."""
    verb = "visit" if request.visit_at else "less"
    return one_each(Button(v.t.plain(labels.BACK), Case(verb, request.id, request.version)))
