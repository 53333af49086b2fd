"""Whether a message may go to a person now: their safety and their wishes come before all that we have to tell."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from domain.deadlines import Zone, instant, local
from domain.messages import Kind
from domain.people import Person

# What people get because they work here; everything else is addressed to them as residents.
TO_STAFF = frozenset(
    {
        Kind.OFFER,
        Kind.OFFER_GONE,
        Kind.CARD,
        Kind.DETAILS_AWAY,
        Kind.HANDED_OVER,
        Kind.HANDING,
        Kind.LEFT,
        Kind.ROLE,
        Kind.ABSENCE,
        Kind.RESIDENT_WORDS,
        Kind.TWIN,
        Kind.HELPED,
        Kind.REOPENED,
        Kind.CANCELLED,
        Kind.CANCEL_ASKED,
        Kind.DECIDED,
        Kind.APPEAL,
        Kind.LOW_STARS,
        Kind.UNREACHABLE,
        Kind.TELEPHONE,
        Kind.NOT_CALLED,
        Kind.NOT_WELL,
        Kind.MORNING,
        Kind.EVENING,
        Kind.NOBODY,
        Kind.MOVED_IN,
        Kind.LINKED,
        Kind.STALLED,
        Kind.CLOCK_NEAR,
        Kind.ESCALATED,
        Kind.TERM_NEAR,
        Kind.BACKLOG,
        Kind.VISIT_ANSWER,
        Kind.VISIT_NEAR,
        Kind.VISIT_RESULT,
        Kind.VISIT_MISSED,
        Kind.DAY_MOVED,
        Kind.NOTICE_PROGRESS,
        Kind.NOTICE_OVER,
        Kind.NOTICE_CALLS,
        Kind.NOTICE_LIST_AWAY,
        Kind.POISON,
        Kind.TIMER_FAILED,
        Kind.NOTICE_ASKED,
        Kind.NOTICE_DECIDED,
        Kind.NOTICE_HELD,
        Kind.NOTICE_ALONE,
    }
)
# What a resident may switch off, kind by kind: never an answer to what they asked for, never the urgent.
MUTES: Mapping[str, frozenset[Kind]] = {
    "notices": frozenset({Kind.NOTICE}),
    "visits": frozenset({Kind.VISIT_REMINDER}),
    "checkins": frozenset({Kind.CHECK_IN, Kind.ALL_WELL, Kind.ASK_AGAIN}),
    "surveys": frozenset({Kind.SURVEY, Kind.SURVEY_AGAIN}),
    "drafts": frozenset({Kind.DRAFT_REMIND}),
}
FORMER = {"reminders": frozenset({"checkins", "surveys", "drafts"})}  # one switch before it was these
NO_CALLS = "never"  # in the place of the hours: not to be telephoned at all
HOURS: Mapping[str, tuple[time, time]] = {
    "morning": (time(8), time(12)),
    "day": (time(12), time(17)),
    "evening": (time(17), time(21)),
}


@dataclass(frozen=True, slots=True)
class Go:
    """Now."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Not before that moment."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Never:
    """Not at all; `why` is a short class without personal data."""

    why: str


Way = Go | Wait | Never


def reach(person: Person, kind: Kind, urgent: bool, now: datetime, tz: Zone, topic: str = "") -> Way:
    """What becomes of a message of this kind (a notice has a topic) to this person. Staff are told everything that
    their work needs."""
    if kind in TO_STAFF:
        return Go()
    if not person.safe.write:
        return Never("not_to_write")
    if not urgent and any(kind in MUTES[muted] for muted in switched_off(person.quiet)):
        return Never("muted")
    if topic and not urgent and not hears(person.quiet, topic):
        return Never("muted")
    opens = next_window(person.safe.hours, now, tz)
    return Wait(opens) if opens > now else Go()


def topic_quiet(topic: str) -> str:
    """What `Person.quiet` holds when notices of one topic are switched off."""
    return f"topic:{topic}"


def hears(quiet: Collection[str], topic: str) -> bool:
    """Whether notices of this topic are wished for."""
    return "notices" not in quiet and topic_quiet(topic) not in quiet


def switched_off(quiet: Collection[str]) -> frozenset[str]:
    """The kinds of messages that are switched off, by the names that they have now."""
    return frozenset(name for one in quiet for name in FORMER.get(one, {one}) if name in MUTES)


def next_window(hours: str, now: datetime, tz: Zone) -> datetime:
    """`now` within the part of the day that is safe, else when that part begins next. Any other word is any time."""
    if hours not in HOURS:
        return now
    first, last = HOURS[hours]
    today = local(now, tz).date()
    begins, ends = instant(today, first, tz), instant(today, last, tz)
    if now < begins:
        return begins
    return now if now < ends else instant(today + timedelta(days=1), first, tz)
