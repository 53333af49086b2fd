"""How terms are called: each with what it counts from, where it comes from, and how much it is."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui.view import View
from domain.deadline_rules import DeadlineRule, Unit
from domain.deadlines import RULES
from domain.term_edit import OWN

NAMES: Mapping[str, str] = {
    "first_contact": mark("First call"),
    "first_contact_urgent": mark("First call, urgent"),
    "offer": mark("Answer to an offer"),
    "offer_urgent": mark("Answer, urgent"),
    "check_in": mark("Did they call you"),
    "assessment": mark("Needs assessment"),
    "decision": mark("Decision"),
    "decision_urgent": mark("Decision, urgent"),
    "notify": mark("Telling the decision"),
    "visit_result": mark("Result of a visit"),
    "stalled": mark("Case without a step"),
    "waited": mark("Silence of the person"),
    "escalation": mark("Step of escalation"),
    "well": mark("Is all well after help"),
    "well_again": mark("Is all well, again"),
    "survey": mark("How did we help"),
    "survey_again": mark("How did we help, again"),
    "close": mark("Closing without answer"),
}
FROM: Mapping[str, str] = {
    "accepted": mark("from the moment a worker took the case"),
    "created": mark("from the moment the request came"),
    "offered": mark("from the moment of the offer"),
    "registered": mark("from the day the application was registered"),
    "decided": mark("from the day of the decision"),
    "visited": mark("from the end of the visit"),
    "moved": mark("from the last step in the case"),
    "asked": mark("from the question to the person"),
    "escalated": mark("from the former alarm"),
    "helped": mark("from the help or the former question"),
    "resolved": mark("from the end of the work"),
}
SOURCES: Mapping[str, str] = {
    "default": mark("a usual term of the bot"),
    OWN: mark("set by the community"),
    "law_2671_20": mark("the law on social services, article 20"),
    "law_2671_decision": mark("the law on social services: the decision"),
    "law_2671_urgent": mark("the law on social services: urgent help"),
    "law_2671_notify": mark("the law on social services: telling the decision"),
}


def called(v: View, code: str) -> Html:
    """The name of a term."""
    return v.t.say(NAMES[code])


def counted(v: View, rule: DeadlineRule) -> Html:
    """What it is counted from."""
    return v.t.say(FROM[rule.anchor])


def source(v: View, rule: DeadlineRule) -> Html:
    """Where it comes from: words of ours, or those that a coordinator wrote."""
    known = SOURCES.get(rule.source)
    return v.t.say(known) if known else v.t.say("{words}", words=rule.source)


def long(v: View, code: str, amount: int) -> Html:
    """«5 робочих днів», in the unit of the term."""
    return _long(v, RULES[code].unit, amount)


def _long(v: View, unit: Unit, n: int) -> Html:
    match unit:
        case "minutes":
            return v.t.count("{n} minute", "{n} minutes", n)
        case "hours":
            return v.t.count("{n} hour", "{n} hours", n)
        case "days":
            return v.t.count("{n} day", "{n} days", n)
        case "working_hours":
            return v.t.count("{n} working hour", "{n} working hours", n)
        case "working_days":
            return v.t.count("{n} working day", "{n} working days", n)
