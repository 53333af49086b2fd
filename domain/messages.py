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
    ALERT = "alert"  # a notice of danger: to many people, but it does not wait for the morning
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
    ABSENCE = "absence"
    TAKEN = "taken"
    STANDS_IN = "stands_in"
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
    MILESTONE = "milestone"
    CLOCK_NEAR = "clock_near"
    CLOCK_LATE = "clock_late"
    FINISHED = "finished"
    SURVEY = "survey"
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
    ALL_WELL = "all_well"
    NOT_CALLED = "not_called"
    NOT_WELL = "not_well"
    MORNING = "morning"
    EVENING = "evening"
    SLIPPED = "slipped"
    CLOSED_SILENTLY = "closed_silently"
    NOBODY = "nobody"
    MOVED_IN = "moved_in"
    LINKED = "linked"
    STALLED = "stalled"
    ESCALATED = "escalated"
    TERM_NEAR = "term_near"
    BACKLOG = "backlog"
    VISIT_PROPOSED = "visit_proposed"
    VISIT_MOVED = "visit_moved"
    VISIT_CANCELLED = "visit_cancelled"
    VISIT_CONFIRMED = "visit_confirmed"
    VISIT_REMINDER = "visit_reminder"
    VISIT_ANSWER = "visit_answer"
    VISIT_NEAR = "visit_near"
    VISIT_RESULT = "visit_result"
    VISIT_MISSED = "visit_missed"
    DAY_MOVED = "day_moved"
    NOTICE = "notice"
    NOTICE_ASKED = "notice_asked"
    NOTICE_DECIDED = "notice_decided"
    NOTICE_HELD = "notice_held"
    NOTICE_ALONE = "notice_alone"
    NOTICE_PROGRESS = "notice_progress"
    NOTICE_OVER = "notice_over"
    NOTICE_CALLS = "notice_calls"
    NOTICE_LIST_AWAY = "notice_list_away"
    DRAFT_REMIND = "draft_remind"
    DRAFT_ERASED = "draft_erased"
    URGENT_SENT = "urgent_sent"
    FAULT = "fault"
    POISON = "poison"
    TIMER_FAILED = "timer_failed"


LANES: Mapping[Kind, Lane] = {
    Kind.STANDS_IN: Lane.REMINDER,  # absences begin and end at midnight
    Kind.ABSENCE: Lane.REMINDER,
    Kind.CHECK_IN: Lane.REMINDER,
    Kind.ASK_AGAIN: Lane.REMINDER,
    Kind.ALL_WELL: Lane.REMINDER,
    Kind.SURVEY: Lane.REMINDER,
    Kind.SURVEY_AGAIN: Lane.REMINDER,
    Kind.SLIPPED: Lane.REMINDER,
    Kind.NOT_CALLED: Lane.REMINDER,
    Kind.STALLED: Lane.REMINDER,
    Kind.ESCALATED: Lane.REMINDER,
    Kind.TERM_NEAR: Lane.REMINDER,
    Kind.BACKLOG: Lane.REMINDER,
    Kind.MORNING: Lane.REMINDER,
    Kind.EVENING: Lane.REMINDER,
    Kind.CLOSED_SILENTLY: Lane.REMINDER,
    Kind.CLOCK_NEAR: Lane.REMINDER,
    Kind.CLOCK_LATE: Lane.REMINDER,
    Kind.VISIT_REMINDER: Lane.REMINDER,
    Kind.VISIT_NEAR: Lane.REMINDER,
    Kind.VISIT_RESULT: Lane.REMINDER,
    Kind.VISIT_MISSED: Lane.REMINDER,
    Kind.DRAFT_REMIND: Lane.REMINDER,
    Kind.DRAFT_ERASED: Lane.REMINDER,
    Kind.NOTICE_CALLS: Lane.REMINDER,
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
    """A message to every coordinator of the community and, with `admins`, to the installation's admins.

    `daily`: those get it no more than once a day about the same request.
    """

    community: str
    message: Message
    admins: bool = False
    daily: bool = False
