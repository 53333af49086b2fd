"""Whoever is away, who stands in for them, and that everybody has their own when all are back."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain.absences import AbsenceState
from domain.communities import DEFAULT_HOURS
from domain.deadlines import local
from tests.usecases.desk import HEAD
from tests.usecases.machine_base import Machine, bold, some
from tests.usecases.machine_world import WORKERS
from usecases import absences

staff = st.sampled_from((*WORKERS, HEAD))


class Absences(Machine):
    """The rules of absences."""

    @precondition(lambda self: bool(self.held) and len(self.coming) < 3)
    @rule(who=staff, by_head=bold, ahead=st.sampled_from((0, 0, 1, 2)), length=st.integers(0, 5), instead=staff)
    def go_away(self, who: int, by_head: bool, ahead: int, length: int, instead: int) -> None:
        today = local(self.world.clock.at, DEFAULT_HOURS.timezone).date()
        since = today + timedelta(days=ahead)
        chat = self.heads[0] if by_head and self.heads and who != HEAD else who
        substitute = 0 if instead == who else self.member(instead)
        days = (since, since + timedelta(days=length))
        self.act(chat, absences.plan, self.member(who), *days, substitute)

    @precondition(lambda self: bool(self.coming))
    @rule(number=some, longer=st.sampled_from((-3, 0, 2)), instead=staff)
    def other_days(self, number: int, longer: int, instead: int) -> None:
        absence = self.pick(self.coming, number)
        until = absence.until + timedelta(days=longer)
        substitute = self.member(instead)
        who = self.chat(absence.person_id)
        self.act(who, absences.change, absence.id, until, 0 if substitute == absence.membership_id else substitute)

    @precondition(lambda self: bool(self.coming))
    @rule(number=some, twice=bold)
    def come_back_early(self, number: int, twice: bool) -> None:
        absence = self.pick(self.coming, number)
        self.act(self.chat(absence.person_id), absences.cancel, absence.id, twice=twice)

    @precondition(lambda self: bool(self.coming))
    @rule()
    def everybody_is_back(self) -> None:
        self.world.fuse = None
        for absence in self.coming:
            self.act(self.chat(absence.person_id), absences.cancel, absence.id)
        left = [one for one in self.look().absences.values() if one.state is AbsenceState.RUNNING]
        assert not left and not any(m.away for m in self.seen.members.values())
        assert not [one.number for one in self.held if one.holder and one.holder.root], "everybody has their own"
