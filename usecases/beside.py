"""What a card says of other requests."""

from __future__ import annotations

from typing import Any

from domain.calling import unnamed
from domain.living import SHOWN
from domain.people import Actor
from domain.requests import HELD, Request
from usecases import likely
from usecases.existing import person_or_none
from usecases.ports import UnitOfWork


async def beside(work: UnitOfWork, actor: Actor, request: Request) -> dict[str, Any]:
    """The number of the one that it repeats, of those that may be about the same, as far as its reader sees them, and
    whether its person has a paper in the place of a chat."""
    main = await likely.main_of(work, request)
    alike = await likely.hints(work, actor, request) if request.status in HELD else []
    told = {"twin": main.number if main else "", "alike": [one.number for one in alike[:SHOWN]]}
    return {**told, "paper": await on_paper(work, request)}


async def on_paper(work: UnitOfWork, request: Request) -> bool:
    """Whether its person has no Telegram yet: there may be a code for them. Of an unnamed report there is nobody."""
    person = await person_or_none(work, request.person_id)
    return person is not None and person.offline and not unnamed(request)
