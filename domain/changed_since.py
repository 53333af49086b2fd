"""Whether a request has become another one since a button was made: words and notes change nothing for a button."""

from __future__ import annotations

from collections.abc import Sequence

from domain.course_steps import Milestone
from domain.requests import Event
from domain.taking_back import TAKEN_BACK

# What happens beside the work: a button that was made before it still does what it says.
HARMLESS = frozenset(
    {
        *("resident_wrote", "worker_wrote", "noted", "tried", "reachable", "unreachable"),
        *("slipped", "cancel_asked", "rated", "explained", "linked", "escalated"),
        *(step.value for step in Milestone),
        TAKEN_BACK,
        *("visit_proposed", "visit_confirmed", "visit_wished", "visit_moved", "visit_cancelled"),
        *("visit_done", "visit_no_show", "visit_missed"),
    }
)
# What settles a case for its coordinators: the clock's own search for somebody does not.
DECIDING = frozenset(
    {
        *("accepted", "assigned", "taken_over", "released", "recalled", "handed", "handed_over", "contacted"),
        *("resolved", "closed", "rejected", "redirected", "joined", "cancelled"),
    }
)


def last_change(events: Sequence[Event], version: int = 0) -> Event | None:
    """The last event after this version that a button must know of. Every version has one event."""
    return next((event for event in reversed(events[version:]) if event.kind not in HARMLESS), None)


def last_decision(events: Sequence[Event], version: int) -> Event | None:
    """The last event after this version that a coordinator, who does not have the case, must know of."""
    return next((event for event in reversed(events[version:]) if event.kind in DECIDING), None)
