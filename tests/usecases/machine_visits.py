"""Visits: proposed, agreed, moved, called off, told of, repeated."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain import visit_times
from domain.communities import DEFAULT_HOURS
from domain.deadlines import local
from domain.requests import Request
from domain.visit_times import Window
from domain.visiting import RESULTS
from tests.usecases.desk import draft
from tests.usecases.machine_base import Machine, bold, some
from usecases import answers, casework, decisions, handing, visit_days, visiting

repeats = st.sampled_from(("", "", "w:2,5", "d:7"))


class Visits(Machine):
    """The rules of visits."""

    @precondition(lambda self: bool(self.held))
    @rule(number=some, ahead=some, window=some, repeat=repeats, agreed=bold, twice=bold)
    def propose(self, number: int, ahead: int, window: int, repeat: str, agreed: bool, twice: bool) -> None:
        request, at = self.pick(self.held, number), self._window(ahead, window)
        there = set(self.seen.visits)
        times = (at.starts_at, at.ends_at)
        self.act(self.worker(request), visiting.propose, request.id, *times, repeat, twice=twice)
        for id_ in set(self.seen.visits) - there if agreed else ():
            self.act(self.chat(request.person_id), visiting.confirm, id_, self.seen.visits[id_].version)

    @precondition(lambda self: bool(self.planned))
    @rule(number=some, twice=bold)
    def confirm(self, number: int, twice: bool) -> None:
        visit = self.pick(self.planned, number)
        self.act(self.chat(visit.person_id), visiting.confirm, visit.id, visit.version, twice=twice)

    @precondition(lambda self: bool(self.planned))
    @rule(number=some, ahead=some, window=some, in_words=bold, agrees=bold)
    def wish(self, number: int, ahead: int, window: int, in_words: bool, agrees: bool) -> None:
        visit = self.pick(self.planned, number)
        at = None if in_words else self._window(ahead, window).starts_at
        self.act(self.chat(visit.person_id), visiting.wish, visit.id, visit.version, at)
        holder = self.seen.requests[visit.request_id].holder
        if agrees and holder:
            fresh = self.seen.visits[visit.id]
            self.act(self.chat(holder.person_id), visiting.agree_wish, fresh.id, fresh.version, twice=True)

    @precondition(lambda self: bool(self.planned and self.held))
    @rule(number=some, ahead=some, window=some, by_phone=bold, twice=bold)
    def move(self, number: int, ahead: int, window: int, by_phone: bool, twice: bool) -> None:
        visit, at = self.pick(self.planned, number), self._window(ahead, window)
        request = self.seen.requests[visit.request_id]
        if request.holder is None:
            return
        if by_phone:
            self.act(self.worker(request), visiting.by_phone, visit.id, visit.version, twice=twice)
        else:
            times = (at.starts_at, at.ends_at)
            self.act(self.worker(request), visiting.move, visit.id, visit.version, *times, twice=twice)

    @precondition(lambda self: bool(self.planned))
    @rule(number=some, by_worker=bold, twice=bold)
    def call_off(self, number: int, by_worker: bool, twice: bool) -> None:
        visit = self.pick(self.planned, number)
        request = self.seen.requests[visit.request_id]
        who = self.worker(request) if by_worker and request.holder else self.chat(visit.person_id)
        self.act(who, visiting.cancel, visit.id, visit.version, twice=twice)

    @precondition(lambda self: bool(self.planned))
    @rule(number=some, result=st.sampled_from(sorted(RESULTS)), wait=bold, twice=bold)
    def tell_the_result(self, number: int, result: str, wait: bool, twice: bool) -> None:
        visit = self.pick(self.planned, number)
        if wait and visit.ends_at > self.world.clock.at:
            self.run(self.world.turn(visit.ends_at - self.world.clock.at))
            visit = self.look().visits[visit.id]
        request = self.seen.requests[visit.request_id]
        if request.holder:
            self.act(self.worker(request), visiting.result, visit.id, visit.version, result, twice=twice)

    @precondition(lambda self: bool(self.planned))
    @rule(number=some, repeat=repeats, twice=bold)
    def repeat(self, number: int, repeat: str, twice: bool) -> None:
        visit = self.pick(self.planned, number)
        request = self.seen.requests[visit.request_id]
        if request.holder:
            self.act(self.worker(request), visiting.set_repeat, visit.id, visit.version, repeat, twice=twice)

    @precondition(lambda self: bool(self.planned and self.held))
    @rule(number=some, later=st.integers(1, 6), twice=bold)
    def move_a_day(self, number: int, later: int, twice: bool) -> None:
        visit = self.pick(self.planned, number)
        request = self.seen.requests[visit.request_id]
        if request.holder:
            day = local(visit.starts_at, DEFAULT_HOURS.timezone).date()
            to = day + timedelta(days=later)
            self.act(self.worker(request), visit_days.move_day, day, to, twice=twice)

    @precondition(lambda self: bool(self.planned))
    @rule(number=some, how=st.sampled_from((casework.finish, answers.cancel, decisions.reject, handing.release)))
    def its_case_ends(self, number: int, how: Callable[..., Awaitable[Request]]) -> None:
        """Or goes to somebody else, with a visit that is agreed."""
        request = self.seen.requests[self.pick(self.planned, number).request_id]
        told = {"outcome": "provided", "reason": "mistake", "ground": "not_offered", "where": "до іншого фонду"}
        form = draft(told, self.world.clock.at, request=request.id)
        by = self.heads[0] if self.heads else 0
        if how is answers.cancel or how is casework.finish and request.holder:
            by = self.chat(request.person_id) if how is answers.cancel else self.worker(request)
        if by:
            self.act(by, how, request.id if how is handing.release else form, twice=how is not handing.release)

    def _window(self, ahead: int, window: int) -> Window:
        """One of the windows of the next working days."""
        now = self.world.clock.at
        day = self.pick(visit_times.days(DEFAULT_HOURS, now), ahead)
        return self.pick(visit_times.ahead(DEFAULT_HOURS, day, now), window)
