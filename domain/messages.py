"""What can be told to a person: kinds and parameters, no text. Rendered at delivery in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Lane(StrEnum):
    """Which queue of the sender a message waits in; earlier lanes go first."""

    URGENT = "urgent"
    REPLY = "reply"
    REMINDER = "reminder"
    NOTICE = "notice"


class Kind(StrEnum):
    """Everything that the bot tells people who did not just tap something."""

    OFFER = "offer"
    OFFER_GONE = "offer_gone"
    CARD = "card"
    DETAILS_AWAY = "details_away"
    HANDED_OVER = "handed_over"
    HANDING = "handing"
    LEFT = "left"
    ROLE = "role"
    TAKEN = "taken"
    WORKER_WORDS = "worker_words"
    RESIDENT_WORDS = "resident_words"
    CONTACT_MADE = "contact_made"
    TRIED = "tried"
    QUESTION = "question"
    ASK_AGAIN = "ask_again"
    REDIRECTED = "redirected"
    JOINED = "joined"
    PARTED = "parted"
    TWIN = "twin"
    TWIN_OVER = "twin_over"
    FINISHED = "finished"
    SURVEY_AGAIN = "survey_again"
    HELPED = "helped"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    CANCEL_ASKED = "cancel_asked"
    REJECTED = "rejected"
    DECIDED = "decided"
    APPEAL = "appeal"
    LOW_STARS = "low_stars"
    UNREACHABLE = "unreachable"
    TELEPHONE = "telephone"
    CHECK_IN = "check_in"
    NOT_CALLED = "not_called"
    SLIPPED = "slipped"
    CLOSED_SILENTLY = "closed_silently"
    NOBODY = "nobody"
    MOVED_IN = "moved_in"
    LINKED = "linked"
    STALLED = "stalled"
    NOTICE = "notice"
    DRAFT_REMIND = "draft_remind"
    DRAFT_ERASED = "draft_erased"
    FAULT = "fault"
    POISON = "poison"


LANES: Mapping[Kind, Lane] = {
    Kind.CHECK_IN: Lane.REMINDER,
    Kind.ASK_AGAIN: Lane.REMINDER,
    Kind.SURVEY_AGAIN: Lane.REMINDER,
    Kind.CLOSED_SILENTLY: Lane.REMINDER,
    Kind.DRAFT_REMIND: Lane.REMINDER,
    Kind.DRAFT_ERASED: Lane.REMINDER,
    Kind.NOTICE: Lane.NOTICE,
}
QUIET = frozenset({Lane.REMINDER, Lane.NOTICE})  # wait for the morning (rules.md: quiet hours 21:00–08:00)
CASE_WORDS = frozenset({Kind.RESIDENT_WORDS, Kind.LOW_STARS})  # never for admins, who read no cases (rules.md, Roles)


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to tell. `params` are plain JSON values; times are ISO strings in UTC."""

    kind: Kind
    params: Mapping[str, Any] = field(default_factory=dict)
    urgent: bool = False
    not_after: datetime | None = None

    @property
    def lane(self) -> Lane:
        """The sender's queue for it."""
        return Lane.URGENT if self.urgent else LANES.get(self.kind, Lane.REPLY)


@dataclass(frozen=True, slots=True)
class Tell:
    """A message to one person."""

    person_id: int
    message: Message


@dataclass(frozen=True, slots=True)
class TellRole:
    """A message to every coordinator of the community and, with `admins`, to the installation's admins."""

    community: str
    message: Message
    admins: bool = False
