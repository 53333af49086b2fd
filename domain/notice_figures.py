"""How far a notice has come, in figures: what the progress, the page and the report say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from domain.deadlines import Zone, daytime, instant, local
from domain.notice_words import began
from domain.notices import SENDING, Limits, Notice, NoticeState, Tally, Task, ended

SENT = "sent"
EVENING = time(21)  # when the quiet hours begin
_SHORTEST = timedelta(seconds=1)  # less says nothing of a rate


@dataclass(frozen=True, slots=True)
class Done:
    """One job: what was to be done with so many copies, how many it was done with, and why not with others."""

    task: Task
    total: int = 0
    done: int = 0
    why: Mapping[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> int:
        """With how many it was not done, for whatever reason."""
        return sum(self.why.values())

    @property
    def left(self) -> int:
        """How many wait."""
        return max(0, self.total - self.done - self.failed)


@dataclass(frozen=True, slots=True)
class Figures:
    """`sending` is the first task, `present` the correction or recall after it. `rate` a second, 0 when nobody knows;
    `seconds` are left, about. `morning`: it is night, and it goes on then; `breaks`: the night comes before it is
    through. `stuck`: nothing has moved for a while. `written`: all copies are known."""

    notice: int
    version: int
    state: NoticeState
    title: str
    danger: bool
    written: bool
    sending: Done
    present: Done | None = None
    rate: float = 0.0
    seconds: int = 0
    morning: datetime | None = None
    stuck: bool = False
    breaks: bool = False
    begun: bool = True
    lasted: int = 0  # seconds

    @property
    def job(self) -> Done:
        """What is, or was, done last."""
        return self.present or self.sending


def figures_of(notice: Notice, tally: Tally, now: datetime, tz: Zone, limits: Limits | None = None) -> Figures:
    """As it stands now."""
    present = None if notice.task is Task.SEND else _done(notice, tally, notice.task, notice.job)
    sending = _done(notice, tally, Task.SEND, SENDING)
    left = sending.left + (present.left if present else 0)
    running, opens = notice.state is NoticeState.RUNNING, daytime(now, tz)
    sleeps = running and notice.quiet and opens > now
    rate = 0.0 if sleeps else _rate(notice, tally, now, tz)
    pace = rate or (limits or Limits()).per_second
    seconds = round(left / pace) if running and not sleeps else 0
    evening = instant(local(now, tz).date(), EVENING, tz)
    return Figures(
        notice.id,
        notice.version,
        notice.state,
        began(notice),
        bool(notice.danger),
        notice.written,
        sending,
        present,
        rate=rate,
        seconds=seconds,
        morning=opens if sleeps else None,
        breaks=notice.quiet and seconds > 0 and now + timedelta(seconds=seconds) > evening,
        begun=notice.begun_at is not None,
        lasted=_lasted(notice),
    )


def _done(notice: Notice, tally: Tally, task: Task, job: str) -> Done:
    its = {outcome: count for (of, outcome), count in tally.items() if of == job and count}
    total = max(notice.totals.get(job, 0), ended(tally, job))
    return Done(task, total, its.pop(SENT, 0), its)


def _rate(notice: Notice, tally: Tally, now: datetime, tz: Zone) -> float:
    """Since it was begun or continued, if no night lies between."""
    since = notice.pace_at
    if notice.state is not NoticeState.RUNNING or since is None or now - since < _SHORTEST:
        return 0.0
    if notice.quiet and (daytime(since, tz) > since or local(since, tz).date() != local(now, tz).date()):
        return 0.0
    return max(0, ended(tally, notice.job) - notice.pace_from) / (now - since).total_seconds()


def _lasted(notice: Notice) -> int:
    if notice.begun_at is None or notice.ended_at is None or notice.task is not Task.SEND:
        return 0
    return round((notice.ended_at - notice.begun_at).total_seconds())


def figures_json(figures: Figures) -> dict[str, Any]:
    """What travels with a message: plain JSON."""
    morning = figures.morning.isoformat() if figures.morning else ""
    return {**asdict(figures), "morning": morning}


def read_figures(told: Mapping[str, Any]) -> Figures:
    """Figures from what `figures_json` made."""
    jobs = {name: _job(told[name]) for name in ("sending", "present") if told[name]}
    morning = datetime.fromisoformat(told["morning"]) if told["morning"] else None
    return Figures(**{**told, "present": None, **jobs, "morning": morning, "state": NoticeState(told["state"])})


def _job(told: Mapping[str, Any]) -> Done:
    return Done(**{**told, "task": Task(told["task"])})
