"""Reached or not: what a try counts for, and when a worker may say «could not reach»."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.contacting import TRIES, Lacking, RecordContact, Try, lacking
from domain.requests import HELD, NotNow, Outcome, Status
from domain.transitions import AddWords, Finish, transition
from tests.domain.strategies import ANNA, NOW, RESIDENT, in_status

S = Status


@pytest.mark.parametrize(
    ("tries", "missing"),
    [
        ((), Lacking(3, ("phone", "visit", "chat"))),
        (("phone",), Lacking(2, ("visit", "chat"))),
        (("phone",) * 2, Lacking(1, ("visit", "chat"))),
        (("phone",) * 5, Lacking(1, ("visit", "chat"))),
        (("visit",) * 3, Lacking(1, ("phone", "chat"))),
        (("phone", "visit"), Lacking(1)),
        (("phone", "phone", "chat"), None),
        (("phone", "visit", "chat"), None),
    ],
)
def test_three_tries_in_two_ways_are_needed(tries: tuple[str, ...], missing: Lacking | None) -> None:
    request = replace(in_status(S.IN_PROGRESS), tries=tries)
    assert lacking(request) == missing
    if missing is None:
        assert transition(request, Finish(Outcome.NOT_REACHED), ANNA, NOW).after.status is S.RESOLVED
        return
    with pytest.raises(NotNow):
        transition(request, Finish(Outcome.NOT_REACHED), ANNA, NOW)


@pytest.mark.parametrize("how", TRIES)
@pytest.mark.parametrize("status", sorted(HELD))
def test_a_try_is_counted_and_the_case_stays_as_it_is(how: str, status: Status) -> None:
    change = transition(in_status(status), Try(how), ANNA, NOW)
    assert (change.after.status, change.after.tries) == (status, (TRIES[how],))
    assert (change.event.kind, change.event.data) == ("tried", {"how": how, "way": TRIES[how]})
    assert change.after.contacted_at is None


def test_words_to_the_resident_are_one_way_however_many_there_are() -> None:
    request = in_status(S.IN_PROGRESS)
    for _ in range(3):
        request = transition(request, AddWords(), ANNA, NOW).after
    assert request.tries == ("chat",)


@pytest.mark.parametrize(("command", "by"), [(RecordContact(), ANNA), (AddWords(), RESIDENT)])
def test_whoever_was_reached_is_not_counted_as_out_of_reach(command: RecordContact | AddWords, by: object) -> None:
    request = replace(in_status(S.IN_PROGRESS), tries=("phone", "phone", "visit"))
    assert transition(request, command, ANNA if by is ANNA else RESIDENT, NOW).after.tries == ()
