"""Whether a request has become another one since a button was made: words and notes change nothing for a button."""

from __future__ import annotations

from collections.abc import Sequence

from domain.requests import Event

# What happens beside the work: a button that was made before it still does what it says.
HARMLESS = frozenset(
    {
        *("resident_wrote", "worker_wrote", "noted", "tried", "reachable", "unreachable"),
        *("slipped", "cancel_asked", "rated", "explained", "linked", "escalated"),
    }
)


def last_change(events: Sequence[Event], version: int = 0) -> Event | None:
    """The last event after this version that a button must know of. Every version has one event."""
    return next((event for event in reversed(events[version:]) if event.kind not in HARMLESS), None)
