"""What was sent: a page at a time; and the same words once more, to the same people or to others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.notices import Audience, Notice, Part, Posts
from domain.people import Actor
from domain.requests import NotFound
from usecases import notice_pages
from usecases.notice_asking import note
from usecases.notice_home import SIZE, Page, lines
from usecases.ports import UnitOfWork
from usecases.territory import admin_only

_CHUNK, _FARTHEST = 50, 999
_LATELY, _JUST = 5, timedelta(minutes=1)


async def page(work: UnitOfWork, actor: Actor, number: int) -> Page:
    """What was begun, the newest first. Raises NotFound when the actor is no admin."""
    admin_only(actor)
    wanted = min(number, _FARTHEST)
    found = await _begun(work, (wanted + 1) * SIZE + 1)
    at = min(wanted, max(0, (len(found) - 1) // SIZE))
    return Page(await lines(work, found[at * SIZE : (at + 1) * SIZE]), at, len(found) > (at + 1) * SIZE)


async def _begun(work: UnitOfWork, enough: int) -> list[Notice]:
    found: list[Notice] = []
    before = 0
    while len(found) < enough and (some := await work.notices.newest(_CHUNK, before)):
        found += [one for one in some if one.begun_at]
        before = some[-1].id
    return found[:enough]


async def repeat(work: UnitOfWork, actor: Actor, notice_id: int) -> Notice:
    """The same words to the same people, as a new draft. Raises NotFound when the actor is no admin."""
    former = await notice_pages.get(work, actor, notice_id)
    return await _made(work, actor, _like(work, actor, former, former.audience), "notice_repeated")


async def copy(work: UnitOfWork, actor: Actor, notice_id: int, community: str) -> Notice:
    """The same words for this community, "" for all of them, as a new draft. Raises NotFound."""
    former = await notice_pages.get(work, actor, notice_id)
    to = await audience(work, community)
    return await _made(work, actor, _like(work, actor, former, to), "notice_copied")


async def audience(work: UnitOfWork, community: str) -> Audience:
    """All residents of a community, or of the installation for "". Raises NotFound for one that is not served."""
    if community and await work.communities.get(community) is None:
        raise NotFound
    return Audience((community,) if community else ())


def _like(work: UnitOfWork, actor: Actor, former: Notice, to: Audience) -> Notice:
    """Its times were of that day, and its danger of that hour: both are asked anew."""
    words = unbound(former.posts)
    return Notice(work.new_id(), actor.person.id, work.now, words, to, former.topic)


async def _made(work: UnitOfWork, actor: Actor, fresh: Notice, action: str) -> Notice:
    """The second tap of a double one makes no second draft."""
    for one in await work.notices.newest(_LATELY):
        if one == replace(fresh, id=one.id, made_at=one.made_at) and work.now - one.made_at < _JUST:
            return one
    await work.notices.add(fresh)
    note(work, actor.person.id, action, fresh)
    return fresh


def unbound(posts: Posts) -> Posts:
    """The same words without the messages they came in: an edit of those changes nothing here."""
    return {lang: replace(post, parts=tuple(_unbound(part) for part in post.parts)) for lang, post in posts.items()}


def _unbound(part: Part) -> Part:
    return replace(part, message=0, album="")
