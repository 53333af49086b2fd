"""The report after somebody was taken off the work: which case went to whom, and what nobody has yet."""

from __future__ import annotations

from bot.i18n import Html
from bot.ui.admin.desk import team_of
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.requests import Request
from usecases.leaving import Report

SHOWN = 20  # cases by number; the rest as a figure


def left(v: View, report: Report, head: int) -> Screen:
    """What went where."""
    lines = [v.t.say("🚪 Does not work any more: {name}.", name=report.membership.title)]
    lines.append(v.t.count("{n} case went to others.", "{n} cases went to others.", len(report.requeued)))
    lines += [_line(v, request) for request in report.requeued[:SHOWN]]
    more = len(report.requeued) - SHOWN
    if more > 0:
        lines.append(v.t.count("… and {n} more", "… and {n} more ones", more))
    if report.offers:
        lines.append(v.t.count("{n} offer was called off.", "{n} offers were called off.", report.offers))
    back = Button(v.t.plain("⬅️ To the workers"), team_of(head))
    return Screen(Html("\n".join(lines)), buttons=one_each(back), edit=True)


def _line(v: View, request: Request) -> Html:
    asked = ", ".join(offer.title for offer in request.offered) or v.t.say("nobody yet")
    return v.t.say("• {number} → {names}", number=request.number, names=asked)
