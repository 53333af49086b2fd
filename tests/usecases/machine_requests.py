"""What is done with a request from its beginning to its end, by residents and whoever has it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from domain.course_steps import DECISIONS, END_REASONS, TERMS, Milestone, ahead, may_refuse
from domain.requests import UNOWNED, Outcome, Request, Status
from tests.usecases.desk import ANSWERS, GALYNA, draft
from tests.usecases.machine_base import Machine, bold, some
from tests.usecases.machine_world import FAR_AWAY, PAVLO, STRANGER, WORKERS
from usecases import (
    answers,
    casework,
    checkins,
    contacting,
    decisions,
    intake,
    milestones,
    notes,
    offers,
    queueing,
    redirecting,
    waiting,
)

WORDS = {"pieces": [{"m": 0, "text": "слова"}]}
PEOPLE = (GALYNA, GALYNA, PAVLO, PAVLO, FAR_AWAY)
mostly = st.sampled_from((True, True, False))
WHERE = "Пенсійний фонд, вул. Соборна, 1"


class Requests(Machine):
    """The rules of one request."""

    @precondition(lambda self: len(self.going) < 6)
    @rule(who=st.sampled_from(PEOPLE), urgent=bold, sensitive=bold, taken=mostly, talked=bold)
    def submit(self, who: int, urgent: bool, sensitive: bool, taken: bool, talked: bool) -> None:
        own: dict[str, Any] = {"service": "unsafe"} if sensitive else {}
        told = {**ANSWERS, **own, "threat": "yes" if urgent else "no"}
        if not self.act(who, intake.submit, draft(told, self.world.clock.at)):
            return
        request = max(self.all, key=lambda one: one.id)
        if taken and request.offered:
            by = self.chat(request.offered[0].person_id)
            if self.act(by, offers.take, request.id) and talked:
                self.act(by, casework.record_contact, request.id)

    @precondition(lambda self: bool(self.asked))
    @rule(number=some, twice=bold)
    def take(self, number: int, twice: bool) -> None:
        request, offer = self.pick(self.asked, number)
        self.act(self.chat(offer.person_id), offers.take, request.id, twice=twice)

    @precondition(lambda self: bool(self.asked))
    @rule(number=some, why=st.sampled_from(("busy", "conflict")), twice=bold)
    def decline(self, number: int, why: str, twice: bool) -> None:
        request, offer = self.pick(self.asked, number)
        self.act(self.chat(offer.person_id), offers.decline, request.id, why, twice=twice)

    @precondition(lambda self: any(one.status in UNOWNED for one in self.going))
    @rule(number=some, who=st.sampled_from(WORKERS), twice=bold)
    def claim(self, number: int, who: int, twice: bool) -> None:
        request = self.pick([one for one in self.going if one.status in UNOWNED], number)
        self.act(who, queueing.claim, request.id, twice=twice)

    @precondition(lambda self: len(self.all) > 3)
    @rule(number=some)
    def a_stranger_finds_nothing(self, number: int) -> None:
        request = self.pick(self.all, number)
        if self.seen.people[request.person_id].chat != FAR_AWAY:
            for what in (offers.take, queueing.claim, casework.look, casework.record_contact, decisions.to_refuse):
                assert not self.act(STRANGER, what, request.id)

    @precondition(lambda self: bool(self.held))
    @rule(number=some, how=st.sampled_from(("reached", "reached", "no_answer", "nobody_home")), twice=bold)
    def contact(self, number: int, how: str, twice: bool) -> None:
        request = self.pick(self.held, number)
        if how == "reached":
            self.act(self.worker(request), casework.record_contact, request.id, twice=twice)
        else:
            self.act(self.worker(request), contacting.tried, request.id, how)

    @precondition(lambda self: bool(self.held))
    @rule(number=some)
    def ask(self, number: int) -> None:
        request = self.pick(self.held, number)
        self.act(self.worker(request), waiting.ask, self._form(request, words=WORDS))

    @precondition(lambda self: bool(self.going))
    @rule(number=some, by_worker=bold, note=bold)
    def write(self, number: int, by_worker: bool, note: bool) -> None:
        request = self.pick(self.going, number)
        if by_worker and request.holder:
            self.act(self.worker(request), notes.add if note else casework.write, request.id, WORDS)
        else:
            self.act(self.chat(request.person_id), casework.write, request.id, WORDS)

    @precondition(lambda self: bool(self.held))
    @rule(number=some, outcome=st.sampled_from((Outcome.PROVIDED, Outcome.REFERRED, Outcome.NOT_REACHED)), twice=bold)
    def finish(self, number: int, outcome: str, twice: bool) -> None:
        request = self.pick(self.held, number)
        self.act(self.worker(request), casework.finish, self._form(request, outcome=outcome), twice=twice)

    @precondition(lambda self: bool(self._of(Status.RESOLVED, Status.CLOSED)))
    @rule(number=some, helped=bold, stars=st.integers(0, 5), twice=bold)
    def answer_the_survey(self, number: int, helped: bool, stars: int, twice: bool) -> None:
        request = self.pick(self._of(Status.RESOLVED, Status.CLOSED), number)
        chat = self.chat(request.person_id)
        self.act(chat, answers.confirm if helped else answers.not_solved, request.id, twice=twice)
        if stars:
            self.act(chat, answers.rate, request.id, stars, twice=twice)

    @precondition(lambda self: bool(self.going))
    @rule(number=some, well=bold, called=bold, twice=bold)
    def answer_a_check_in(self, number: int, well: bool, called: bool, twice: bool) -> None:
        request = self.pick(self.going, number)
        what = answers.check_in if called else checkins.answer_well
        self.act(self.chat(request.person_id), what, request.id, well, twice=twice)

    @precondition(lambda self: len(self.going) > 2)
    @rule(number=some, twice=bold)
    def cancel(self, number: int, twice: bool) -> None:
        request = self.pick(self.going, number)
        self.act(self.chat(request.person_id), answers.cancel, self._form(request, reason="mistake"), twice=twice)

    @precondition(lambda self: bool(self.held))
    @rule(
        number=some,
        which=some,
        many=st.integers(1, 4),
        ago=st.sampled_from((0, 0, 3, 20)),
        decision=st.sampled_from(DECISIONS),
        term=st.sampled_from(TERMS),
    )
    def record(self, number: int, which: int, many: int, ago: int, decision: str, term: str) -> None:
        request = self.pick(self.held, number)
        for _ in range(many):
            steps = ahead(self.seen.requests[request.id])
            if not steps:
                return
            self._record(request, self.pick(steps, which), ago, decision, term)

    def _record(self, request: Request, step: Milestone, ago: int, decision: str, term: str) -> None:
        day = (self.world.clock.at - timedelta(days=ago)).date()
        until = (self.world.clock.at + timedelta(days=40)).date()
        told: dict[str, Any] = {"happened": day.isoformat(), "application": "123/05", "term": term}
        told |= {"until": until.isoformat(), "end_reason": END_REASONS[0], "ground": "not_offered", "where": WHERE}
        if step is Milestone.DECIDED and may_refuse(request):
            told["decision"] = decision
        self.act(self.worker(request), milestones.record, request.id, step, told)

    @precondition(lambda self: len(self.going) > 1 and bool(self.heads))
    @rule(number=some, elsewhere=bold, twice=bold)
    def refuse(self, number: int, elsewhere: bool, twice: bool) -> None:
        request = self.pick(self.going, number)
        if elsewhere:
            who = self.worker(request) if request.holder else self.heads[0]
            self.act(who, redirecting.redirect, self._form(request, where=WHERE), twice=twice)
        else:
            told = self._form(request, ground="not_offered", where=WHERE)
            self.act(self.heads[0], decisions.reject, told, twice=twice)

    @precondition(lambda self: bool(self._of(Status.REJECTED, Status.REDIRECTED)))
    @rule(number=some, twice=bold)
    def come_back(self, number: int, twice: bool) -> None:
        request = self.pick(self._of(Status.REJECTED, Status.REDIRECTED), number)
        chat = self.chat(request.person_id)
        if request.status is Status.REJECTED:
            self.act(chat, decisions.appeal, self._form(request, words=WORDS), twice=twice)
        else:
            self.act(chat, redirecting.bounce, request.id, twice=twice)

    def _of(self, *statuses: Status) -> list[Request]:
        return [one for one in self.all if one.status in statuses]

    def _form(self, request: Request, **told: Any) -> Any:
        return draft(told, self.world.clock.at, request=request.id)
