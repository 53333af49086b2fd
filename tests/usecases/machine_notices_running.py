"""Notices that are under way, or over: paused, continued, stopped, corrected once and twice, recalled."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain import noticing
from domain.notices import RECALLS, Notice, NoticeState, Tally, Task
from tests.usecases.machine_notices_base import bold, some
from tests.usecases.machine_notices_post import FATES
from tests.usecases.machine_notices_writing import Writing, admin, wholly
from usecases import notice_control, notice_correcting, notice_recalling

fates = st.lists(st.sampled_from(FATES), min_size=1, max_size=9)
RUNNING, PAUSED = NoticeState.RUNNING, NoticeState.PAUSED


class Running(Writing):
    """The rules of what people get already."""

    @precondition(lambda self: bool(self.in_state(RUNNING)))
    @rule(chat=admin, number=some)
    def pause(self, chat: int, number: int) -> None:
        self.act(chat, notice_control.pause, self.pick(self.in_state(RUNNING), number).id)

    @precondition(lambda self: bool(self.in_state(PAUSED)))
    @rule(chat=admin, number=some, old=wholly)
    def go_on(self, chat: int, number: int, old: bool) -> None:
        self.on(chat, notice_control.resume, self.pick(self.in_state(PAUSED), number), old=old)

    @precondition(lambda self: bool(self.in_state(RUNNING, PAUSED)))
    @rule(chat=admin, number=some, old=wholly, sure=st.integers(0, 2))
    def stop(self, chat: int, number: int, old: bool, sure: int) -> None:
        """Not so often as all the rest: hardly anything happens afterwards."""
        if sure == 1:
            self.on(chat, notice_control.stop, self.pick(self.in_state(RUNNING, PAUSED), number), old=old)

    @precondition(lambda self: bool(self.correctable))
    @rule(chat=admin, number=some, english=bold, at_once=st.integers(0, 2))
    def propose(self, chat: int, number: int, english: bool, at_once: int) -> None:
        notice = self.pick(self.correctable, number)
        lang = "en" if english and "en" in notice.posts else "uk"
        if (told := self.act(chat, notice_correcting.propose, notice.id, lang, self.new(lang))) and at_once:
            self.agreed_to(chat, self.on(chat, notice_correcting.confirm, told, self.limits))

    @precondition(lambda self: bool(self.proposed))
    @rule(chat=admin, number=some, old=wholly)
    def confirm(self, chat: int, number: int, old: bool) -> None:
        self.on(chat, notice_correcting.confirm, self.pick(self.proposed, number), self.limits, old=old)

    @precondition(lambda self: bool(self.proposed))
    @rule(chat=admin, number=some, old=wholly)
    def confirm_alone(self, chat: int, number: int, old: bool) -> None:
        if done := self.on(chat, notice_correcting.confirm_alone, self.pick(self.proposed, number), "minutes", old=old):
            assert done.danger, "only of danger"
            self.memory.agree(done)

    @precondition(lambda self: bool(self.proposed))
    @rule(chat=admin, number=some, old=wholly)
    def take_back(self, chat: int, number: int, old: bool) -> None:
        self.on(chat, notice_correcting.take_back, self.pick(self.proposed, number), old=old)

    @precondition(lambda self: bool(self.recallable))
    @rule(chat=admin, number=some, task=st.sampled_from((Task.DELETE, Task.CANCEL)), old=wholly)
    def recall(self, chat: int, number: int, task: Task, old: bool) -> None:
        self.on(chat, notice_recalling.recall, self.pick(self.recallable, number), task, old=old)

    @property
    def written(self) -> list[Notice]:
        """What has all its copies: once it was recalled, too."""
        return self.those(lambda one: one.begun_at is not None and one.written)

    @property
    def correctable(self) -> list[Notice]:
        """What has words that could be put right."""
        return self.those(lambda one: noticing.may_correct(one) and noticing.is_corrected(one, self.told(one)))

    @property
    def recallable(self) -> list[Notice]:
        """What may be recalled, or once more what a recall left standing."""
        return self.those(lambda one: noticing.may_recall(one, self.told(one)))

    def told(self, notice: Notice) -> Tally:
        """How its copies have ended."""
        return {(job, how): n for (whose, job, how), n in self.seen.tallies.items() if whose == notice.id}

    @property
    def proposed(self) -> list[Notice]:
        """What has other words proposed."""
        return self.those(lambda one: bool(one.pending))


class Deciding(Running):
    """Decisions at the very moment at which something is on its way, by a sender whose calls end within seconds."""

    @precondition(lambda self: bool(self.in_state(RUNNING)))
    @rule(chat=admin, luck=fates, what=st.sampled_from((Task.DELETE, Task.CANCEL, Task.CORRECT, Task.SEND)))
    def decide_while_it_flies(self, chat: int, luck: list[str], what: Task) -> None:
        """Something was sent a moment ago, and nobody knows yet; the sending (Task.SEND) is stopped."""
        self.run(self.world.postman.take())
        self.run(self.world.postman.fly(luck))
        notice = self.pick(self.in_state(RUNNING), 0)
        if what is Task.CORRECT and self.correctable:
            self.propose(chat, 0, english=False, at_once=1)
        elif what is Task.SEND:
            self.on(chat, notice_control.stop, notice)
        elif what in RECALLS:
            self.on(chat, notice_recalling.recall, notice, what)
        self.run(self.world.tick())
        self.run(self.world.postman.settle())
