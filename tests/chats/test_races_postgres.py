"""The same races where transactions really run beside each other: the whole town over PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import demo_people as cast
from tests.chats.test_races_absence import test_away_while_everybody_goes_on as the_absence
from tests.chats.test_races_clock import test_taking_at_the_end_of_the_offer as the_bell
from tests.chats.test_races_handing import test_agreed_to_called_off_and_taken_over as the_three
from tests.chats.test_races_notices import test_a_pause_in_the_moment_of_the_end as the_pause
from tests.chats.test_races_notices import test_it_is_corrected_while_it_is_recalled as the_recall
from tests.chats.test_races_notices import test_one_sends_it_while_the_other_changes_for_whom_it_is as the_change
from tests.chats.test_races_notices import test_two_approve_at_once_and_one_of_them_does_not as the_answers
from tests.chats.test_races_queue import test_offer_and_queue as the_two_ways
from tests.chats.test_races_taking import test_an_urgent_offer_to_everybody_has_one_winner as the_first
from tests.chats.test_races_visits import test_it_suits_while_it_is_moved as the_visit
from tests.support.postgres import postgres_database
from tests.support.town import Town
from tests.support.town import town as a_town


@pytest.fixture
def database() -> Iterator[str]:
    """An empty one."""
    with postgres_database() as url:
        yield url


@pytest.fixture
async def town(tmp_path: Path, database: str) -> AsyncIterator[Town]:
    """A town whose rows lie in PostgreSQL."""
    async with a_town(tmp_path, database_url=database) as place:
        yield place


async def test_many_take_one(town: Town) -> None:
    await the_first(town, (cast.OLHA, cast.VASYL, cast.COORDINATOR))


async def test_the_bell_rings(town: Town) -> None:
    await the_bell(town)


async def test_offers_and_the_queue(town: Town) -> None:
    await the_two_ways(town)


async def test_three_at_a_hand_over(town: Town) -> None:
    await the_three(town)


async def test_a_visit_is_moved(town: Town) -> None:
    await the_visit(town)


async def test_an_absence_begins(town: Town) -> None:
    await the_absence(town)


async def test_a_notice_is_answered_by_two(town: Town) -> None:
    await the_answers(town)


async def test_a_notice_is_sent_and_changed(town: Town) -> None:
    await the_change(town)


async def test_a_notice_is_paused_at_its_end(town: Town) -> None:
    await the_pause(town)


async def test_a_notice_is_corrected_and_recalled(town: Town) -> None:
    await the_recall(town)
