"""What the machine keeps in mind from step to step: for whom a notice was meant, and who agreed to it."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.notices import SENDING, Audience, Limits, Notice, NoticeState, Task
from domain.people import Membership, Person
from tests.usecases.machine_notices_chats import Chats
from tests.usecases.machine_notices_world import Papers


def within(audience: Audience, person: Person, members: list[Membership]) -> bool:
    """Whether somebody is one of an audience, said once more in plain words."""
    if person.chat <= 0 or (audience.langs and person.lang not in audience.langs):
        return False
    if audience.role:
        mine = [m for m in members if m.person_id == person.id and m.active and m.role is audience.role]
        return any(not audience.communities or m.community in audience.communities for m in mine)
    lives = not audience.settlements or person.settlement in audience.settlements
    return bool(person.consent) and lives and (not audience.communities or person.community in audience.communities)


def meant(notice: Notice, seen: Papers) -> set[int]:
    """Whom it is for now."""
    members = list(seen.members.values())
    return {one.id for one in seen.people.values() if within(notice.audience, one, members)}


@dataclass(slots=True)
class Memory:
    """`owed`: who has been meant without a break since a notice began; `ever`: who was at some time. `agreed`: what a
    second person said yes to, or was done without one and put on record: notice and edition."""

    owed: dict[int, set[int]] = field(default_factory=dict)
    ever: dict[int, set[int]] = field(default_factory=dict)
    agreed: set[tuple[int, int]] = field(default_factory=set)
    crowd: dict[int, int] = field(default_factory=dict)
    decided: set[tuple[int, int]] = field(default_factory=set)
    whole: set[int] = field(default_factory=set)

    def agree(self, notice: Notice) -> None:
        """A second person said yes, or why there was none is on record."""
        self.agreed.add((notice.id, notice.edition))

    def learn(self, seen: Papers) -> None:
        """One more look."""
        for notice in seen.notices.values():
            if not notice.begun_at or notice.id in self.whole:
                continue
            now = meant(notice, seen)
            self.crowd.setdefault(notice.id, len(now))
            self.owed[notice.id] = self.owed.get(notice.id, now) & now
            self.ever[notice.id] = self.ever.get(notice.id, now) | now

    def check(self, seen: Papers, limits: Limits, chats: Chats) -> None:
        """Nobody is left out, nobody is told by mistake, and nobody decides alone about too many."""
        for notice in seen.notices.values():
            if notice.state is NoticeState.DRAFT:
                self.agreed.discard((notice.id, notice.edition))
            if notice.begun_at:
                self._written(seen, notice)
                self._agreed(notice, limits)
        assert all(one.person in self.ever[one.notice] for one in chats.bubbles.values())

    def _written(self, seen: Papers, notice: Notice) -> None:
        copies = {one.person for one in seen.copies.values() if one.notice == notice.id}
        assert copies <= self.ever[notice.id], "only who it is meant for"
        if notice.written and notice.id not in self.whole:
            self.whole.add(notice.id)
            assert notice.state is NoticeState.STOPPED or self.owed[notice.id] <= copies, "nobody is left out"

    def _agreed(self, notice: Notice, limits: Limits) -> None:
        """Of each sending and each correction, once."""
        which = (notice.id, notice.edition)
        if which in self.decided:
            return
        self.decided.add(which)
        people = self.crowd[notice.id] if notice.edition == 1 else notice.totals.get(SENDING, 0)
        many = notice.audience.everybody or people > limits.alone
        if notice.task in (Task.SEND, Task.CORRECT) and many:
            assert which in self.agreed, f"nobody agreed to {which}"
