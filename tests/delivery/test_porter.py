"""Who is asked before a letter goes: whoever was forgotten meanwhile does not get what was in hand for their chat."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.delivery.admit import Drop, Pass
from bot.telling import porter
from domain.messages import Kind, Lane
from domain.people import Person, Reach
from domain.privacy import forgotten
from tests.delivery.office import START
from tests.support.fakes import FakeClock
from usecases.ports import Letter

ADMIT = porter(FakeClock(START), "UTC")


@pytest.mark.parametrize("lane", [Lane.ALERT, Lane.NOTICE, Lane.REPLY])
@pytest.mark.parametrize("shown", [(), (77,)])
def test_whoever_was_forgotten_hears_nothing_more(lane: Lane, shown: tuple[int, ...]) -> None:
    body = {"kind": Kind.NOTICE.value, "params": {"topic": "outage"}}
    reader, letter = Person(5, 505), Letter(1, 505, 5, lane, body, notice=9, shown=shown)
    assert ADMIT(letter, reader) == ADMIT(letter, replace(reader, reach=Reach.BLOCKED)) == Pass()
    assert ADMIT(letter, forgotten(reader)) == Drop("forgotten")
