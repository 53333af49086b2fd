"""Kindly, why a day cannot be the day of a milestone."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui.view import View
from bot.ui.worker.milestone_lines import day
from domain.course_steps import Milestone, since
from domain.requests import Request


def not_that_day(v: View, request: Request, step: Milestone) -> Html:
    """It lies ahead, too far back, or before the milestone that it follows."""
    former = since(request.course, step)
    if former is None:
        return v.t.say("It must be a day that has come, and not more than a year ago.")
    return v.t.say(
        "It cannot be before the previous milestone ({day}), nor a day that has not come.", day=day(v, former)
    )
