"""Races over notices: put in without their conversations, pressed on by several at once, and read as they ended."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count

from bot import demo_people as cast
from bot.phone import Json, Phone, buttons, said
from bot.ui.callbacks import Noticing
from domain import noticing
from domain.notices import Audience, Limits, Notice, NoticeState, Part, Post, Tally, ended
from tests.chats.approval_steps import second_admin
from tests.chats.race_steps import Thumb
from tests.chats.staff_steps import VILLAGE, arrive, calm, neighbour, times
from tests.support.town import Town
from usecases import notice_starting

ALONE, TOGETHER = Limits(alone=50), Limits(alone=0)
DONE, STOPPED = NoticeState.DONE, NoticeState.STOPPED
READERS = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """Two admins, the coordinator, and those who read notices."""

    town: Town
    admin: Phone
    zoia: Phone
    head: Phone
    readers: Sequence[Phone]
    count: Iterator[int] = field(default_factory=count)

    async def told(self, words: str) -> list[int]:
        """How many messages of each reader have these words now."""
        chats = [await reader.screen() for reader in self.readers]
        return [sum(words in said(one) for one in chat if one["from"] == "bot") for chat in chats]

    async def many(self, n: int) -> dict[str, Notice]:
        """So many drafts at once, by their words, which begin like no others."""
        fresh = [f"Збори {next(self.count)}, о десятій." for _ in range(n)]
        return {words: await self.write(words) for words in fresh}

    async def write(self, words: str) -> Notice:
        """One more draft of the first admin, for the community of the readers."""
        assert self.town.app is not None
        async with self.town.app.storage.works() as work:
            actor = await work.people.actor(cast.ADMIN_ID)
            assert actor is not None
            posts = {"uk": Post((Part(text=words),))}
            notice = Notice(work.new_id(), actor.person.id, work.now, posts, Audience((cast.PYRIATYN,)))
            await work.notices.add(notice)
        return notice

    async def send(self, notice: Notice, limits: Limits = ALONE) -> Notice:
        """It begins, or somebody is asked."""
        assert self.town.app is not None
        async with self.town.app.storage.works() as work:
            actor = await work.people.actor(cast.ADMIN_ID)
            assert actor is not None
            return await notice_starting.send(work, actor, notice.id, notice.version, limits)

    async def propose(self, notice: Notice, words: str) -> Notice:
        """Other words wait to be confirmed."""
        assert self.town.app is not None
        async with self.town.app.storage.works() as work:
            now = await work.notices.get(notice.id)
            assert now is not None
            posts = {"uk": replace(now.posts["uk"], parts=(Part(text=words),))}
            proposed = noticing.propose(now, posts)
            await work.notices.save(now, proposed)
        return proposed

    async def now(self, notice: Notice) -> tuple[Notice, Tally]:
        """The notice and how its copies ended."""
        assert self.town.app is not None
        async with self.town.app.storage.works() as work:
            found = await work.notices.get(notice.id)
            assert found is not None
            return found, await work.notices.tally(notice.id)

    async def over(self, notice: Notice) -> None:
        """Until it is under way no more."""
        async with asyncio.timeout(60):
            while (await self.now(notice))[0].state is NoticeState.RUNNING:
                await asyncio.sleep(0.03)

    async def rests(self, notice: Notice) -> Notice:
        """Until nothing goes out any more; every copy of its present job has exactly one outcome."""
        await calm(self.town)
        await self.over(notice)
        await calm(self.town)
        found, tally = await self.now(notice)
        if found.state in (DONE, STOPPED) and found.begun_at:
            assert ended(tally, found.job) == found.totals[found.job], (found, tally)
        return found

    async def reads(self, words: str) -> int:
        """How often the two admins have these words in their chats."""
        return sum([await times(admin, words) for admin in (self.admin, self.zoia)])

    async def recorded(self, *actions: str) -> int:
        """How many lines of the journal are about these deeds."""
        assert self.town.app is not None
        async with self.town.app.storage.works() as work:
            return sum(line.action in actions for line in await work.journal.lines(1000))


async def scene(town: Town) -> Scene:
    """Everybody is there."""
    readers = [await arrive(town.phone(cast.MARIA))]
    readers += [await neighbour(town, 6700 + n, f"Людина {n}", VILLAGE) for n in range(1, READERS)]
    zoia = await second_admin(town)
    await calm(town)
    return Scene(town, town.phone(cast.ADMIN_ID), zoia, town.phone(cast.COORDINATOR), readers)


def to(verb: str, notice: Notice, at: str = "") -> Noticing:
    """What a button of the notice as it is now sends."""
    return Noticing(verb, notice.id, notice.version, at)


async def on_button(phone: Phone, made: Noticing) -> Thumb:
    """A tap on the button of this chat that sends this, as soon as it is there."""
    on, data = await shown(phone, made.pack()), made.pack()
    return partial(phone.forge, on, data)


async def taps(phone: Phone, made: Noticing, often: int = 1) -> list[Thumb]:
    """So many of them on a page that was opened just now."""
    last = next(m for m in reversed((await phone.chat())["messages"]) if m["from"] == "bot")
    return [partial(phone.forge, last, made.pack()) for _ in range(often)]


async def shown(phone: Phone, data: str) -> Json:
    """The newest message with the button that sends this, waited for."""
    for _ in range(400):
        for message in reversed(await phone.screen()):
            if any(one.get("callback_data") == data for one in buttons(message)):
                return message
        await asyncio.sleep(0.03)
    raise AssertionError(f"{phone.name} has no button {data}")
