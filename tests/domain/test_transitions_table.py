"""Every command in every status, allowed or refused as the table of the rules says, and only for whom it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.assignments import OfferState
from domain.requests import (
    CLOCK,
    HELD,
    OPEN,
    REOPEN_WITHIN,
    UNOWNED,
    AlreadyTaken,
    By,
    Ground,
    NotFound,
    NotNow,
    Outcome,
    Refused,
    Stale,
    Status,
)
from domain.transitions import (
    Accept,
    AddWords,
    Appeal,
    Ask,
    AskCancel,
    Bounce,
    Cancel,
    Claim,
    Command,
    Confirm,
    Decline,
    Escalate,
    Expire,
    Finish,
    Join,
    Link,
    MakeOffer,
    Note,
    NoteReach,
    NotSolved,
    Part,
    Rate,
    RecordContact,
    Redirect,
    Reject,
    Return,
    Slip,
    Substitute,
    Try,
    transition,
)
from tests.domain.strategies import ANNA, BOHDAN, HEAD, NOW, RESIDENT, STRANGER, VIRA, a_request, in_status, offer

S = Status
A_DAY = timedelta(days=1)
COMMANDS: dict[str, tuple[Command, By]] = {
    "offer": (MakeOffer((offer(VIRA),), ("district",)), CLOCK),
    "nobody": (MakeOffer(()), CLOCK),
    "accept": (Accept(), ANNA),
    "claim": (Claim(offer(VIRA)), VIRA),
    "link": (Link(), RESIDENT),
    "decline": (Decline("busy"), ANNA),
    "expire": (Expire(), CLOCK),
    "contact": (RecordContact(), ANNA),
    "finish": (Finish(Outcome.PROVIDED), ANNA),
    "confirm": (Confirm(), RESIDENT),
    "silence": (Confirm(silent=True), CLOCK),
    "not_solved": (NotSolved(NOW), RESIDENT),
    "cancel": (Cancel("solved"), RESIDENT),
    "resident_words": (AddWords(), RESIDENT),
    "worker_words": (AddWords(), ANNA),
    "note": (Note("Не писати"), ANNA),
    "tried": (Try("no_answer"), ANNA),
    "ask": (Ask(), ANNA),
    "redirect": (Redirect("Пенсійний фонд"), ANNA),
    "redirect by the head": (Redirect("Пенсійний фонд"), HEAD),
    "bounce": (Bounce(NOW), RESIDENT),
    "join": (Join(replace(in_status(S.ACCEPTED), id=8)), ANNA),
    "part": (Part(NOW), HEAD),
    "slip": (Slip(NOW), CLOCK),
    "stand in": (Substitute(replace(offer(VIRA), root=ANNA.membership_id)), CLOCK),
    "return": (Return(offer(ANNA)), CLOCK),  # nobody stands in for her
    "escalate": (Escalate("not_called"), CLOCK),
    "reject": (Reject(Ground.NOT_OFFERED, "Пенсійний фонд"), HEAD),
    "appeal": (Appeal(NOW), RESIDENT),
    "rate": (Rate(4), RESIDENT),
    "ask_cancel": (AskCancel("solved"), RESIDENT),
    "blocked": (NoteReach(False), RESIDENT),
    "back": (NoteReach(True), RESIDENT),
}
# Work may end before the first contact: "could not reach" is such an end. A waiting request may end by its people.
ALLOWED: dict[tuple[str, Status], Status] = {
    ("offer", S.NEW): S.OFFERED,
    ("offer", S.REOPENED): S.OFFERED,
    ("nobody", S.NEW): S.NEW,
    ("nobody", S.REOPENED): S.REOPENED,
    ("accept", S.OFFERED): S.ACCEPTED,
    **{("claim", status): S.ACCEPTED for status in UNOWNED},
    **{("link", status): status for status in S},
    ("decline", S.OFFERED): S.OFFERED,  # Bohdan is still asked
    ("expire", S.OFFERED): S.NEW,
    **{("contact", status): S.IN_PROGRESS for status in HELD},
    **{("tried", status): status for status in HELD},
    **{("ask", status): S.WAITING for status in HELD},
    **{("redirect", status): S.REDIRECTED for status in OPEN},
    **{("redirect by the head", status): S.REDIRECTED for status in UNOWNED},
    ("bounce", S.REDIRECTED): S.NEW,
    **{("join", status): S.DUPLICATE for status in OPEN},
    ("part", S.DUPLICATE): S.NEW,
    **{("finish", status): S.RESOLVED for status in HELD},
    ("confirm", S.RESOLVED): S.CLOSED,
    ("silence", S.RESOLVED): S.CLOSED,
    ("not_solved", S.RESOLVED): S.REOPENED,
    ("not_solved", S.CLOSED): S.REOPENED,
    **{("cancel", status): S.CANCELLED for status in OPEN},
    **{("resident_words", status): status for status in S},
    ("resident_words", S.WAITING): S.IN_PROGRESS,
    **{("worker_words", status): status for status in HELD},
    **{("note", status): status for status in HELD},
    **{("slip", status): status for status in UNOWNED | {S.ACCEPTED, S.WAITING}},  # a question in writing is no call
    **{("stand in", status): status for status in HELD},
    **{("escalate", status): status for status in OPEN},
    **{("reject", status): S.REJECTED for status in (S.NEW, S.OFFERED, S.IN_PROGRESS)},
    ("appeal", S.REJECTED): S.REOPENED,
    ("rate", S.CLOSED): S.CLOSED,
    **{(what, status): status for what in ("blocked", "back") for status in HELD},
}


@pytest.mark.parametrize("status", S)
@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_is_kept(name: str, status: Status) -> None:
    request, (command, by) = in_status(status), COMMANDS[name]
    if (name, status) not in ALLOWED:
        with pytest.raises(Refused) as refused:
            transition(request, command, by, NOW)
        assert refused.value.fresh == request
        return
    change = transition(request, command, by, NOW)
    assert change.after.status is change.event.status is ALLOWED[name, status]
    assert (change.before, change.after.version) == (request, request.version + 1)
    assert (change.event.at, change.event.by) == (NOW, by)


WORKERS = ("accept", "decline", "contact", "finish", "worker_words", "note", "tried", "ask")
RESIDENTS = ("confirm", "not_solved", "cancel", "ask_cancel", "appeal", "rate", "link")


@pytest.mark.parametrize("name", WORKERS)
@pytest.mark.parametrize("by", [STRANGER, VIRA, CLOCK], ids=["stranger", "colleague", "clock"])
def test_nobody_else_does_the_workers_part(name: str, by: By) -> None:
    for status in S:
        with pytest.raises((Refused, NotFound)):
            transition(in_status(status), COMMANDS[name][0], by, NOW)


@pytest.mark.parametrize("name", RESIDENTS)
@pytest.mark.parametrize("by", [STRANGER, ANNA, CLOCK], ids=["stranger", "worker", "clock"])
def test_nobody_else_does_the_residents_part(name: str, by: By) -> None:
    """To others it looks exactly like not found."""
    for status in S:
        with pytest.raises(NotFound):
            transition(in_status(status), COMMANDS[name][0], by, NOW)


def test_the_first_to_take_it_wins() -> None:
    taken = transition(in_status(S.OFFERED), Accept(), BOHDAN, NOW).after
    assert taken.holder and taken.holder.membership_id == BOHDAN.membership_id
    assert [o.state for o in taken.offers] == [OfferState.REVOKED, OfferState.ACCEPTED]
    with pytest.raises(AlreadyTaken):
        transition(taken, Accept(), ANNA, NOW)


def test_the_load_counts_from_the_taking() -> None:
    """Offers to everybody at once weigh nothing until one is taken."""
    shared = a_request(status=S.OFFERED, urgent=True, offers=(offer(ANNA, weight=0), offer(BOHDAN, weight=0)))
    taken = transition(shared, Accept(), ANNA, NOW).after
    assert [o.held for o in taken.offers] == [30, 0]


def test_the_last_to_decline_makes_it_new_again() -> None:
    once = transition(in_status(S.OFFERED), Decline("busy"), ANNA, NOW).after
    twice = transition(once, Decline("not_my_area"), BOHDAN, NOW)
    assert twice.after.status is S.NEW
    assert twice.after.excluded == {11, 12}
    with pytest.raises(Stale):
        transition(once, Decline("busy"), ANNA, NOW)


def test_a_request_is_never_held_twice_even_by_one_worker() -> None:
    """Two offers to one worker at a time would both become accepted."""
    with pytest.raises(NotNow):
        transition(a_request(status=S.OFFERED, offers=(offer(ANNA),)), MakeOffer((offer(ANNA, id_=99),)), CLOCK, NOW)


def test_what_was_never_a_contact_is_not_recorded_as_one() -> None:
    tried = replace(in_status(S.ACCEPTED), tries=("phone", "phone", "visit"))
    ended = transition(tried, Finish(Outcome.NOT_REACHED), ANNA, NOW).after
    assert ended.contacted_at is None


@pytest.mark.parametrize("outcome", Outcome)
def test_an_end_has_an_outcome(outcome: Outcome) -> None:
    tried = replace(in_status(S.IN_PROGRESS), tries=("phone", "chat", "phone"))
    ended = transition(tried, Finish(outcome, "примітка"), ANNA, NOW)
    assert (ended.after.outcome, ended.after.ended_at, ended.after.holder) == (outcome, NOW, None)
    assert ended.event.data == {"outcome": outcome, "note": "примітка"}
    assert ended.after.last_holder and ended.after.last_holder.membership_id == ANNA.membership_id


@pytest.mark.parametrize("outcome", ["", "somehow"])
def test_without_one_it_does_not_end(outcome: str) -> None:
    with pytest.raises(ValueError, match="Outcome"):
        transition(in_status(S.IN_PROGRESS), Finish(outcome), ANNA, NOW)


@pytest.mark.parametrize("status", [S.RESOLVED, S.CLOSED])
def test_it_can_be_reopened_for_thirty_days(status: Status) -> None:
    last = NOW + REOPEN_WITHIN
    assert timedelta(days=30) == REOPEN_WITHIN
    again = transition(in_status(status), NotSolved(last + A_DAY), RESIDENT, last).after
    assert (again.status, again.ended_at, again.contacted_at) == (S.REOPENED, None, None)
    assert again.due == last + A_DAY, "what was promised before is long past"
    with pytest.raises(NotNow):
        transition(in_status(status), NotSolved(last), RESIDENT, last + timedelta(seconds=1))


def test_words_are_noted_and_an_answer_ends_the_waiting() -> None:
    for status in OPEN:
        after = transition(in_status(status), AddWords(), RESIDENT, NOW).after
        assert after.status is (S.IN_PROGRESS if status is S.WAITING else status)
        assert after.details == in_status(status).details


def test_a_broken_promise_is_renewed_by_taking_it() -> None:
    assert transition(in_status(S.OFFERED), Accept(due=NOW + A_DAY), ANNA, NOW).after.due == NOW + A_DAY
    kept = in_status(S.OFFERED)
    assert transition(kept, Accept(), ANNA, NOW).after.due == kept.due


def test_cancelling_frees_everyone() -> None:
    for status in (S.OFFERED, S.IN_PROGRESS):
        gone = transition(in_status(status), Cancel("mistake"), RESIDENT, NOW).after
        assert {o.state for o in gone.offers} == {OfferState.REVOKED}
        assert (gone.ended_at, sum(o.held for o in gone.offers)) == (NOW, 0)


def test_a_slip_keeps_what_had_been_promised() -> None:
    request, later = in_status(S.ACCEPTED), NOW + timedelta(days=2)
    slipped = transition(request, Slip(later), CLOCK, NOW)
    assert slipped.after.due == later
    assert slipped.event.data == {"from": request.due.isoformat()}
