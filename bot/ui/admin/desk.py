"""The coordinator's desk: what waits for them in figures, and the lists behind the figures, page by page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.admin.terms import LABEL as TERMS
from bot.ui.callbacks import Lists, Office
from bot.ui.screen import Button, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from bot.ui.worker.states import STATES
from domain.communities import Community
from domain.lateness import Owed
from domain.people import Membership
from domain.requests import Request, Status
from domain.short_numbers import base36
from usecases.overdue import MOST
from usecases.overview import Desk, Page, Which
from usecases.workload import CASES

FIGURES: Mapping[Which, str] = {
    Which.CALLING: mark("⏫ Calling for a decision"),
    Which.UNOWNED: mark("🆕 In the queue"),
    Which.NOBODY: mark("🚨 Nobody responsible"),
    Which.OVERDUE: mark("⏰ Overdue"),
    Which.APPEALS: mark("⚖️ Appeals"),
    Which.WAITING: mark("⏳ Waiting for the person"),
}
MISSING: Mapping[Owed, str] = {Owed.CALL: "⏰", Owed.TERM: "⌛", Owed.VISIT: "📅"}
LEGEND: Mapping[Owed, str] = {
    Owed.CALL: mark("⏰ the first call is late"),
    Owed.TERM: mark("⌛ a term has run out"),
    Owed.VISIT: mark("📅 nobody told how the visit went"),
}
NOTHING: frozenset[Owed] = frozenset()
OPEN = "open"  # a case from a list: `at` is list.whose.request, so that the way back is not lost


def desk(v: View, shown: Desk, edit: bool = False) -> Screen:
    """The figures, each opening its list."""
    head = v.t.say("🧭 {community}", community=shown.community)
    asks = any(shown.figures.values())
    line = v.t.say("What waits for you:") if asks else v.t.say("Everything is in good hands. Nothing waits for you.")
    rows = [Button(f"{v.t.plain(FIGURES[w])}: {_many(n)}", Lists(w, shown.head.id)) for w, n in shown.figures.items()]
    setup = Button(v.t.plain("🛠 Set up"), Office("cm", shown.head.community))
    terms = Button(v.t.plain(TERMS), Office("tr", shown.head.community))
    workers = Button(f"{v.t.plain(labels.STAFF)}: {shown.workers}", team_of(shown.head.id))
    return Screen(Html(f"<b>{head}</b>\n{line}"), buttons=one_each(*rows, workers, terms, setup), edit=edit)


def choose(v: View, heads: Sequence[tuple[Membership, Community | None]]) -> Screen:
    """Which community, for whoever coordinates several."""
    buttons = [Button(c.name if c else m.title, to_desk(m.id)) for m, c in heads]
    return Screen(v.t.say("Which community?"), buttons=one_each(*buttons))


def page(v: View, shown: Page) -> Screen:
    """A list, edited in place."""
    title = v.t.say(FIGURES[Which(shown.which)]) if shown.which in set(Which) else Html()
    if shown.which == CASES:
        title = v.t.say("🗂 Cases: {worker}", worker=shown.title)
    below = _legend(v, shown) if shown.requests else [v.t.say("There is nothing here.")]
    lines = one_each(*(Button(line(v, r, shown.owed.get(r.id, NOTHING)), _open(shown, r)) for r in shown.requests))
    others = turns(v, shown.number, shown.more, lambda to: Lists(shown.which, shown.of, to))
    buttons = (*lines, *others, (_back(v, shown),))
    return Screen(Html("\n".join([f"<b>{title}</b>", *below])), buttons=buttons, edit=True)


def line(v: View, request: Request, owed: Collection[Owed] = NOTHING) -> str:
    """One case of a list: its marks, number, place, and where it stands."""
    signs = "".join(sign for sign, so in _marks(request, owed).items() if so) or "•"
    unread = "💬 " if request.unread else ""
    return f"{signs} {unread}{request.number} · {v.place(request.settlement)} · {v.t.plain(STATES[request.status])}"


def _marks(request: Request, owed: Collection[Owed]) -> Mapping[str, bool]:
    return {
        "❗": request.urgent,
        **{sign: what in owed for what, sign in MISSING.items()},
        "⚖️": request.appealed,
        "⏫": request.level > 0,
        "⏸": request.status is Status.WAITING,
    }


def _legend(v: View, shown: Page) -> list[Html]:
    """What the marks of this page mean, as far as something is overdue or paused."""
    there = {what for request in shown.requests for what in shown.owed.get(request.id, NOTHING)}
    paused = any(request.status is Status.WAITING for request in shown.requests)
    lines = [v.t.say(words) for what, words in LEGEND.items() if what in there]
    return [*lines, v.t.say("⏸ paused: we wait for the person")] if paused else lines


def to_desk(head: int) -> Office:
    """The desk of this coordinator's membership."""
    return Office("desk", base36(head))


def team_of(head: int, number: int = 0) -> Office:
    """The workers of that community."""
    return Office("team", base36(head), number)


def to_worker(membership: int) -> Office:
    """One worker's page."""
    return Office("worker", base36(membership))


def _many(n: int) -> str:
    return f"{n}+" if n >= MOST else str(n)


def _open(shown: Page, request: Request) -> Office:
    return Office(OPEN, f"{shown.which}.{base36(shown.of)}.{base36(request.id)}", shown.number)


def _back(v: View, shown: Page) -> Button:
    if shown.which == CASES:
        return Button(v.t.plain("⬅️ To the worker"), to_worker(shown.of))
    return Button(v.t.plain("⬅️ To the desk"), to_desk(shown.of))
