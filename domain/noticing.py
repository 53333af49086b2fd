"""What may be done with a notice, and what becomes of it. Pure: the use cases look at who does it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.notice_times import expires
from domain.notices import (
    NO_POSTS,
    NO_TALLY,
    RECALLS,
    Counted,
    Limits,
    Notice,
    NoticeState,
    Posts,
    Tally,
    Task,
    ended,
    standing,
)

DRAFT, ASKED, SCHEDULED = NoticeState.DRAFT, NoticeState.ASKED, NoticeState.SCHEDULED
RUNNING, PAUSED, DONE, STOPPED = NoticeState.RUNNING, NoticeState.PAUSED, NoticeState.DONE, NoticeState.STOPPED


class NotThatNow(Exception):
    """The notice is not in a state for this; `fresh` is the notice as it is."""

    def __init__(self, fresh: Notice) -> None:
        super().__init__("NotThatNow")
        self.fresh = fresh


class StillCorrecting(NotThatNow):
    """The former correction has not come to every copy yet."""


def needs_second(notice: Notice, counted: Counted, limits: Limits) -> bool:
    """Whether a second person has to agree: many people, or all communities (rules.md, Roles)."""
    return notice.audience.everybody or counted.total > limits.alone


def changed(notice: Notice, **fields: Any) -> Notice:
    """A draft with other words, another audience and so on; what waits for a yes is a draft again."""
    _in(notice, (DRAFT, ASKED))
    return _next(notice, state=DRAFT, asked=0, asked_by=0, **fields)


def ask(notice: Notice, by: int, people: int) -> Notice:
    """A second person is asked."""
    _in(notice, (DRAFT,))
    return _next(notice, state=ASKED, asked=people, asked_by=by)


def refuse(notice: Notice) -> Notice:
    """The second person did not agree, or the first took it back."""
    _in(notice, (ASKED,))
    return _next(notice, state=DRAFT, asked=0, asked_by=0)


def start(notice: Notice, now: datetime, approver: int = 0) -> Notice:
    """Decided: now, or at its time."""
    _in(notice, (ASKED,) if approver else (DRAFT,))
    decided = replace(notice, approver=approver)
    if notice.starts_at is not None and notice.starts_at > now:
        return _next(decided, state=SCHEDULED)
    return _begun(decided, now)


def on_time(notice: Notice, now: datetime) -> Notice:
    """Its time has come (or somebody does not wish to wait for it)."""
    _in(notice, (SCHEDULED,))
    return _begun(notice, now)


def unschedule(notice: Notice) -> Notice:
    """Back to the draft, nothing was sent."""
    _in(notice, (SCHEDULED,))
    return _next(notice, state=DRAFT, asked=0, asked_by=0, approver=0)


def _begun(notice: Notice, now: datetime) -> Notice:
    since = {"begun_at": now, "pace_at": now, "pace_from": 0}
    return _next(notice, state=RUNNING, task=Task.SEND, not_after=expires(notice, now), **since)


def pause(notice: Notice) -> Notice:
    """Nothing more goes out until it is continued; recipients are written down all the same."""
    _in(notice, (RUNNING,))
    return _next(notice, state=PAUSED, pace_at=None)


def resume(notice: Notice, now: datetime, ended: int) -> Notice:
    """On, from the copy at which it stopped. `ended` copies of its job have an outcome already."""
    _in(notice, (PAUSED,))
    return _next(notice, state=RUNNING, pace_at=now, pace_from=ended)


def stop(notice: Notice, now: datetime) -> Notice:
    """For good: what waits is not done any more. What was delivered stays."""
    _in(notice, (RUNNING, PAUSED))
    return _next(notice, state=STOPPED, ended_at=now, pace_at=None)


def throw_away(notice: Notice, now: datetime) -> Notice:
    """A draft that will not be sent."""
    _in(notice, (DRAFT, ASKED, SCHEDULED))
    return _next(notice, state=STOPPED, ended_at=now)


def finish(notice: Notice, now: datetime) -> Notice:
    """Every copy has an outcome."""
    _in(notice, (RUNNING,))
    return _next(notice, state=DONE, ended_at=now, pace_at=None)


def once_more(notice: Notice, now: datetime, ended: int) -> Notice:
    """A copy was found that had not come to its end. `ended` copies of its job have an outcome already."""
    _in(notice, (DONE,))
    return _next(notice, state=RUNNING, ended_at=None, pace_at=now, pace_from=ended)


def may_correct(notice: Notice) -> bool:
    """Whether its copies can be edited: once begun, when all recipients are written, and not while it is recalled."""
    return notice.begun_at is not None and notice.written and notice.task not in RECALLS


def is_corrected(notice: Notice, tally: Tally) -> bool:
    """Whether a correction may begin: the former one has an outcome for every copy, so that each is counted apart."""
    if notice.task is not Task.CORRECT or notice.state is DONE:
        return True
    return notice.written and ended(tally, notice.job) >= notice.totals.get(notice.job, 0)


def propose(notice: Notice, pending: Posts) -> Notice:
    """A correction that waits to be looked at and confirmed (NO_POSTS: it is taken back)."""
    if not may_correct(notice):
        raise NotThatNow(notice)
    return _next(notice, pending=pending, asked=0, asked_by=0)


def ask_correction(notice: Notice, by: int, people: int) -> Notice:
    """A second person is asked about the proposed words."""
    if not may_correct(notice) or not notice.pending:
        raise NotThatNow(notice)
    return _next(notice, asked=people, asked_by=by)


def refuse_correction(notice: Notice) -> Notice:
    """They did not agree, or it was taken back: the proposal is there, nobody is asked."""
    if not notice.pending:
        raise NotThatNow(notice)
    return _next(notice, asked=0, asked_by=0)


def correct(notice: Notice, now: datetime, approver: int = 0) -> Notice:
    """The proposed words from now on: what was delivered is edited, what was not is sent in them."""
    if not may_correct(notice) or not notice.pending:
        raise NotThatNow(notice)
    told = {"posts": notice.pending, "pending": NO_POSTS, "approver": approver or notice.approver}
    return _tasked(notice, Task.CORRECT, now, **told)


def may_recall(notice: Notice, tally: Tally = NO_TALLY) -> bool:
    """Whether there is, or may be, something delivered to take back. Once more, when the former recall is over and has
    left something standing."""
    if notice.begun_at is None or not notice.written:
        return False
    return notice.task not in RECALLS or _left_standing(notice, tally)


def _left_standing(notice: Notice, tally: Tally) -> bool:
    nothing_waits = sum(tally.values()) >= sum(notice.totals.values())
    return notice.state in (DONE, STOPPED) and nothing_waits and standing(tally) > 0


def recall(notice: Notice, task: Task, now: datetime, tally: Tally = NO_TALLY) -> Notice:
    """What was delivered is taken away (Task.DELETE) or says that it is called off (Task.CANCEL); the rest stays
    unsent."""
    if not may_recall(notice, tally):
        raise NotThatNow(notice)
    return _tasked(notice, task, now, pending=NO_POSTS)


def _tasked(notice: Notice, task: Task, now: datetime, **fields: Any) -> Notice:
    anew = {"state": RUNNING, "task": task, "edition": notice.edition + 1, "cursor": 0, "written": False}
    return _next(notice, **anew, ended_at=None, pace_at=now, pace_from=0, **fields)


def _next(notice: Notice, **fields: Any) -> Notice:
    return replace(notice, version=notice.version + 1, **fields)


def _in(notice: Notice, states: Collection[NoticeState]) -> None:
    if notice.state not in states:
        raise NotThatNow(notice)
