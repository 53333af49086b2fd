"""How the staff call the statuses of a case."""

from __future__ import annotations

from bot.i18n import Html, mark
from bot.ui.view import View
from domain.requests import Status

STATES = {
    Status.NEW: mark("new"),
    Status.OFFERED: mark("offered"),
    Status.ACCEPTED: mark("taken, first call ahead"),
    Status.IN_PROGRESS: mark("in progress"),
    Status.WAITING: mark("paused, waiting for the resident"),
    Status.RESOLVED: mark("finished, waiting for the resident's answer"),
    Status.REOPENED: mark("open again"),
    Status.CLOSED: mark("closed"),
    Status.REJECTED: mark("rejected"),
    Status.REDIRECTED: mark("passed on"),
    Status.DUPLICATE: mark("duplicate"),
    Status.CANCELLED: mark("cancelled by the resident"),
}


def state(v: View, status: Status) -> Html:
    """The line of a card; what waits for the resident is paused."""
    sign = "⏸ " if status is Status.WAITING else ""
    return v.t.say("Status: {status}", status=Html(sign + v.t.say(STATES[status])))
