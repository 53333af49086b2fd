"""Terms as a coordinator changes them: which there are, how long they may be, and what the law asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from domain.communities import Community
from domain.dates_words import NUMBERS
from domain.deadline_rules import DeadlineRule, Unit
from domain.deadlines import RULES
from domain.spelling import rough

TERMS = (
    *("first_contact", "first_contact_urgent", "offer", "offer_urgent", "check_in"),
    *("assessment", "decision", "decision_urgent", "notify", "visit_result"),
    *("stalled", "waited", "escalation", "well", "well_again"),
    *("survey", "survey_again", "close"),
)
OWN = "own"  # the source of a row whose coordinator named none
LAW = "law_"  # how the sources of the law's terms begin
AHEAD = 366  # days: no row begins later
LEAST_WORDS = 8  # characters of a source that stands against the law
MOST: Mapping[Unit, int] = {"minutes": 120, "hours": 72, "days": 90, "working_hours": 40, "working_days": 30}
_CAPS = {"offer_urgent": 60, "first_contact_urgent": 12, "decision_urgent": 48, "escalation": 5}
_STEPS: Mapping[Unit, tuple[int, ...]] = {
    "minutes": (5, 10, 15, 20, 30, 45, 60, 90, 120),
    "hours": (1, 2, 3, 4, 6, 8, 12, 24, 36, 48, 72),
    "days": (1, 2, 3, 5, 7, 10, 14, 21, 28, 42, 56, 90),
    "working_hours": (1, 2, 3, 4, 6, 8, 16, 24, 40),
    "working_days": (1, 2, 3, 5, 7, 10, 15, 20, 30),
}
_SHOWN = 4


class TermFault(StrEnum):
    """Why a term cannot be so."""

    UNREAD = "unread"
    AMOUNT = "amount"
    PAST = "past"
    FAR = "far"
    SOURCE = "source"


class BadTerm(Exception):
    """The term stays as it was."""

    def __init__(self, fault: TermFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def most(code: str) -> int:
    """How much a term may be: what is urgent must not wait for days."""
    return _CAPS.get(code, MOST[RULES[code].unit])


def of_law(code: str) -> bool:
    """Whether the law sets this term."""
    return RULES[code].source.startswith(LAW)


def beyond_law(code: str, amount: int) -> bool:
    """Whether so long a term needs a document that allows it."""
    return of_law(code) and amount > RULES[code].amount


def suggested(code: str, present: int) -> tuple[int, ...]:
    """A few amounts near the usual and the present one, in order."""
    usual = RULES[code].amount
    fitting = [n for n in _STEPS[RULES[code].unit] if n <= most(code) and n != present]
    return tuple(sorted(sorted(fitting, key=lambda n: (n != usual, abs(n - present), n))[:_SHOWN]))


def read_amount(text: str) -> int | None:
    """The one number of a text, in figures or in words."""
    words = rough(text).split()
    found = [int(word) for word in words if word.isdecimal() and len(word) < 6]
    found += [NUMBERS[word] for word in words if word in NUMBERS]
    minus = re.search(r"[-−–]\s*\d", text)
    return found[0] if len(found) == 1 and not minus else None


def rewritten(code: str, amount: int, since: date, source: str, today: date) -> DeadlineRule:
    """The row of a changed term. Raises BadTerm."""
    if not 1 <= amount <= most(code):
        raise BadTerm(TermFault.AMOUNT)
    if since < today:
        raise BadTerm(TermFault.PAST)
    if since > today + timedelta(days=AHEAD):
        raise BadTerm(TermFault.FAR)
    words = " ".join(source.split())
    if beyond_law(code, amount) and len(words) < LEAST_WORDS:
        raise BadTerm(TermFault.SOURCE)
    return replace(RULES[code], amount=amount, valid_from=since, source=words or OWN)


def rows(community: Community, code: str) -> tuple[DeadlineRule, ...]:
    """The community's own rows of a term, the newest first."""
    own = [rule for rule in community.rules if rule.code == code]
    return tuple(sorted(own, key=lambda rule: rule.valid_from, reverse=True))
