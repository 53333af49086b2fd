"""Notices beside the crawl: in every state in which somebody may meet one, so that every button of them is there."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import cycle

from bot import demo_people as cast
from domain import noticing
from domain.notice_approving import NotReady
from domain.notices import Audience, Limits, Notice, NoticeState, Part, Post, Posts
from domain.people import Actor, Reach
from tests.chats.staff_steps import TOWN, VILLAGE
from tests.crawl.moving import moves_in
from tests.crawl.sayings import NAMES, SAID, STORY
from tests.crawl.watching import Watch
from tests.support.town import Town
from usecases import notice_control, notice_correcting, notice_starting, registration
from usecases.ports import UnitOfWork

SILENT = 95001  # the number of somebody who has blocked the bot: whom the coordinator telephones
HERE = Audience((cast.PYRIATYN,))
NEAR = replace(HERE, settlements=(VILLAGE,))  # where nobody has blocked the bot: it tries all when there is danger
ALONE, TOGETHER = Limits(alone=10**6), Limits(alone=0)
POSTS: Posts = {
    "uk": Post((Part(text=SAID),), (("Quill", "https://example.org/zoe"),)),
    "en": Post((Part(text=STORY),)),
}


class Bulletins:
    """Those of one crawl, by its admins in turn; `admins` are their chats."""

    def __init__(self, town: Town, watch: Watch, admins: Sequence[int]) -> None:
        self._town, self._watch, self._admins = town, watch, cycle(admins)
        self._sent: Notice | None = None
        self._alarm: Notice | None = None

    async def move_in(self) -> None:
        """One resident whom no notice reaches."""
        await moves_in(self._town, SILENT, NAMES[0], "uk")
        assert self._town.app is not None
        async with self._town.app.storage.works() as work:
            actor = await work.people.actor(SILENT)
            assert actor is not None
            settled, _ = await registration.settle(work, await registration.agree(work, actor), TOWN)
            await work.people.save(replace(settled.person, reach=Reach.BLOCKED))

    async def put_out(self) -> None:
        """One that is asked about, one of danger, one that is planned, one that is paused, two that go out, and
        other words for the last two: somebody is asked about them, or they were only proposed."""
        await self._correct(self._sent, asked=True)
        await self._correct(self._alarm, asked=False)
        await self._put(TOGETHER)
        await self._put(TOGETHER, danger="fire", to=NEAR)
        await self._put(ALONE, later=timedelta(hours=20))
        await self._put(ALONE, paused=True)
        self._sent, self._alarm = await self._put(ALONE), await self._put(ALONE, danger="water", to=NEAR)

    async def _put(
        self,
        limits: Limits,
        danger: str = "",
        later: timedelta | None = None,
        to: Audience = HERE,
        paused: bool = False,
    ) -> Notice:
        assert self._town.app is not None
        async with self._town.app.storage.works() as work:
            actor = await self._admin(work)
            fresh = Notice(work.new_id(), actor.person.id, work.now, POSTS, to, danger=danger)
            notice = replace(fresh, starts_at=work.now + later if later else None)
            await work.notices.add(notice)
            with contextlib.suppress(NotReady):  # nobody lives there yet
                notice = await notice_starting.send(work, actor, notice.id, notice.version, limits)
            if paused and notice.state is NoticeState.RUNNING:
                await notice_control.pause(work, actor, notice.id)
        await self._watch.rest()
        return notice

    async def _correct(self, sent: Notice | None, asked: bool) -> None:
        """Other words for one that went out, if it still may be corrected."""
        assert self._town.app is not None
        async with self._town.app.storage.works() as work:
            found = await work.notices.get(sent.id) if sent else None
            other = Post((Part(text=NAMES[0]),))
            if found is None or not noticing.may_correct(found) or found.pending or _says(found, other):
                return
            actor = await self._admin(work)
            proposed = await notice_correcting.propose(work, actor, found.id, "uk", other)
            if asked:
                await notice_correcting.confirm(work, actor, found.id, proposed.version, TOGETHER)

    async def _admin(self, work: UnitOfWork) -> Actor:
        found = await work.people.actor(next(self._admins))
        assert found is not None
        return found


def _says(notice: Notice, post: Post) -> bool:
    """Whether it says so already: there is nothing to correct."""
    return [part.text for part in notice.posts["uk"].parts] == [part.text for part in post.parts]
