"""What staff are told of a notice on its way, in all its forms."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from domain.messages import Kind
from domain.notice_approving import Hindrance
from domain.notice_figures import Done, Figures, figures_json
from domain.notices import NoticeState, Part, Post, Task, posts_json

ID, TITLE = 1764000000000123, "У середу з 9:00 не буде води. Запасіться, будь ласка…"
WHY = {"blocked": 9, "gone": 2, "never_started": 1, "muted": 3, "not_to_write": 1, "expired": 4, "failed": 1}
SENDING = Done(Task.SEND, 3906, 1240, WHY)
MORNING = datetime(2026, 11, 24, 6, tzinfo=UTC)


def figures(state: NoticeState = NoticeState.RUNNING, **fields: Any) -> Figures:
    """A notice on its way."""
    told = {"title": TITLE, "danger": False, "written": True, "sending": SENDING, **fields}
    return Figures(ID, 7, state, **told)


def _told(one: Figures, **more: Any) -> dict[str, Any]:
    return {"notice": ID, "figures": figures_json(one), **more}


PAUSED, OVER, STOPPED = NoticeState.PAUSED, NoticeState.DONE, NoticeState.STOPPED
RECALLS = [figures(OVER, present=Done(task, 1240, 1200, {"failed": 40})) for task in (Task.DELETE, Task.CANCEL)]
CORRECTED = figures(OVER, present=Done(Task.CORRECT, 1240, 1240))
CALLS = {"notice": ID, "title": TITLE, "danger": False, "community": "UA53040130000023174", "name": "Пирятинська"}
PLACES: dict[str, Any] = {"communities": ["UA53040130000023174"], "settlements": ["UA53040130020012345"]}
NAMES = {"UA53040130000023174": "Пирятинська", "UA53040130020012345": "Заріччя"}
POSTS = posts_json({lang: Post((Part(text=TITLE),), (("Графік", "https://example.org"),)) for lang in ("uk", "en")})
ASKED: dict[str, Any] = {
    "notice": ID,
    "version": 7,
    "who": "Андрій <адмін>",
    "topic": "outage",
    "danger": "",
    "fix": False,
    "audience": PLACES,
    "places": NAMES,
    "people": 3906,
    "without": {"blocked": 4, "muted": 2},
    "title": TITLE,
    "starts_at": "2026-11-24T07:00:00+00:00",
    "not_after": "2026-11-26T07:00:00+00:00",
}
NOTICE_MORE: dict[Kind, list[dict[str, Any]]] = {
    Kind.NOTICE_PROGRESS: [
        _told(figures(rate=24.83, seconds=107)),
        _told(figures(morning=MORNING, written=False)),
        _told(figures(PAUSED, stuck=True)),
        _told(figures(rate=1.0, seconds=40000, breaks=True)),
        _told(figures(present=Done(Task.CORRECT, 900, 20), danger=True, title="")),
        _told(figures(OVER)),
    ],
    Kind.NOTICE_OVER: [
        _told(figures(OVER, lasted=200), admin=True, callers=2, nobody=["Шишацька"]),
        *(_told(one, admin=True) for one in (*RECALLS, CORRECTED, figures(STOPPED))),
        _told(figures(STOPPED, begun=False, sending=Done(Task.SEND)), admin=True),
        _told(figures(OVER), admin=False, callers=1, nobody=[]),
    ],
    Kind.NOTICE_LIST_AWAY: [{"notice": ID, "community": CALLS["community"], "deletes": [7]}],
    Kind.NOTICE_CALLS: [{**CALLS, "n": 17, "more": False}, {**CALLS, "n": 300, "more": True, "danger": True}],
    Kind.NOTICE_ASKED: [
        {**ASKED, "show": True, "posts": POSTS},
        ASKED,
        {**ASKED, "danger": "fire", "starts_at": None},
        {**ASKED, "fix": True, "audience": {**PLACES, "services": ["supplies"]}, "people": 3},
    ],
    Kind.NOTICE_DECIDED: [
        *({**ASKED, "what": what} for what in ("approved", "refused", "back", "alone")),
        *({**ASKED, "what": what, "mine": True} for what in ("approved", "refused", "grown")),
        *({**ASKED, "what": what, "mine": True, "fix": True, "starts_at": None} for what in ("approved", "refused")),
    ],
    Kind.NOTICE_HELD: [{**ASKED, "why": why.value} for why in Hindrance],
    Kind.NOTICE_ALONE: [
        {**ASKED, "danger": danger, "why": why, "admin": danger == "war"}
        for danger, why in (("war", "minutes"), ("Може прорвати <дамбу>", "silence"))
    ],
}
