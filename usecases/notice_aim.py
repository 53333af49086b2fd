"""For whom a draft is and what it is about: one tap at a time, each safe to repeat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from domain import noticing
from domain.communities import Community, District, Settlement
from domain.notice_aiming import fitting
from domain.notices import TOPICS, Audience, Counted, Notice, NoticeState
from domain.noticing import NotThatNow
from domain.people import Actor
from domain.requests import NotFound
from usecases import notice_pages
from usecases.ports import UnitOfWork

Narrowing = Callable[[Audience], Audience]


@dataclass(frozen=True, slots=True)
class Aimed:
    """A draft, how many people it is for, and what its audience can be chosen from."""

    notice: Notice
    counted: Counted
    communities: tuple[Community, ...]
    districts: tuple[District, ...]
    settlements: tuple[Settlement, ...]

    def named(self) -> dict[str, str]:
        """What the codes and the districts' ids are called."""
        communities = {one.code: one.name for one in self.communities}
        settlements = {one.code: one.name for one in self.settlements}
        return communities | settlements | {str(one.id): one.name for one in self.districts}

    def community(self, code: str) -> str:
        """The name of a community."""
        return next((one.name for one in self.communities if one.code == code), "")


async def look(work: UnitOfWork, actor: Actor, notice_id: int) -> Aimed:
    """A draft and its audience. Raises NotFound, and NotThatNow for what is no draft any more."""
    return await _aimed(work, await draft(work, actor, notice_id))


async def aim(work: UnitOfWork, actor: Actor, notice_id: int, narrowed: Narrowing) -> Aimed:
    """For others from now on. A place that is not there raises NotFound; the same once more changes nothing."""
    notice = await draft(work, actor, notice_id)
    wanted = narrowed(notice.audience)
    communities, districts, settlements = await _ground(work, wanted)
    served = {one.code for one in communities}
    if any(code not in served for code in wanted.communities):
        raise NotFound
    kept = await put(work, notice, audience=fitting(wanted, districts, settlements))
    return await _aimed(work, kept)


async def about(work: UnitOfWork, actor: Actor, notice_id: int, topic: str) -> Notice:
    """What it is about: the topic that residents may switch off."""
    if topic not in TOPICS:
        raise NotFound
    return await put(work, await draft(work, actor, notice_id), topic=topic)


async def draft(work: UnitOfWork, actor: Actor, notice_id: int) -> Notice:
    """A notice that can still be changed. Raises NotFound and NotThatNow."""
    notice = await notice_pages.get(work, actor, notice_id)
    if notice.state is not NoticeState.DRAFT:
        raise NotThatNow(notice)
    return notice


async def put(work: UnitOfWork, notice: Notice, **fields: Any) -> Notice:
    """The draft with this in it; what is so already is not written."""
    if replace(notice, **fields) == notice:
        return notice
    after = noticing.changed(notice, **fields)
    await work.notices.save(notice, after)
    return after


async def _aimed(work: UnitOfWork, notice: Notice) -> Aimed:
    counted = await notice_pages.count(work, notice)
    return Aimed(notice, counted, *await _ground(work, notice.audience))


async def _ground(
    work: UnitOfWork, audience: Audience
) -> tuple[tuple[Community, ...], tuple[District, ...], tuple[Settlement, ...]]:
    """All communities; the districts and settlements of those that are chosen."""
    districts = [one for code in audience.communities for one in await work.communities.districts(code)]
    settlements = [one for code in audience.communities for one in _center_first(work, code)]
    return tuple(await work.communities.all()), tuple(districts), tuple(settlements)


def _center_first(work: UnitOfWork, community: str) -> list[Settlement]:
    """Most people live in the centre; the others follow by the alphabet."""
    center = work.communities.center(community)
    return sorted(work.communities.settlements(community), key=lambda one: one != center)
