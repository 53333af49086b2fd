"""Drafts of notices, and who decides about them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain.notices import Audience, Limits, Notice, NoticeState, Part, Post
from domain.people import Role
from tests.usecases.desk import ADMIN, HOME, Desk
from usecases import notice_approving, notice_starting

OTHER, NEWCOMER = 802, 803
TWO, MANY = Limits(alone=0), Limits(alone=50)  # is one resident too many for one admin, or not
POSTS = {"uk": Post((Part(text="Завтра не буде води"),)), "en": Post((Part(text="No water tomorrow"),))}


async def drafted(desk: Desk, **fields: Any) -> Notice:
    """A draft of the admin's, for the first community where nothing else is said."""
    fields = {"posts": POSTS, "audience": Audience((HOME.code,)), **fields}
    author = (await desk.actor(ADMIN)).person.id
    async with desk.work() as work:
        notice = Notice(work.new_id(), author, work.now, **fields)
        await work.notices.add(notice)
    return notice


async def second(desk: Desk) -> None:
    """One more admin."""
    await desk.hire(OTHER, Role.ADMIN, community="")


def as_is(desk: Desk, notice: Notice) -> Notice:
    """The notice as it is now."""
    return desk.rows.notices[notice.id]


async def send(desk: Desk, notice: Notice, limits: Limits = TWO, chat: int = ADMIN) -> Notice:
    """«▶️ Надіслати»."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await notice_starting.send(work, actor, notice.id, as_is(desk, notice).version, limits)


async def approve(desk: Desk, notice: Notice, chat: int = OTHER, version: int = 0, words: str = "") -> Notice:
    """«✅ Схвалити»."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await notice_approving.approve(work, actor, notice.id, version or as_is(desk, notice).version, words)


async def refuse(desk: Desk, notice: Notice, chat: int = OTHER) -> Notice:
    """«❌ Не схвалювати»."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await notice_approving.refuse(work, actor, notice.id, as_is(desk, notice).version)


async def dismiss(desk: Desk, chat: int) -> None:
    """All their roles have ended."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        for member in actor.memberships:
            await work.staff.save(replace(member, active=False))


def kinds_to(desk: Desk, chat: int) -> list[str]:
    """What somebody was told, in order."""
    return [str(one.body["kind"]) for one in desk.letters() if one.chat == chat and not one.notice]


def verbs(desk: Desk) -> list[str]:
    """What is on record."""
    return [line[1] for line in desk.rows.audit]


__all__ = ["NoticeState", "approve", "as_is", "dismiss", "drafted", "kinds_to", "refuse", "second", "send", "verbs"]
