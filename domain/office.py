"""When a community's office works and which terms hold there: its own rows first, the defaults after them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.communities import DEFAULT_HOURS, Community, OfficeHours
from domain.deadline_rules import DeadlineRule
from domain.deadlines import RULES, due, local


@dataclass(frozen=True, slots=True)
class Office:
    """Working time and terms of one community. `rules` are its own rows, in any order."""

    hours: OfficeHours = DEFAULT_HOURS
    rules: tuple[DeadlineRule, ...] = ()

    def rule(self, code: str, at: datetime) -> DeadlineRule:
        """The term that holds on the local day of `at`: the newest row that is valid by then, else the default."""
        today = local(at, self.hours.timezone).date()
        own = [rule for rule in self.rules if rule.code == code and rule.valid_from <= today]
        return max(own, key=lambda rule: rule.valid_from, default=RULES[code])

    def due(self, code: str, anchor_at: datetime) -> datetime:
        """When the term that holds on the day of its anchor runs out."""
        return due(self.rule(code, anchor_at), anchor_at, self.hours)


DEFAULT_OFFICE = Office()


def office_of(community: Community | None) -> Office:
    """The office of a community; the default one for a community that is no longer served."""
    return Office(community.hours, community.rules) if community else DEFAULT_OFFICE
