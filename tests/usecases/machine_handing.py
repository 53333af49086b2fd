"""Cases that go from one to another: handed over, given, taken, left behind by whoever goes."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain.people import Role
from domain.requests import Request
from tests.usecases.desk import ADMIN, HOME, draft
from tests.usecases.machine_base import Machine, bold, some
from tests.usecases.machine_world import WORKERS
from usecases import handing, leaving


class Handing(Machine):
    """The rules of hand-overs, coordinators and leavers."""

    @precondition(lambda self: bool(self.held))
    @rule(number=some, to=st.sampled_from(WORKERS), by_head=bold, twice=bold)
    def hand_over(self, number: int, to: int, by_head: bool, twice: bool) -> None:
        request = self.pick(self.held, number)
        told = draft({"to": str(self.member(to)), "cause": "away"}, self.world.clock.at, request=request.id)
        who = self.heads[0] if by_head and self.heads else self.worker(request)
        self.act(who, handing.hand_over, told, twice=twice)

    @precondition(lambda self: any(one.receiver for one in self.held))
    @rule(number=some, answer=st.sampled_from(("withdraw", "head")), twice=bold)
    def withdraw(self, number: int, answer: str, twice: bool) -> None:
        request = self.pick([one for one in self.held if one.receiver], number)
        who = self.heads[0] if answer == "head" and self.heads else self.worker(request)
        self.act(who, handing.withdraw, request.id, twice=twice)

    @precondition(lambda self: bool(self.going and self.heads))
    @rule(number=some, head=some, to=st.sampled_from(WORKERS))
    def assign(self, number: int, head: int, to: int) -> None:
        self.act(self.pick(self.heads, head), handing.assign, self.pick(self.going, number).id, self.member(to))

    @precondition(lambda self: bool(self.going and self.heads))
    @rule(number=some, head=some, twice=bold)
    def take_over(self, number: int, head: int, twice: bool) -> None:
        self.act(self.pick(self.heads, head), handing.take_over, self.pick(self.going, number).id, twice=twice)

    @precondition(lambda self: bool(self.held and self.heads))
    @rule(number=some, head=some, twice=bold)
    def release(self, number: int, head: int, twice: bool) -> None:
        self.act(self.pick(self.heads, head), handing.release, self.pick(self.held, number).id, twice=twice)

    @precondition(lambda self: bool(self.going and self.heads))
    @rule(number=some, head=some)
    def offer_again(self, number: int, head: int) -> None:
        self.act(self.pick(self.heads, head), handing.offer_again, self._of_home(number).id)

    def _of_home(self, number: int) -> Request:
        return self.pick([one for one in self.going if one.community == HOME.code] or self.going, number)

    @precondition(lambda self: bool(self.going) and sum(m.active for m in self.seen.members.values()) > 4)
    @rule(number=some, twice=bold)
    def a_role_ends(self, number: int, twice: bool) -> None:
        staff = [m for m in self.seen.members.values() if m.active and m.role is not Role.ADMIN]
        self.act(ADMIN, leaving.deactivate, self.pick(staff, number).id, twice=twice)

    @precondition(lambda self: any(not m.active for m in self.seen.members.values()))
    @rule(number=some, twice=bold)
    def a_role_is_given_back(self, number: int, twice: bool) -> None:
        gone = [m for m in self.seen.members.values() if not m.active]
        self.act(ADMIN, leaving.activate, self.pick(gone, number).id, twice=twice)
