"""Notices: one message to many people, from being written to having been told, corrected or recalled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from domain.people import Role


class NoticeState(StrEnum):
    """DRAFT → ASKED (waits for the second person) → SCHEDULED → RUNNING ⇄ PAUSED → DONE | STOPPED; a draft that was
    thrown away is STOPPED too. A correction and a recall lead from DONE or STOPPED to RUNNING again."""

    DRAFT = "draft"
    ASKED = "asked"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    STOPPED = "stopped"


class Task(StrEnum):
    """What is done with every copy while a notice is RUNNING or PAUSED."""

    SEND = "send"
    CORRECT = "correct"  # what was delivered is edited into the present edition; what was not is sent in it
    DELETE = "delete"  # what was delivered is taken away
    CANCEL = "cancel"  # what was delivered says that it is called off


SENDING = "send"  # the job of the first task
RECALLS = frozenset({Task.DELETE, Task.CANCEL})
OPEN_NOTICES = frozenset({NoticeState.ASKED, NoticeState.SCHEDULED, NoticeState.RUNNING, NoticeState.PAUSED})
TOPICS = ("outage", "visit", "aid", "shelter", "news")  # what residents may switch off, one by one
DANGERS = ("weather", "water", "fire", "chemical", "epidemic", "war", "other")  # why a notice does not wait


@dataclass(frozen=True, slots=True)
class Part:
    """One message as it was written: the text or caption with its entities, and its file as Telegram names it.

    `kind` is text, photo, video, animation, audio, document, voice, video_note or location ("49.58,34.55" in `file`).
    Of a location `text` may name the place: title and address, a line each. Entities and `preview`
    (link_preview_options) are the Bot API's objects. `message` is its id in the chat of whoever wrote it, `album`
    Telegram's id of the album that it came in.
    """

    kind: str = "text"
    text: str = ""
    entities: tuple[Mapping[str, Any], ...] = ()
    file: str = ""
    message: int = 0
    above: bool = False  # the caption stands above the picture
    spoiler: bool = False
    preview: Mapping[str, Any] = field(default_factory=dict)
    album: str = ""
    chat: int = 0


@dataclass(frozen=True, slots=True)
class Post:
    """What people get in one language: one message or an album, and its buttons, each (words, address)."""

    parts: tuple[Part, ...] = ()
    buttons: tuple[tuple[str, str], ...] = ()

    @property
    def shape(self) -> tuple[str, ...]:
        """Which messages it makes: a delivered copy can only be edited into one of the same shape."""
        return tuple(part.kind for part in self.parts)


Posts = Mapping[str, Post]  # by language; "uk" is for everybody who has none of their own
NO_POSTS: Posts = MappingProxyType({})
FIRST = "uk"


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom it is for. Empty is everybody; what is named narrows: of these communities, living in one of these
    settlements or districts, who asked for one of these services, with this language, of this role.

    `role` is None for residents, else staff of that role in these communities. Sensitive services are never named.
    """

    communities: tuple[str, ...] = ()
    districts: tuple[int, ...] = ()
    settlements: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    role: Role | None = None

    @property
    def everybody(self) -> bool:
        """Whether it is for all communities of the installation."""
        return not self.communities


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people an audience has, and why some of them will not get it: blocked, gone, never_started, muted,
    not_to_write."""

    total: int = 0
    without: Mapping[str, int] = field(default_factory=dict)

    @property
    def reached(self) -> int:
        """How many will get it, as far as is known."""
        return self.total - sum(self.without.values())


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `danger` is the reason of the urgent lane, "" for an ordinary one.

    `edition` counts the tasks: 1 is the sending, each correction or recall is the next; `pending` is a correction
    that is not confirmed yet. `totals` is how many copies each job has, as far as they were written: all of them when
    `written` is true; `cursor` is the last person (of the sending) or the last copy that was written. `pace_at` and
    `pace_from`: since when, and from how many outcomes on, the rate is counted. `asked` is how many people it was for
    when the second person was asked.
    """

    id: int
    author: int
    made_at: datetime
    posts: Posts = field(default_factory=dict)
    audience: Audience = Audience()
    topic: str = "news"
    danger: str = ""
    starts_at: datetime | None = None
    not_after: datetime | None = None
    state: NoticeState = NoticeState.DRAFT
    version: int = 1
    task: Task = Task.SEND
    edition: int = 1
    pending: Posts = field(default_factory=dict)
    cursor: int = 0
    written: bool = False
    totals: Mapping[str, int] = field(default_factory=dict)
    asked: int = 0
    asked_by: int = 0
    approver: int = 0
    begun_at: datetime | None = None
    ended_at: datetime | None = None
    pace_at: datetime | None = None
    pace_from: int = 0

    @property
    def open(self) -> bool:
        """Whether something is still to happen by itself or by somebody's yes."""
        return self.state in OPEN_NOTICES

    @property
    def quiet(self) -> bool:
        """Whether it rests at night: danger does not, and what is taken back makes no sound. Of a correction only what
        was not delivered rests."""
        return not self.danger and self.task not in RECALLS

    @property
    def job(self) -> str:
        """Under what the outcomes of the present task are counted: each correction and recall apart."""
        return job(self.task, self.edition)


def job(task: Task, edition: int) -> str:
    """Under what the outcomes of a task are counted."""
    return SENDING if task is Task.SEND else f"{task}:{edition}"


Tally = Mapping[tuple[str, str], int]  # (job, outcome) → how many copies
NO_TALLY: Tally = MappingProxyType({})
# How a copy can end: told (or corrected, or recalled), or why not.
OUTCOMES = (
    *("sent", "blocked", "gone", "never_started", "muted", "not_to_write"),
    *("expired", "stopped", "forgotten", "uncertain", "failed"),
)


def ended(tally: Tally, job: str) -> int:
    """How many copies of a job have an outcome."""
    return sum(count for (its, _), count in tally.items() if its == job)


def standing(tally: Tally) -> int:
    """How many copies were delivered and not recalled."""
    gone = sum(count for (its, how), count in tally.items() if how == "sent" and its.partition(":")[0] in RECALLS)
    return max(0, tally.get((SENDING, "sent"), 0) - gone)


def posts_json(posts: Posts) -> dict[str, Any]:
    """Posts as plain JSON."""
    return {lang: asdict(post) for lang, post in posts.items()}


def posts_of(told: Mapping[str, Any]) -> Posts:
    """Posts from what `posts_json` made."""
    return {lang: _post(one) for lang, one in told.items()}


def _post(told: Mapping[str, Any]) -> Post:
    parts = tuple(Part(**{**part, "entities": tuple(part["entities"])}) for part in told["parts"])
    return Post(parts, tuple((text, url) for text, url in told["buttons"]))


def audience_json(audience: Audience) -> dict[str, Any]:
    """What narrows an audience, as plain JSON."""
    return {name: value for name, value in asdict(audience).items() if value}


def audience_of(told: Mapping[str, Any]) -> Audience:
    """An audience from what `audience_json` made."""
    named = {name: tuple(value) for name, value in told.items() if name != "role"}
    return Audience(**named, role=Role(told["role"]) if "role" in told else None)


@dataclass(frozen=True, slots=True)
class Limits:
    """What this installation sets: messages a second, and for how many people one admin may decide alone."""

    per_second: int = 25
    alone: int = 50


LIMITS = Limits()


class NoticeChanged(Exception):
    """Somebody was first; `fresh` is the notice as it is, to show in place of the old one."""

    def __init__(self, fresh: Notice) -> None:
        super().__init__("NoticeChanged")
        self.fresh = fresh
