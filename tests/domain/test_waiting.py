"""A question rests the case: little load while nobody answers, its own clock, and the whole load with the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.lateness import late
from domain.office import DEFAULT_OFFICE
from domain.requests import CLOCK, WEIGHT_ORDINARY, WEIGHT_URGENT, WEIGHT_WAITING, By, Request, Status
from domain.timers import TimerKind, for_request
from domain.transitions import AddWords, Ask, Finish, RecordContact, Slip, transition
from tests.domain.strategies import ANNA, NOW, RESIDENT, in_status

K, S = TimerKind, Status


def held(request: Request) -> int:
    return sum(offer.held for offer in request.offers)


@pytest.mark.parametrize("urgent", [False, True])
@pytest.mark.parametrize("status", [S.ACCEPTED, S.IN_PROGRESS])
def test_the_load_is_light_while_it_waits_and_back_with_the_answer(status: Status, urgent: bool) -> None:
    asked = transition(replace(in_status(status), urgent=urgent), Ask(), ANNA, NOW).after
    assert (asked.status, held(asked)) == (S.WAITING, WEIGHT_WAITING)
    full = WEIGHT_URGENT if urgent else WEIGHT_ORDINARY
    for command, by in ((AddWords(), RESIDENT), (RecordContact(), ANNA)):
        again = transition(asked, command, by, NOW).after
        assert (again.status, held(again), again.contacted_at) == (S.IN_PROGRESS, full, NOW)
    assert held(transition(asked, Finish("provided"), ANNA, NOW).after) == 0


def test_the_workers_further_words_do_not_end_the_waiting() -> None:
    asked = transition(in_status(S.IN_PROGRESS), Ask(), ANNA, NOW).after
    assert transition(asked, AddWords(), ANNA, NOW).after.status is S.WAITING


def test_it_is_asked_again_on_days_two_and_five_and_telephoned_after_ten_working_days() -> None:
    timers = for_request(replace(in_status(S.WAITING), contacted_at=NOW), DEFAULT_OFFICE, NOW, "asked")
    due = [(timer.kind, timer.due_at) for timer in timers]
    assert due[:2] == [
        (K.ASK_AGAIN, datetime(2026, 11, 25, 9, tzinfo=UTC)),
        (K.ASK_AGAIN, datetime(2026, 11, 28, 9, tzinfo=UTC)),
    ]
    assert due[2][0] is K.WAITED and due[2][1].date() == datetime(2026, 12, 7).date()
    assert len({timer.key for timer in timers}) == 3, "each is a row of its own"


def test_a_question_in_writing_does_not_put_off_the_first_call() -> None:
    asked = replace(in_status(S.WAITING), contacted_at=None, due=NOW + timedelta(days=1))
    timers = {timer.kind: timer.due_at for timer in for_request(asked, DEFAULT_OFFICE, NOW, "asked")}
    assert timers[TimerKind.FIRST_CONTACT] == asked.due
    assert TimerKind.TERM in timers
    slipped = transition(asked, Slip(NOW + timedelta(days=3)), CLOCK, NOW + timedelta(days=2)).after
    assert (slipped.status, slipped.due) == (S.WAITING, NOW + timedelta(days=3))
    assert late(asked, DEFAULT_OFFICE, NOW + timedelta(days=2))
    answered = transition(asked, AddWords(), By(asked.person_id), NOW).after
    assert not answered.awaits_call
