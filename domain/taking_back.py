"""A milestone that was recorded by mistake: the last one may be taken back, soon, as if it had never been."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from domain.course_steps import Milestone
from domain.endings_shared import held_by
from domain.requests import HELD, By, Change, NotNow, Request, change

WITHIN = timedelta(days=3)
TAKEN_BACK = "taken_back"  # the event


@dataclass(frozen=True, slots=True)
class TakeBack:
    """«Це помилка»: `step` is what the button was made for."""

    step: Milestone


def mistaken(request: Request, now: datetime) -> Milestone | None:
    """The milestone that may be taken back now: the last one, while somebody has the case."""
    last = request.course.last
    if request.status not in HELD or last is None or now - last.at > WITHIN:
        return None
    return Milestone(last.step)


def _take_back(request: Request, command: TakeBack, by: By, now: datetime) -> Change:
    """Course and clocks are what they were. A refusal that the applicant knows has ended the case: there is none."""
    held_by(request, by)
    last = request.course.last
    if last is None or mistaken(request, now) is not command.step:
        raise NotNow(request)
    data = {"step": last.step, "reason": request.course.end_reason, "recorded": last.at.isoformat()}
    return change(request, by, now, TAKEN_BACK, data, course=last.former)


TAKING_BACK: Mapping[type, Callable[[Request, Any, By, datetime], Change]] = {TakeBack: _take_back}
