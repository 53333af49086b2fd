"""How far a notice has come, in figures: what the progress, the page and the report say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from domain.deadlines import EVENING, Zone, daytime, instant, local
from domain.notice_aiming import few
from domain.notice_words import began
from domain.notices import RECALLS, SENDING, Limits, Notice, NoticeState, Tally, Task, ended, standing

SENT = "sent"
_SHORTEST = timedelta(seconds=1)  # less says nothing of a rate


@dataclass(frozen=True, slots=True)
class Done:
    """One job: what was to be done with so many copies, how many it was done with, and why not with others.

    `few`: so few people who asked for one service that no number is told."""

    task: Task
    total: int = 0
    done: int = 0
    why: Mapping[str, int] = field(default_factory=dict)
    few: bool = False

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
    `seconds` are left, about. `morning`: it is night, and what is not sent yet goes on then; `breaks`: the night comes
    before it is through. `stuck`: nothing has moved for a while. `written`: all copies are known; `stands`: so many
    were delivered and not recalled."""

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
    stands: int = 0
    ends: str = ""  # ISO; of a paused one: after that moment whoever has not got it does not get it any more

    @property
    def job(self) -> Done:
        """What is, or was, done last."""
        return self.present or self.sending

    @property
    def mends(self) -> bool:
        """Whether something is, or will be, put right that stands in the chats."""
        return self.present is not None and (self.present.left > 0 or not self.written)

    @property
    def rests(self) -> bool:
        """Whether all that is left waits for the morning."""
        return self.morning is not None and not self.mends


def figures_of(notice: Notice, tally: Tally, now: datetime, tz: Zone, limits: Limits | None = None) -> Figures:
    """As it stands now."""
    present = None if notice.task is Task.SEND else _done(notice, tally, notice.task, notice.job)
    sending = _done(notice, tally, Task.SEND, SENDING)
    told = Figures(
        notice.id,
        notice.version,
        notice.state,
        began(notice),
        bool(notice.danger),
        notice.written,
        sending,
        present,
        begun=notice.begun_at is not None,
        lasted=_lasted(notice),
        stands=standing(tally),
        ends=_ends(notice, sending),
    )
    return _moving(notice, told, tally, now, tz, limits or Limits()) if notice.state is NoticeState.RUNNING else told


def _moving(notice: Notice, told: Figures, tally: Tally, now: datetime, tz: Zone, limits: Limits) -> Figures:
    """How fast, how long, and what waits: at night only what stands in the chats is put right."""
    opens, sends = daytime(now, tz), told.sending.left > 0 or (told.present is None and not told.written)
    night = notice.quiet and opens > now
    told = replace(told, morning=opens if night and sends else None)
    moves = told.present is None or told.mends  # what the rate is counted of
    rate = _rate(notice, tally, now, tz, told.mends) if moves and not told.rests else 0.0
    also = told.sending.left if told.present and not night else 0
    left = also + (0 if told.rests else told.job.left)
    seconds = round(left / ((0 if also else rate) or limits.per_second))
    evening = instant(local(now, tz).date(), EVENING, tz)
    late = notice.quiet and not night and sends and now + timedelta(seconds=seconds) > evening
    return replace(told, rate=rate, seconds=seconds, breaks=late and seconds > 0)


def _done(notice: Notice, tally: Tally, task: Task, job: str) -> Done:
    its = {outcome: count for (of, outcome), count in tally.items() if of == job and count}
    total = max(notice.totals.get(job, 0), ended(tally, job))
    return Done(task, total, its.pop(SENT, 0), its, few(notice.audience, notice.totals.get(SENDING, 0)))


def _rate(notice: Notice, tally: Tally, now: datetime, tz: Zone, mends: bool) -> float:
    """Since it was begun or continued; of what rests at night, if no night lies between."""
    since = notice.pace_at
    if since is None or now - since < _SHORTEST:
        return 0.0
    if notice.quiet and not mends and (daytime(since, tz) > since or local(since, tz).date() != local(now, tz).date()):
        return 0.0
    return max(0, ended(tally, notice.job) - notice.pace_from) / (now - since).total_seconds()


def _lasted(notice: Notice) -> int:
    if notice.begun_at is None or notice.ended_at is None or notice.task is not Task.SEND:
        return 0
    return round((notice.ended_at - notice.begun_at).total_seconds())


def _ends(notice: Notice, sending: Done) -> str:
    """Of one that is paused with people left to be told: until when it can be continued."""
    waits = notice.state is NoticeState.PAUSED and notice.task not in RECALLS and (sending.left or not notice.written)
    return notice.not_after.isoformat() if waits and notice.not_after else ""


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
