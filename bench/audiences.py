"""People by the thousand, and a notice that is under way to them."""

from __future__ import annotations

import importlib
from typing import Any

_MADE = """
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {people})
INSERT INTO people (id, chat, lang, community, settlement, consent, reach, acting)
SELECT {first} + i, {first} + i, 'uk', '{community}', 'S', 'bench', 'open', 0 FROM n
"""


def imported(module: str) -> Any:
    """A module of the application, only when it is needed."""
    return importlib.import_module(module)


async def add_people(engine: Any, first: int, people: int, community: str) -> None:
    """So many residents of a community, whose ids and chats begin there: written by the database itself (SQLite)."""
    async with engine.begin() as connection:
        await connection.exec_driver_sql(_MADE.format(first=first, people=people, community=community))


async def prepare(settings: Any, first: int, people: int) -> None:
    """The people, and a notice of danger to them (it waits for no morning), begun: its first step is due."""
    engine = imported("db.engine").make_engine(settings.database_url)
    storage, clock = imported("bot.storage"), imported("bot.clock").SystemClock()
    async with storage.open_storage(settings, clock) as rooms, rooms.works() as work:
        community = (await work.communities.all())[0].code
    await add_people(engine, first, people, community)
    await engine.dispose()
    async with storage.open_storage(settings, clock) as rooms, rooms.works() as work:
        await begin(work, community, first, people)


async def begin(work: Any, community: str, author: int, people: int) -> Any:
    """A notice of danger to a community of so many, just decided."""
    notices, noticing, steps = (imported(f"{name}") for name in _ROOMS)
    post = notices.Post((notices.Part(text="Сьогодні до вечора не пийте воду з крана."),))
    audience = notices.Audience(communities=(community,))
    made = notices.Notice(work.new_id(), author, work.now, {"uk": post}, audience, danger="water")
    await work.notices.add(made)
    begun = noticing.start(made, work.now)
    await work.notices.save(made, begun)
    await steps.begin(work, begun)
    return begun


_ROOMS = ("domain.notices", "domain.noticing", "usecases.notice_steps")
