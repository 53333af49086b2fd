"""Any life of a request: whatever people and the clock do, it is somebody's, on its way to somebody, or over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.assignments import LIVE, OfferState
from domain.contacting import TRIES
from domain.requests import CLOCK, HELD, OPEN, UNOWNED, By, Event, Ground, NotFound, Outcome, Refused, Status
from domain.substituting import root_of
from domain.transitions import (
    Accept,
    AddWords,
    Appeal,
    Ask,
    AskCancel,
    Assign,
    Bounce,
    Cancel,
    Command,
    Confirm,
    Decline,
    Escalate,
    Expire,
    Explain,
    Finish,
    HandOver,
    Join,
    MakeOffer,
    NoteReach,
    NotSolved,
    Part,
    Rate,
    Recall,
    RecordContact,
    Redirect,
    Reject,
    Release,
    Retire,
    Return,
    Slip,
    Substitute,
    TakeOver,
    Try,
    Withdraw,
    transition,
)
from tests.domain.strategies import ANNA, BOHDAN, HEAD, NOW, RESIDENT, STRANGER, VIRA, a_request, offer

PEOPLE = (ANNA, BOHDAN, VIRA, HEAD, RESIDENT, STRANGER, CLOCK)
ENDS = {Status.RESOLVED, Status.CLOSED, Status.CANCELLED, Status.REJECTED, Status.REDIRECTED, Status.DUPLICATE}
MAIN = replace(a_request(urgent=True), id=8)
MOVED = {
    "accepted": Status.ACCEPTED,
    "expired": Status.NEW,
    "contacted": Status.IN_PROGRESS,
    "resolved": Status.RESOLVED,
    "closed": Status.CLOSED,
    "reopened": Status.REOPENED,
    "cancelled": Status.CANCELLED,
    "rejected": Status.REJECTED,
    "appealed": Status.REOPENED,
    "asked": Status.WAITING,
    "redirected": Status.REDIRECTED,
    "bounced": Status.NEW,
    "joined": Status.DUPLICATE,
    "parted": Status.NEW,
    "released": Status.NEW,
    "recalled": Status.NEW,
}


def folded(events: Iterable[Event]) -> Status:
    """The status that the history alone tells: from kinds, data and who did it, never from a stored status."""
    status, asked = Status.NEW, set[int]()
    for event in events:
        if event.kind == "offered":
            status, asked = Status.OFFERED, asked | set(event.data["to"])
        elif event.kind == "declined":
            asked -= {event.by.membership_id}
            status = Status.OFFERED if asked else Status.NEW
        elif event.kind == "assigned":
            status, asked = Status.OFFERED, set(event.data["to"])
        elif event.kind in ("retired", "retired_away"):
            asked -= set(event.data["from"])
            status = Status.OFFERED if asked else Status.NEW
        elif event.kind == "taken_over":
            status, asked = (status if event.data["from"] else Status.ACCEPTED), set()
        elif event.kind == "resident_wrote" and status is Status.WAITING:
            status = Status.IN_PROGRESS
        elif event.kind in MOVED:
            status, asked = MOVED[event.kind], set()
    return status


commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(Accept),
    st.builds(Decline, st.sampled_from(["busy", "other"])),
    st.builds(RecordContact),
    st.builds(Try, st.sampled_from(list(TRIES))),
    st.builds(Ask),
    st.builds(Redirect, st.just("Пенсійний фонд")),
    st.builds(Bounce, st.just(NOW + timedelta(days=3))),
    st.builds(Join, st.just(MAIN)),
    st.builds(Part, st.just(NOW + timedelta(days=3))),
    st.builds(Finish, st.sampled_from(list(Outcome))),
    st.builds(Confirm, st.booleans()),
    st.builds(NotSolved, st.just(NOW + timedelta(days=3))),
    st.builds(Cancel, st.just("mistake")),
    st.builds(AddWords),
    st.builds(AskCancel, st.just("mistake")),
    st.builds(Reject, st.sampled_from(list(Ground)), st.just("Пенсійний фонд")),
    st.builds(Appeal, st.just(NOW + timedelta(days=3))),
    st.builds(Rate, st.integers(1, 5)),
    st.builds(Explain, st.just("waited")),
    st.builds(NoteReach, st.booleans()),
    st.builds(Slip, st.just(NOW + timedelta(days=3))),
    st.builds(Expire),
    st.builds(Escalate, st.just("stalled")),
)


class Life(RuleBasedStateMachine):
    """One request, six people and the clock."""

    @initialize(sensitive=st.booleans())
    def begin(self, sensitive: bool) -> None:
        first = a_request(sensitive=sensitive)
        self.request, self.events, self.now, self.ids = first, list[Event](), NOW, 100

    def do(self, command: Command, by: By) -> None:
        before = self.request
        try:
            change = transition(before, command, by, self.now)
        except (Refused, NotFound):
            return
        assert change.before is before
        assert change.after.version == before.version + 1
        self.request = change.after
        self.events.append(change.event)

    @rule(command=commands, by=st.sampled_from(PEOPLE))
    def somebody(self, command: Command, by: By) -> None:
        """Anyone tries anything."""
        self.do(command, by)

    @rule(command=commands)
    def whose_turn_it_is(self, command: Command) -> None:
        """The one who may do it does it, so that lives go far."""
        concerned = self.request.holder or next(iter(self.request.offered), None)
        worker = By(concerned.person_id, concerned.membership_id) if concerned else ANNA
        resident = isinstance(command, Confirm | NotSolved | Cancel | AskCancel | Appeal | Rate | Explain | Bounce)
        self.do(command, RESIDENT if resident else HEAD if isinstance(command, Reject | Part) else worker)

    @precondition(lambda self: self.request.status in (Status.NEW, Status.REOPENED))
    @rule(to=st.lists(st.sampled_from((ANNA, BOHDAN, VIRA)), max_size=3, unique=True))
    def routed(self, to: list[By]) -> None:
        self.ids += 10
        offers = tuple(offer(by, id_=self.ids + n) for n, by in enumerate(to))
        self.do(MakeOffer(offers), CLOCK)

    @rule(how=st.sampled_from(("hand over", "assign", "take over")), to=st.sampled_from((ANNA, BOHDAN, VIRA, HEAD)))
    def given(self, how: str, to: By) -> None:
        """The worker to a colleague, a coordinator to a worker or to themself."""
        self.ids += 10
        holder, asked = self.request.holder, offer(to, id_=self.ids)
        mine = By(holder.person_id, holder.membership_id) if holder else ANNA
        ways: dict[str, tuple[Command, By]] = {
            "hand over": (HandOver(asked, "away"), mine),
            "assign": (Assign(asked), HEAD),
            "take over": (TakeOver(asked), to),
        }
        self.do(*ways[how])

    @rule(which=st.sampled_from((Withdraw(head=True), Release(), Release(left=True), Recall())))
    def taken_back(self, which: Command) -> None:
        self.do(which, HEAD)

    @rule(who=st.sampled_from((ANNA, BOHDAN, VIRA, HEAD)))
    def somebody_leaves(self, who: By) -> None:
        """Whatever they had and were asked."""
        if self.request.holder and self.request.holder.membership_id == who.membership_id:
            self.do(Release(left=True), HEAD)
        self.do(Retire(who.membership_id), HEAD)
        assert not any(o.open_or_live for o in self.request.offers if o.membership_id == who.membership_id)

    @rule(who=st.sampled_from((ANNA, BOHDAN, VIRA, HEAD)))
    def somebody_is_away(self, who: By) -> None:
        """What they were asked goes round."""
        self.do(Retire(who.membership_id, "away"), CLOCK)
        assert not any(o.membership_id == who.membership_id for o in self.request.offered)

    @rule(who=st.sampled_from((ANNA, BOHDAN, VIRA, HEAD)), back=st.booleans())
    def it_goes_over_for_some_days(self, who: By, back: bool) -> None:
        """To whoever stands in for its root, or back to it: the status, and whose it is, stay."""
        before = self.request
        if before.holder is None:
            return
        self.ids += 10
        root, mine = root_of(before.holder), offer(who, id_=self.ids)
        self.do(Return(mine) if back else Substitute(replace(mine, root=root)), CLOCK)
        assert self.request.holder is not None
        assert (self.request.status, root_of(self.request.holder)) == (before.status, root)
        assert sum(o.held for o in self.request.offers) == sum(o.held for o in before.offers) or before.offered

    @rule(days=st.integers(1, 20))
    def time_goes_by(self, days: int) -> None:
        self.now += timedelta(days=days)

    @invariant()
    def it_is_owned_offered_unrouted_or_over(self) -> None:
        one = self.request
        assert sum(o.state in LIVE for o in one.offers) <= 1
        assert (one.holder is not None) == (one.status in HELD)
        handed = one.holder is not None and one.holder.state is OfferState.TRANSFER_PENDING
        assert bool(one.offered) == (one.status is Status.OFFERED or handed)
        assert len(one.offered) == 1 or not handed
        assert one.status in OPEN or one.status in ENDS
        assert (one.ended_at is not None) == (one.status in ENDS)

    @invariant()
    def every_change_is_one_version_and_one_event(self) -> None:
        assert self.request.version == 1 + len(self.events)

    @invariant()
    def a_sensitive_one_is_neither_silenced_nor_refused(self) -> None:
        if self.request.sensitive:
            assert self.request.status not in (Status.CANCELLED, Status.REJECTED)
        assert not self.request.cancel_asked or self.request.status in OPEN

    @invariant()
    def what_is_over_calls_for_nobody(self) -> None:
        assert 0 <= self.request.level <= 3
        assert not self.request.level or self.request.status in OPEN

    @invariant()
    def the_history_tells_the_status(self) -> None:
        assert folded(self.events) is self.request.status
        assert not self.events or self.events[-1].status is self.request.status


Life.TestCase.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
test_any_life = Life.TestCase


clockwork: st.SearchStrategy[Any] = st.lists(
    st.one_of(
        st.builds(Expire),
        st.builds(Slip, st.just(NOW)),
        st.builds(Confirm, st.just(True)),
        st.lists(st.sampled_from((ANNA, BOHDAN)), max_size=2, unique=True).map(lambda to: MakeOffer(_offers(to))),
    ),
    max_size=30,
)


def _offers(to: list[By]) -> Any:
    return tuple(offer(by) for by in to)


@given(clockwork)
@settings(max_examples=50, deadline=None)
def test_if_no_human_ever_acts_it_never_ends(ticks: list[Command]) -> None:
    request = a_request()
    for days, command in enumerate(ticks):
        try:
            request = transition(request, command, CLOCK, NOW + timedelta(days=days)).after
        except Refused:
            continue
        assert request.status in UNOWNED
