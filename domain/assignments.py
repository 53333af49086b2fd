"""An offer of a request to a worker: offered → accepted | declined | expired | revoked; then completed | revoked.

A hand-over: accepted → transfer_pending → transferred | accepted. Whoever hands over answers for it until then.
An absence: accepted → substituted; whoever stands in has an accepted offer of their own, with the absent as its root.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OfferState(StrEnum):
    """Where one worker stands towards one request."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    REVOKED = "revoked"
    COMPLETED = "completed"
    TRANSFER_PENDING = "transfer_pending"
    TRANSFERRED = "transferred"
    SUBSTITUTED = "substituted"


LIVE = frozenset({OfferState.ACCEPTED, OfferState.TRANSFER_PENDING})  # its worker is responsible
EXCLUDING = frozenset({OfferState.DECLINED, OfferState.EXPIRED, OfferState.TRANSFERRED})
RELEASED = "released"  # why an offer was revoked: a coordinator took the case away from its worker


@dataclass(frozen=True, slots=True)
class Offer:
    """One worker's offer. `weight` is the load it holds on the worker, in tenths of an ordinary request.

    `root` is the membership that its worker stands in for, 0 when the case is their own.
    """

    id: int
    membership_id: int
    person_id: int
    state: OfferState
    offered_at: datetime
    title: str = ""
    weight: int = 0
    reason: str = ""
    root: int = 0

    @property
    def open_or_live(self) -> bool:
        """Whether the worker may see and act on the request because of this offer."""
        return self.state is OfferState.OFFERED or self.state in LIVE

    @property
    def excludes(self) -> bool:
        """Whether its worker is not asked again: they let it pass, gave the case away, or it was taken from them."""
        return self.state in EXCLUDING or (self.state is OfferState.REVOKED and self.reason == RELEASED)

    @property
    def held(self) -> int:
        """The load this offer holds now."""
        return self.weight if self.open_or_live else 0
