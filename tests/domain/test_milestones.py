"""The legal procedure: its order, its closed grounds, its dates, and that none of it is a status."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.course import Course, plain, read
from domain.course_steps import APPROVE, REFUSE, Milestone, ahead, fits, happened, reconsidered
from domain.milestones import Assess, Decide, Notify, Register, clocks_after
from domain.office import DEFAULT_OFFICE
from domain.requests import CLOCK, HELD, Ground, NotNow, Refused, Request, Status
from domain.serving import EndService, ResumeService, StartService, SuspendService
from domain.taking_back import mistaken
from domain.transitions import Appeal, Reject, TakeBack, transition
from tests.domain.strategies import ANNA, BOHDAN, HEAD, NOW, RESIDENT, in_status

S, M = Status, Milestone
KYIV = "Europe/Kyiv"
NO = {"decision": REFUSE, "ground": Ground.NOT_OFFERED, "where": "Пенсійний фонд"}
PLAIN = in_status(S.IN_PROGRESS)


def command(step: Milestone, request: Request, at: datetime = NOW, refuse: bool = False) -> Any:
    """The command of this step."""
    clocks = clocks_after(request, step, at, DEFAULT_OFFICE)
    how: dict[str, Any] = NO if refuse else {"decision": APPROVE}
    return {
        M.REGISTERED: Register("123/05", at, clocks),
        M.ASSESSED: Assess(at, clocks),
        M.DECIDED: Decide(at=at, clocks=clocks, **how),
        M.NOTIFIED: Notify(at, clocks),
        M.STARTED: StartService(at, "periodic"),
        M.SUSPENDED: SuspendService(at),
        M.RESUMED: ResumeService(at),
        M.ENDED: EndService(at, "no_need"),
    }[step]


def reach(request: Request, *steps: Milestone, refuse: bool = False) -> Request:
    """The case after these steps."""
    for step in steps:
        request = transition(request, command(step, request, refuse=refuse), ANNA, NOW).after
    return request


def test_the_whole_way() -> None:
    done = reach(PLAIN, *(step for step in M))
    course = done.course
    assert (course.application, course.decision, course.term, course.end_reason) == (
        *("123/05", "approve", "periodic", "no_need"),
    )
    assert done.status is S.IN_PROGRESS, "milestones are no statuses"
    assert [(clock.code, clock.running) for clock in course.clocks] == [
        *(("assessment", False), ("decision", False), ("notify", False)),
    ]


def test_the_order_is_kept() -> None:
    way = {(): [M.REGISTERED], (M.REGISTERED,): [M.ASSESSED], (M.REGISTERED, M.ASSESSED): [M.DECIDED]}
    way[(M.REGISTERED, M.ASSESSED, M.DECIDED)] = [M.NOTIFIED, M.STARTED]
    for done, then in way.items():
        request = reach(PLAIN, *done)
        assert list(ahead(request)) == then
        for step in set(M) - set(then):
            with pytest.raises(NotNow):
                transition(request, command(step, request), ANNA, NOW)


def test_a_service_rests_goes_on_and_ends() -> None:
    given_ = reach(PLAIN, M.REGISTERED, M.ASSESSED, M.DECIDED, M.NOTIFIED, M.STARTED)
    assert ahead(given_) == (M.SUSPENDED, M.ENDED)
    rests = reach(given_, M.SUSPENDED)
    assert ahead(rests) == (M.RESUMED, M.ENDED)
    ended = reach(rests, M.RESUMED, M.ENDED)
    assert ahead(ended) == (M.STARTED,), "it may be given once more"
    anew = reach(ended, M.STARTED).course
    assert (anew.ended, anew.end_reason, anew.suspended) == (None, "", None)


def test_emergency_help_comes_before_its_papers() -> None:
    urgent = replace(PLAIN, urgent=True)
    assert ahead(urgent) == (M.REGISTERED, M.STARTED)
    registered = reach(urgent, M.REGISTERED)
    assert {clock.code for clock in registered.course.clocks} == {"assessment", "decision_urgent"}
    assert ahead(registered) == (M.ASSESSED, M.DECIDED, M.STARTED)
    assert M.ASSESSED in ahead(reach(registered, M.DECIDED)), "the assessment is still owed"


@pytest.mark.parametrize("kind", ["urgent", "sensitive"])
def test_danger_violence_and_a_child_are_never_refused(kind: str) -> None:
    request = reach(replace(PLAIN, urgent=kind == "urgent", sensitive=kind == "sensitive"), M.REGISTERED, M.ASSESSED)
    with pytest.raises(NotNow):
        transition(request, command(M.DECIDED, request, refuse=True), ANNA, NOW)
    assert reach(request, M.DECIDED).course.decision == APPROVE


@pytest.mark.parametrize(
    "how", [{"decision": REFUSE, "ground": "busy", "where": "Там"}, {**NO, "where": "  "}, {"decision": "perhaps"}]
)
def test_a_refusal_has_a_closed_ground_and_a_place_to_go(how: dict[str, Any]) -> None:
    request = reach(PLAIN, M.REGISTERED, M.ASSESSED)
    with pytest.raises(ValueError, match=r"Ground|decision"):
        transition(request, Decide(at=NOW, **how), ANNA, NOW)


@pytest.mark.parametrize("status", sorted(HELD))
def test_who_was_told_of_a_refusal_is_refused_and_may_appeal(status: Status) -> None:
    """It leads to the refusal that there is, whatever was waited for; an appeal makes the decision anew."""
    decided = reach(in_status(status), M.REGISTERED, M.ASSESSED, M.DECIDED, refuse=True)
    assert decided.status is status and ahead(decided) == (M.NOTIFIED,)
    told = reach(decided, M.NOTIFIED)
    assert told.status is S.IN_PROGRESS and told.contacted_at == NOW
    refused = transition(told, Reject(told.course.ground, told.course.where), ANNA, NOW).after
    assert refused.status is S.REJECTED and refused.outcome == Ground.NOT_OFFERED
    with pytest.raises(NotNow):
        transition(replace(refused, offers=told.offers), TakeBack(M.NOTIFIED), ANNA, NOW)
    again = transition(refused, Appeal(NOW), RESIDENT, NOW).after
    assert mistaken(replace(again, status=status), NOW) is None
    assert again.course == reconsidered(refused.course)
    assert (again.course.application, again.course.decided, again.course.ground) == ("123/05", None, "")
    assert [clock.spent for clock in again.course.clocks] == [0, 0, 0], "what was met is history"


def test_only_its_worker_while_it_is_in_hand() -> None:
    for by in (BOHDAN, HEAD, RESIDENT, CLOCK):
        with pytest.raises(Refused):
            transition(PLAIN, command(M.REGISTERED, PLAIN), by, NOW)
    for status in set(S) - HELD:
        with pytest.raises(Refused):
            transition(in_status(status), command(M.REGISTERED, PLAIN), ANNA, NOW)


def test_no_number_no_application() -> None:
    with pytest.raises(ValueError, match="number"):
        transition(PLAIN, Register("  ", NOW), ANNA, NOW)


@pytest.mark.parametrize(("term", "until"), [("until", None), ("single", date(2026, 12, 1)), ("forever", None)])
def test_how_long_a_service_is_given(term: str, until: date | None) -> None:
    request = reach(PLAIN, M.REGISTERED, M.ASSESSED, M.DECIDED)
    with pytest.raises(ValueError, match="service"):
        transition(request, StartService(NOW, term, until), ANNA, NOW)
    with pytest.raises(ValueError, match="reasons"):
        transition(reach(request, M.STARTED), EndService(NOW, "tired"), ANNA, NOW)


def test_a_day_is_neither_ahead_nor_before_what_it_follows() -> None:
    course = Course(registered=datetime(2026, 11, 19, 9, tzinfo=UTC))
    for day, may in ((18, False), (19, True), (23, True), (24, False)):
        assert fits(date(2026, 11, day), course, M.ASSESSED, NOW, KYIV) is may
    assert fits(date(2025, 11, 23), Course(), M.REGISTERED, NOW, KYIV)
    assert not fits(date(2025, 11, 21), Course(), M.REGISTERED, NOW, KYIV)


def test_of_another_day_the_hour_is_when_the_office_opened() -> None:
    hours, course = DEFAULT_OFFICE.hours, Course(registered=datetime(2026, 11, 19, 9, tzinfo=UTC))
    cases = {
        date(2026, 11, 23): NOW,
        date(2026, 11, 20): datetime(2026, 11, 20, 6, tzinfo=UTC),
        date(2026, 11, 21): datetime(2026, 11, 21, 10, tzinfo=UTC),  # a Saturday: noon
        date(2026, 11, 19): course.registered,  # the same day, not before it
    }
    for day, at in cases.items():
        assert happened(day, course, M.ASSESSED, NOW, hours) == at


WALKS = st.lists(st.tuples(st.sampled_from(M), st.integers(-3, 40), st.booleans()), max_size=25)


@given(WALKS, st.booleans(), st.booleans())
def test_no_walk_breaks_the_procedure(walk: list[tuple[Milestone, int, bool]], urgent: bool, sensitive: bool) -> None:
    """Any steps on any days: what was taken is in order, refused ones change nothing, clocks begin and end with it."""
    request = replace(PLAIN, urgent=urgent, sensitive=sensitive)
    at = NOW - timedelta(days=60)
    for step, days, refuse in walk:
        when = at + timedelta(days=days)
        try:
            change = transition(request, command(step, request, when, refuse), ANNA, NOW)
        except Refused:
            continue
        assert step in ahead(request) and when <= NOW
        assert (change.event.kind, change.event.status) == (step.value, change.after.status)
        _may_be_a_mistake(request, change.after)
        request, at = change.after, max(at, when)
        _in_order(request)


def _may_be_a_mistake(before: Request, after: Request) -> None:
    """What was recorded last can be undone whole, once; a refusal that is told stays."""
    step = mistaken(after, NOW + timedelta(days=3))
    assert step and mistaken(after, NOW + timedelta(days=3, seconds=1)) is None
    undone = transition(after, TakeBack(step), ANNA, NOW)
    assert undone.after.course == replace(before.course, last=None)
    assert (undone.event.kind, undone.event.data["step"]) == ("taken_back", step.value)
    assert read(plain(after.course)) == after.course and mistaken(undone.after, NOW) is None
    for other, by in ((M.ASSESSED if step is M.DECIDED else M.DECIDED, ANNA), (step, HEAD), (step, RESIDENT)):
        with pytest.raises(Refused):
            transition(after, TakeBack(other), by, NOW)


def _in_order(request: Request) -> None:
    course = request.course
    way = [course.registered, None if request.urgent else course.assessed, course.decided, course.notified]
    dates = [at for at in way if at]
    assert dates == sorted(dates)
    assert course.decision != REFUSE or not (request.urgent or request.sensitive)
    assert course.decision != REFUSE or course.started is None
    open_terms = {clock.code for clock in course.clocks if clock.running}
    owed = {"assessment"} if course.registered and not course.assessed else set()
    owed |= {"notify"} if course.decided and not course.notified else set()
    if course.registered and not course.decided:
        owed.add("decision_urgent" if request.urgent else "decision")
    assert open_terms == owed
