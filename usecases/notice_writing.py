"""The message of a notice: written, written anew, edited, in a second language. Only while nobody gets it yet."""

from __future__ import annotations

from datetime import timedelta

from domain import notice_posts
from domain.notices import FIRST, Audience, Notice, NoticeState, Part, Post, Posts
from domain.noticing import changed
from domain.people import Actor, Role
from domain.requests import NotFound
from usecases.notice_asking import note
from usecases.notice_pages import get
from usecases.ports import UnitOfWork

LATELY = 50  # notices that are looked through for a message of their author
JUST = timedelta(minutes=30)  # a further message may belong to the notice
WRITABLE = frozenset({NoticeState.DRAFT, NoticeState.ASKED})  # what waits for a yes is asked for anew then


async def create(work: UnitOfWork, actor: Actor, post: Post, audience: Audience, topic: str = "news") -> Notice:
    """A new draft with this message. Raises NotFound when the actor is no admin."""
    if not actor.holds(Role.ADMIN):
        raise NotFound
    notice = Notice(work.new_id(), actor.person.id, work.now, {FIRST: post}, audience, topic)
    await work.notices.add(notice)
    note(work, actor.person.id, "notice_made", notice)
    return notice


async def rewrite(work: UnitOfWork, actor: Actor, notice_id: int, lang: str, post: Post) -> Notice:
    """Other words in this language. Raises NotThatNow when it is on its way already."""
    notice = await get(work, actor, notice_id)
    return await put(work, actor, notice, notice_posts.written(notice.posts, lang, post))


async def without(work: UnitOfWork, actor: Actor, notice_id: int, lang: str) -> Notice:
    """No version in this language any more."""
    notice = await get(work, actor, notice_id)
    return await put(work, actor, notice, notice_posts.without(notice.posts, lang))


async def put(work: UnitOfWork, actor: Actor, notice: Notice, posts: Posts) -> Notice:
    """The draft with these posts; what waits for a yes is a draft again, for it was not this that was shown."""
    after = changed(notice, posts=posts)
    if after.posts == notice.posts:
        return notice
    await work.notices.save(notice, after)
    note(work, actor.person.id, "notice_changed", notice)
    return after


async def of_message(work: UnitOfWork, actor: Actor, part: Part) -> Notice | None:
    """The newest notice that this message of the actor is a part of."""
    return next((its for its in await _newest(work, actor) if notice_posts.lang_of(its.posts, part)), None)


async def of_album(work: UnitOfWork, actor: Actor, part: Part) -> tuple[Notice, str] | None:
    """The newest notice, and its language, in which another part of this album is."""
    for notice in await _newest(work, actor) if part.album else ():
        for lang, post in notice.posts.items():
            if notice_posts.belongs(post, part):
                return notice, lang
    return None


async def just_made(work: UnitOfWork, actor: Actor) -> Notice | None:
    """The actor's newest notice, if it is a draft of this half hour."""
    found = next((its for its in await _newest(work, actor) if its.author == actor.person.id), None)
    fresh = found is not None and found.state is NoticeState.DRAFT and work.now - found.made_at < JUST
    return found if fresh else None


async def _newest(work: UnitOfWork, actor: Actor) -> list[Notice]:
    return await work.notices.newest(LATELY) if actor.holds(Role.ADMIN) else []
