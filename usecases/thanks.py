"""Who hears thanks and «добре»: the worker whose case stands right above them, or who wrote last; often nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from domain.people import Actor
from domain.requests import HELD, NotFound, Request
from usecases import casework, words
from usecases.ports import UnitOfWork

FRESH = timedelta(days=3)  # after this what stands above is no longer meant


async def passed(
    work: UnitOfWork, actor: Actor, message: int, story: Mapping[str, Any], within: bool = False
) -> Request | None:
    """They go to the worker as words; the request. None where nobody is to hear them.

    `within` a dialog they may as well belong to it: only what stands right above them counts then."""
    shown = await work.outbox.shown(actor.person.chat, work.now - FRESH)
    above = max((one for one in shown if one < message), default=0)
    found = await _about(work, actor, above) if above else None
    if found is None and not within and not (above and await work.outbox.notice(actor.person.chat, above)):
        found = await _wrote_last(work, actor)
    return await casework.write(work, actor, found.id, dict(story)) if found else None


async def _about(work: UnitOfWork, actor: Actor, above: int) -> Request | None:
    about = await work.outbox.about(actor.person.chat, above)
    try:
        found = await casework.look(work, actor, about) if about else None
    except NotFound:
        return None
    return found if found and found.person_id == actor.person.id and _heard(found) else None


async def _wrote_last(work: UnitOfWork, actor: Actor) -> Request | None:
    """The case whose worker wrote and was not answered yet; the newest of several."""
    own = [one for one in await words.open_requests(work, actor) if _heard(one)]
    last = [(said[-1], one) for one in own if (said := await work.requests.words(one))]
    wrote = [(word.at, word.id, one) for word, one in last if not word.from_resident]
    return max(wrote, key=lambda told: told[:2])[2] if wrote else None


def _heard(request: Request) -> bool:
    return request.holder is not None and request.status in HELD
