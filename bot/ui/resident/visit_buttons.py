"""What a resident may answer to a visit: yes, another time, no."""

from __future__ import annotations

from bot.ui import labels
from bot.ui.callbacks import Visiting
from bot.ui.screen import Button, Row, one_each
from bot.ui.view import View
from domain.visits import OPEN_VISITS, VisitState

YES, OTHER, DROP = "ryes", "rother", "rdrop"
ASKED = frozenset({VisitState.PROPOSED, VisitState.MOVED})  # a yes is awaited


def answers(v: View, visit_id: int, version: int, state: VisitState) -> tuple[Row, ...]:
    """The buttons under a visit in this state; none when it is over."""
    if state not in OPEN_VISITS:
        return ()

    def do(label: str, verb: str) -> Button:
        return Button(v.t.plain(label), Visiting(verb, visit_id, version))

    yes = do(labels.CONFIRM_VISIT, YES) if state in ASKED else None
    return one_each(yes, do(labels.OTHER_TIME, OTHER), do(labels.CANCEL_VISIT, DROP))
