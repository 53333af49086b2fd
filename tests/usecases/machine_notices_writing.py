"""Notices are written, aimed, asked about, agreed to, planned and thrown away, by several admins at once."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from domain.notice_approving import waits
from domain.notices import TOPICS, Audience, Notice, NoticeState, Part, Post
from domain.people import Role
from tests.usecases.desk import FAR, HOME, NEXT, VILLAGE
from tests.usecases.machine_notices_base import STARTS, NoticeMachine, bold, some
from tests.usecases.machine_notices_post import TZ
from tests.usecases.machine_notices_world import ADMINS, HEADS
from usecases import (
    notice_aim,
    notice_approving,
    notice_danger,
    notice_home,
    notice_starting,
    notice_when,
    notice_writing,
)

DRAFT, ASKED, SCHEDULED = NoticeState.DRAFT, NoticeState.ASKED, NoticeState.SCHEDULED
admin = st.sampled_from(ADMINS)
wholly = st.sampled_from((False, False, False, True))  # whether the page is an old one
topics = st.sampled_from(TOPICS[:2])
audiences = st.builds(
    Audience,
    communities=st.sampled_from(((HOME.code,), (HOME.code,), (HOME.code, NEXT.code), (NEXT.code,), ())),
    settlements=st.sampled_from(((), (), (VILLAGE.code,), (FAR.code,))),
    langs=st.sampled_from(((), (), (), ("uk",), ("en",))),
    role=st.sampled_from((None, None, None, None, None, Role.WORKER, Role.COORDINATOR)),
)
first = st.sampled_from((Audience((HOME.code,)), Audience((HOME.code, NEXT.code)), Audience()))
hours = st.sampled_from((None, None, 1, 5, 12, 30))


def post(number: int, lang: str = "uk") -> Post:
    """Words that nothing else has."""
    return Post((Part(text=f"{lang} {number}"),))


class Writing(NoticeMachine):
    """The rules of drafts."""

    numbers = 0

    def new(self, lang: str = "uk") -> Post:
        """What was not written before."""
        self.numbers += 1
        return post(self.numbers, lang)

    @initialize(
        start=st.sampled_from(STARTS),
        heads=st.integers(0, 2),
        alone=st.sampled_from((0, 3, 50)),
        first=first,
        dangers=st.lists(bold, min_size=1, max_size=2),
    )
    def open(self, start: datetime, heads: int, alone: int, first: Audience, dangers: list[bool]) -> None:
        """The first day; a notice or two go out already."""
        self.opened(start, heads, alone)
        for danger in dangers:
            self.write(ADMINS[0], first, TOPICS[0], danger, english=True, ends=None, goes=1)

    @precondition(lambda self: len(self.seen.notices) < 5)
    @rule(chat=admin, audience=audiences, topic=topics, danger=bold, english=bold, ends=hours, goes=st.integers(0, 3))
    def write(
        self, chat: int, audience: Audience, topic: str, danger: bool, english: bool, ends: int | None, goes: int
    ) -> None:
        notice = self.act(chat, notice_writing.create, self.new(), audience, topic)
        if notice and english:
            notice = self.act(chat, notice_writing.rewrite, notice.id, "en", self.new("en"))
        if notice and danger:
            notice = self.on(chat, notice_danger.put, notice, "water")
        if notice and ends:
            at = self.world.clock.at + timedelta(hours=ends)
            notice = self.act(chat, notice_when.expire, notice.id, at, TZ)
        if notice and goes:
            self._goes(chat, notice)

    def _goes(self, chat: int, notice: Notice) -> None:
        """Sent, and agreed to where that is needed; most notices go like this."""
        self.agreed_to(chat, self.on(chat, notice_starting.send, notice, self.limits))
        self.run(self.world.tick())

    def agreed_to(self, chat: int, notice: Notice | None) -> None:
        """Another admin says yes at once, if somebody is asked."""
        for other in self.admins:
            if (
                notice
                and waits(notice)
                and other != chat
                and (agreed := self.on(other, notice_approving.approve, notice))
            ):
                notice = self._agreed(other, notice, agreed)

    @precondition(lambda self: bool(self.in_state(DRAFT, ASKED)))
    @rule(chat=admin, number=some, topic=topics, what=st.sampled_from(("words", "topic", "whom", "danger", "ease")))
    def change(self, chat: int, number: int, topic: str, what: str) -> None:
        notice = self.pick(self.in_state(DRAFT, ASKED), number)
        if what == "words":
            self.act(chat, notice_writing.rewrite, notice.id, "uk", self.new())
        elif what == "topic":
            self.act(chat, notice_aim.about, notice.id, topic)
        elif what == "whom":
            self.act(chat, notice_aim.aim, notice.id, lambda one: Audience((HOME.code,), langs=one.langs))
        else:
            self.on(chat, notice_danger.put, notice, "fire" if what == "danger" else "")

    @precondition(lambda self: bool(self.in_state(DRAFT)))
    @rule(chat=admin, number=some, after=hours)
    def plan(self, chat: int, number: int, after: int | None) -> None:
        at = self.world.clock.at + timedelta(hours=after) if after else None
        self.act(chat, notice_when.begin_at, self.pick(self.in_state(DRAFT), number).id, at, TZ)

    @precondition(lambda self: bool(self.in_state(DRAFT)))
    @rule(chat=admin, number=some, old=wholly)
    def send(self, chat: int, number: int, old: bool) -> None:
        self.on(chat, notice_starting.send, self.pick(self.in_state(DRAFT), number), self.limits, old=old)

    @precondition(lambda self: bool(self.in_state(DRAFT, ASKED)))
    @rule(chat=admin, number=some, why=st.sampled_from(("minutes", "silence")), old=wholly)
    def send_alone(self, chat: int, number: int, why: str, old: bool) -> None:
        notice = self.pick(self.in_state(DRAFT, ASKED), number)
        if sent := self.on(chat, notice_starting.send_alone, notice, why, old=old):
            assert sent.danger, "only of danger"
            self.memory.agree(sent)

    @precondition(lambda self: bool(self.in_state(SCHEDULED)))
    @rule(chat=admin, number=some, old=wholly)
    def not_wait(self, chat: int, number: int, old: bool) -> None:
        self.on(chat, notice_starting.now, self.pick(self.in_state(SCHEDULED), number), self.limits, old=old)

    @precondition(lambda self: bool(self.asked))
    @rule(chat=st.sampled_from((*ADMINS, *HEADS)), number=some, yes=st.sampled_from((True, True, False)), old=wholly)
    def answer(self, chat: int, number: int, yes: bool, old: bool) -> None:
        notice = self.pick(self.asked, number)
        if chat not in [person.chat for person in self.seen.people.values()]:
            return
        if not yes:
            self.on(chat, notice_approving.refuse, notice, old=old)
        elif agreed := self.on(chat, notice_approving.approve, notice, old=old):
            self._agreed(chat, notice, agreed)

    def _agreed(self, chat: int, asked: Notice, agreed: Notice) -> Notice:
        """By another person, who may; what cannot go out any more is a draft again."""
        who = self.actor(chat)
        own = len(asked.audience.communities) == 1 and who.holds(Role.COORDINATOR, asked.audience.communities[0])
        assert who.person.id not in (asked.author, asked.asked_by) and (who.holds(Role.ADMIN) or own)
        if agreed.state in (SCHEDULED, NoticeState.RUNNING):
            self.memory.agree(agreed)
        return agreed

    @precondition(lambda self: bool(self.in_state(DRAFT, ASKED, SCHEDULED)))
    @rule(chat=admin, number=some, old=wholly)
    def throw_away(self, chat: int, number: int, old: bool) -> None:
        self.on(chat, notice_home.throw_away, self.pick(self.in_state(DRAFT, ASKED, SCHEDULED), number), old=old)

    @property
    def asked(self) -> list[Notice]:
        """What waits for a second person."""
        return self.those(waits)
