"""Notices, their copies and how these end, for the contract suite."""

from __future__ import annotations

from typing import Any

from domain.notices import Audience, Notice, Part, Post
from domain.noticing import correct, propose, start
from domain.people import Person
from tests.support.offices import PYRIATYN, SHYSHAKY, Office, resident
from usecases import privacy
from usecases.ports import Letter, Run, Settled

POSTS = {
    "uk": Post(
        (Part(text="Вода о 9", entities=({"type": "bold", "offset": 0, "length": 4},)),), (("Мапа", "https://a.ua"),)
    )
}
HERE = Audience(communities=(PYRIATYN.code,))


async def people(office: Office, count: int) -> list[Person]:
    """So many residents of a community of two."""
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        await work.communities.add(SHYSHAKY)
        return [await resident(work, 100 + n) for n in range(count)]


async def a_notice(office: Office, audience: Audience = HERE, **fields: Any) -> Notice:
    """A draft."""
    async with office.works() as work:
        made = Notice(work.new_id(), 1, work.now, POSTS, audience, **fields)
        await work.notices.add(made)
    return made


async def begun_notice(office: Office, limit: int = 100, **fields: Any) -> Notice:
    """Under way, with all of its copies written."""
    made = await a_notice(office, **fields)
    async with office.works() as work:
        begun = start(made, work.now)
        await work.notices.save(made, begun)
        stretch = await work.notices.enlist(begun, limit)
        await work.notices.advance(begun, cursor=stretch.cursor, written=True, totals={"send": stretch.count})
    return await fresh(office, made)


async def fresh(office: Office, notice: Notice) -> Notice:
    """As it is stored."""
    async with office.works() as work:
        found = await work.notices.get(notice.id)
    assert found is not None
    return found


async def changed(office: Office, before: Notice, after: Notice) -> Notice:
    """Saved, and read anew."""
    async with office.works() as work:
        await work.notices.save(before, after)
    return await fresh(office, after)


async def the_run(office: Office) -> Run:
    """The only notice that is under way."""
    (run,) = await office.mailroom.runs()
    return run


async def copies(office: Office, after: int = 0, limit: int = 100, shown: bool = False) -> list[Letter]:
    """Its copies, as the sender reads them."""
    return await office.mailroom.copies(await the_run(office), after, limit, office.clock.now(), shown)


async def tally(office: Office, notice: Notice) -> dict[tuple[str, str], int]:
    """How they ended."""
    async with office.works() as work:
        return dict(await work.notices.tally(notice.id))


def ended(letter: Letter, state: str = "sent", error: str = "", *ids: int) -> Settled:
    """What became of a letter."""
    own: dict[str, Any] = {"notice": letter.notice, "edition": letter.edition, "shown": letter.shown, "job": letter.job}
    return Settled(letter.id, state, ids[0] if ids else None, error, message_ids=ids, **own)


async def send_all(office: Office) -> list[Letter]:
    """Everybody is told; the messages have the ids 1000, 1001 …"""
    letters = await copies(office)
    await office.mailroom.settle([ended(one, "sent", "", 1000 + n) for n, one in enumerate(letters)])
    return letters


async def correcting(office: Office, begun: Notice) -> Notice:
    """A correction that is confirmed."""
    before = await fresh(office, begun)
    proposed = await changed(office, before, propose(before, {"uk": Post((Part(text="Вода о 10"),))}))
    return await changed(office, proposed, correct(proposed, office.clock.now()))


async def reopened(office: Office, notice: Notice, limit: int = 10) -> int:
    """How many delivered copies wait to be changed."""
    async with office.works() as work:
        stretch = await work.notices.reopen(notice, limit)
    return stretch.count


async def forget(office: Office, chat: int) -> None:
    """Somebody asks to be erased."""
    actor = await office.actor(chat)
    async with office.works() as work:
        await privacy.forget(work, actor)
