"""Thirty hours without the bot: all that fell due is done once and in order, and nobody gets a flood."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import demo_people as cast
from tests.chats.after_steps import put
from tests.chats.staff_steps import arrive, calm
from tests.support.town import HOUR, Town
from tests.support.town import town as a_town
from tests.system.aftermath import newest_call, rows, taken
from usecases import offers

STAFF = (cast.OLHA, cast.VASYL, cast.NADIIA, cast.COORDINATOR, cast.ADMIN_ID)
DIGEST = "Бот якийсь час не працював"
TAKEN, OFFERED = 4, 3
_DUE = "SELECT key FROM timers WHERE state = 'waiting' AND due_at <= ?"
_EVENTS = "SELECT request_id, kind, count(*) FROM request_events GROUP BY request_id, kind"


@pytest.fixture
async def place(tmp_path: Path) -> AsyncIterator[Town]:
    async with a_town(tmp_path) as town:
        yield town


async def at_work(town: Town) -> None:
    """Monday, 13:00. Some requests are taken and not called about, some are only offered."""
    await town.sandbox.advance(advance=3 * HOUR)
    await arrive(town.phone(cast.MARIA))
    for number in range(TAKEN + OFFERED):
        await put(town, cast.MARIA)
        if number < TAKEN:
            await _take_newest(town)
    await calm(town)


async def _take_newest(town: Town) -> None:
    assert town.app
    async with town.app.storage.works() as work:
        maria = await work.people.actor(cast.MARIA)
        assert maria
        (request, *_) = await work.requests.of_person(maria.person.id)
        worker = (await work.people.get([request.offered[0].person_id]))[request.offered[0].person_id]
        actor = await work.people.actor(worker.chat)
        assert actor
        await offers.take(work, actor, request.id)


def events(town: Town) -> Counter[tuple[int, str]]:
    found = rows(town.settings.database_url, _EVENTS)
    return Counter({(request, kind): times for request, kind, times in found})


async def test_after_thirty_hours_everything_is_done_once_and_nobody_is_flooded(place: Town) -> None:
    await at_work(place)
    await place.stop()
    before, since = events(place), await newest_call(place)
    await place.sandbox.advance(advance=30 * HOUR)
    await place.start()
    await calm(place)
    assert place.app
    now = int(place.app.clock.now().timestamp() * 1_000_000)
    assert rows(place.settings.database_url, _DUE, now) == []
    assert rows(place.settings.database_url, "SELECT key FROM timers WHERE state = 'failed'") == []
    happened = events(place) - before
    assert Counter(kind for _, kind in happened.elements())["slipped"] == TAKEN + OFFERED
    assert max(happened.values()) == 1, "nothing twice"
    told = await taken(place, since)
    for person in STAFF:
        assert sum(DIGEST in text for text in told.get(person, [])) <= 1, told[person]
    assert sum(DIGEST in text for text in told[cast.COORDINATOR]) == 1, told[cast.COORDINATOR]
    assert sum("зателефон" in text.casefold() for text in told[cast.MARIA]) >= TAKEN, told[cast.MARIA]
    await says_nothing_anew(place)


async def says_nothing_anew(town: Town) -> None:
    """Another start finds nothing to do."""
    before, since = events(town), await newest_call(town)
    await town.restart()
    await calm(town)
    assert events(town) == before
    assert not any((await taken(town, since)).values())
