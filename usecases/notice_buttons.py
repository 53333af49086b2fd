"""The links under a notice: one more, one less."""

from __future__ import annotations

from domain import notice_posts
from domain.notices import Notice
from domain.people import Actor
from domain.requests import NotFound
from usecases.notice_pages import get
from usecases.notice_writing import put
from usecases.ports import UnitOfWork


async def add(work: UnitOfWork, actor: Actor, notice_id: int, lang: str, words: str, address: str) -> Notice:
    """A button with these words that opens this address. Raises NotThatNow when it is on its way already."""
    notice = await get(work, actor, notice_id)
    if lang not in notice.posts:
        raise NotFound
    return await put(work, actor, notice, notice_posts.with_button(notice.posts, lang, words, address))


async def remove(work: UnitOfWork, actor: Actor, notice_id: int, version: int, lang: str, number: int) -> Notice:
    """The button of this number, as it was counted in this version of the notice: a later one is left as it is."""
    notice = await get(work, actor, notice_id)
    if lang not in notice.posts:
        raise NotFound
    if notice.version != version:
        return notice
    return await put(work, actor, notice, notice_posts.without_button(notice.posts, lang, number))
