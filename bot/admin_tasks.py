"""What an operator does at the machine: serve a community, invite its staff. No aiogram is needed for it."""

from __future__ import annotations

import aiohttp

from bot.clock import SystemClock
from bot.problems import OperatorProblem
from bot.settings import Settings
from bot.storage import open_storage
from domain.communities import Community
from domain.people import Role
from domain.places_prefix import free_prefix
from usecases import staff

_WAIT = aiohttp.ClientTimeout(total=5)


async def add_community(settings: Settings, katottg: str) -> str:
    """Serve one more community of the territory data; one line to print. Raises OperatorProblem."""
    async with open_storage(settings, SystemClock(), alone=False) as storage:
        place = storage.territory.community(katottg)
        if place is None:
            raise OperatorProblem(f"{katottg}: такої громади немає в довіднику КАТОТТГ")
        async with storage.works() as work:
            if await work.communities.get(katottg):
                raise OperatorProblem(f"{katottg}: цю громаду вже додано")
            taken = {community.prefix for community in await work.communities.all()}
            prefix = free_prefix(place.name, taken)
            added = Community(place.code, place.name, prefix, place.raion, place.oblast)
            await work.communities.add(added)
    return f"{place.code} {place.name} громада, запити починаються з {prefix}"


async def list_communities(settings: Settings) -> list[str]:
    """The served communities, a line each."""
    async with open_storage(settings, SystemClock(), alone=False) as storage, storage.works() as work:
        return [f"{c.code} {c.prefix} {c.name}" for c in await work.communities.all()]


async def invite(settings: Settings, community: str | None, role: str) -> tuple[str | None, str]:
    """A one-time link (None without network) and its payload. Raises OperatorProblem for a community not served."""
    async with open_storage(settings, SystemClock(), alone=False) as storage, storage.works() as work:
        if community and not await work.communities.get(community):
            raise OperatorProblem(f"{community}: спершу додайте громаду: susid communities add {community}")
        payload = await staff.invite(work, Role(role), community or "")
    name = await _bot_name(settings)
    return (f"https://t.me/{name}?start={payload}" if name else None), payload


async def _bot_name(settings: Settings) -> str | None:
    if not settings.token:
        return None
    address = f"{settings.telegram_api_url}/bot{settings.token}/getMe"
    try:
        async with aiohttp.ClientSession(timeout=_WAIT) as session, session.get(address) as answer:
            told = await answer.json()
    except (TimeoutError, aiohttp.ClientError, ValueError):
        return None
    return str(told["result"]["username"]) if told.get("ok") else None
