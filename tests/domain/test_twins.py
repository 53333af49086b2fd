"""Two requests about one need: which may be joined to which, and that it can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from domain.requests import NotNow, Request, Status
from domain.transitions import Join, Part, transition
from domain.twins import may_join
from tests.domain.strategies import ANNA, HEAD, NOW, RESIDENT, in_status

S = Status
MAIN = replace(in_status(S.IN_PROGRESS), id=8, number="ПИР-11-22-33")


def main(**fields: Any) -> Request:
    return replace(MAIN, **fields)


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ({}, {}, True),
        ({"urgent": True}, {}, False),
        ({"urgent": True}, {"urgent": True}, True),
        ({}, {"urgent": True}, True),
        ({"sensitive": True}, {}, False),
        ({}, {"sensitive": True}, False),
        ({}, {"community": "UA-next"}, False),
        ({}, {"id": 7}, False),
        ({}, {"status": S.DUPLICATE}, False),
        ({}, {"status": S.CLOSED}, False),
        ({"status": S.DUPLICATE}, {}, False),
    ],
)
def test_nothing_urgent_rests_nothing_sensitive_is_told_and_no_chain_begins(
    one: dict[str, Any], other: dict[str, Any], may: bool
) -> None:
    request = replace(in_status(S.ACCEPTED), **one)
    assert may_join(request, main(**other)) is may
    if not may:
        with pytest.raises(NotNow):
            transition(request, Join(main(**other)), ANNA, NOW)


def test_joined_it_rests_and_parted_it_looks_for_a_worker() -> None:
    joined = transition(in_status(S.ACCEPTED), Join(MAIN), ANNA, NOW)
    assert (joined.after.status, joined.after.duplicate_of, joined.after.ended_at) == (S.DUPLICATE, 8, NOW)
    assert sum(offer.held for offer in joined.after.offers) == 0
    assert joined.event.data == {"to": 8, "number": "ПИР-11-22-33"}
    parted = transition(joined.after, Part(NOW), HEAD, NOW).after
    assert (parted.status, parted.duplicate_of, parted.ended_at, parted.holder) == (S.NEW, 0, None, None)
    with pytest.raises(NotNow):
        transition(joined.after, Part(NOW), RESIDENT, NOW)
