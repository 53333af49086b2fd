"""The terms of a community as its coordinator sees and changes them; every row stays in the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.communities import Community
from domain.deadline_rules import DeadlineRule
from domain.deadlines import RULES
from domain.office import office_of
from domain.people import Actor
from domain.requests import NotFound
from domain.term_edit import TERMS, rewritten, rows
from usecases.hours import today
from usecases.ports import UnitOfWork
from usecases.territory import served


@dataclass(frozen=True, slots=True)
class Term:
    """One term: the row that holds today, and all rows of its own, the newest first."""

    community: Community
    rule: DeadlineRule
    rows: tuple[DeadlineRule, ...]
    today: date

    @property
    def coming(self) -> tuple[DeadlineRule, ...]:
        """Rows that begin later, the next first."""
        return tuple(rule for rule in reversed(self.rows) if rule.valid_from > self.today)

    @property
    def own(self) -> bool:
        """Whether the community has changed it, or is going to."""
        return bool(self.coming) or self.rule.amount != RULES[self.rule.code].amount


async def listed(work: UnitOfWork, actor: Actor, code: str) -> tuple[Community, Sequence[DeadlineRule]]:
    """All terms of a community as they are today. Raises NotFound."""
    community = await served(work, actor, code)
    office = office_of(community)
    return community, [office.rule(term, work.now) for term in TERMS]


async def look(work: UnitOfWork, actor: Actor, code: str, term: str) -> Term:
    """One of them. Raises NotFound."""
    community = await served(work, actor, code)
    if term not in TERMS:
        raise NotFound
    rule = office_of(community).rule(term, work.now)
    return Term(community, rule, rows(community, term), today(work, community))


async def put(
    work: UnitOfWork, actor: Actor, code: str, term: str, amount: int, since: date | None = None, source: str = ""
) -> Term:
    """So much from that day on (None: today). Raises BadTerm; what the law sets grows by a named document only."""
    shown = await look(work, actor, code, term)
    rule = rewritten(term, amount, since or shown.today, source, shown.today)
    if rule not in shown.rows:
        await work.communities.put_rule(code, rule)
        _noted(work, actor, code)
    return await look(work, actor, code, term)


async def drop(work: UnitOfWork, actor: Actor, code: str, term: str, since: date) -> Term:
    """A row that has not begun is no more; one that has is history and stays."""
    shown = await look(work, actor, code, term)
    if gone := [rule for rule in shown.coming if rule.valid_from == since]:
        await work.communities.drop_rule(code, gone[0])
        _noted(work, actor, code)
    return await look(work, actor, code, term)


async def usual(work: UnitOfWork, actor: Actor, code: str, term: str) -> Term:
    """As it was at first, from today on; what was meant to come does not."""
    shown = await look(work, actor, code, term)
    if not shown.own:
        return shown
    for rule in shown.coming:
        await work.communities.drop_rule(code, rule)
    if shown.rule.amount != RULES[term].amount:
        await work.communities.put_rule(code, replace(RULES[term], valid_from=shown.today))
    _noted(work, actor, code)
    return await look(work, actor, code, term)


def _noted(work: UnitOfWork, actor: Actor, code: str) -> None:
    work.audit.note(actor.person.id, "term_changed", community=code)
