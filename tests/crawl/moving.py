"""People who come to the town of a crawl."""

from __future__ import annotations

from dataclasses import replace

from domain.people import Actor
from tests.support.town import Town


async def moves_in(town: Town, number: int, name: str, lang: str) -> None:
    """Somebody with a phone, and their language, also for the first words."""
    wish = {"id": number, "first_name": name, "phone": f"+38067{number:07}", "language_code": lang}
    async with town.http.post(f"{town.url}/sandbox/people", json=wish) as answer:
        answer.raise_for_status()
    assert town.app is not None
    async with town.app.storage.works() as work:
        known = await work.people.actor(number) or Actor(await work.people.add(number, name))
        await work.people.save(replace(known.person, lang=lang))
