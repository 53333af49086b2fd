"""The message of a notice in memory: who may write it, until when, and what is on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.messages import Kind, Lane
from domain.notices import Audience, Notice, NoticeChanged, NoticeState, Part, Post
from domain.noticing import NotThatNow
from domain.people import Role
from domain.requests import NotFound
from tests.usecases.desk import ADMIN, GALYNA, HEAD, HOME, Desk
from usecases import notice_buttons, notice_trying, notice_writing

OTHER = 802
PART = Part(text="Завтра не буде води", message=77, chat=ADMIN)
POST, ENGLISH = Post((PART,)), Post((Part(text="No water tomorrow", message=78, chat=ADMIN),))
PHOTOS = Post((Part("photo", file="f1", message=80, album="9", chat=ADMIN),))
LINK = ("Мапа", "https://example.com")


async def written(desk: Desk, post: Post = POST, **fields: Any) -> Notice:
    """A draft of the admin's."""
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        made = await notice_writing.create(work, actor, post, Audience((HOME.code,)))
    desk.rows.notices[made.id] = replace(made, **fields)
    return desk.rows.notices[made.id]


async def test_it_is_written_and_written_anew(desk: Desk) -> None:
    notice = await written(desk)
    assert (notice.state, notice.posts, notice.audience) == (NoticeState.DRAFT, {"uk": POST}, Audience((HOME.code,)))
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        await notice_buttons.add(work, actor, notice.id, "uk", *LINK)
        await notice_writing.rewrite(work, actor, notice.id, "en", ENGLISH)
        after = await notice_writing.rewrite(work, actor, notice.id, "uk", PHOTOS)
    assert after.posts["uk"] == replace(PHOTOS, buttons=(LINK,)), "the buttons stay"
    assert after.posts["en"].parts == ENGLISH.parts and after.version == notice.version + 3
    assert [line[1] for line in desk.rows.audit] == ["notice_made", *["notice_changed"] * 3]
    async with desk.work() as work:
        bare = await notice_writing.without(work, actor, notice.id, "en")
        assert set(bare.posts) == {"uk"}
        assert await notice_writing.without(work, actor, notice.id, "en") == bare, "nothing changed, nothing written"


async def test_what_was_approved_cannot_be_changed_behind_the_second_person(desk: Desk) -> None:
    notice, actor = await written(desk, state=NoticeState.ASKED, asked=70, asked_by=1), await desk.actor(ADMIN)
    async with desk.work() as work:
        after = await notice_writing.rewrite(work, actor, notice.id, "uk", ENGLISH)
    assert (after.state, after.asked, after.asked_by) == (NoticeState.DRAFT, 0, 0)


@pytest.mark.parametrize("state", [NoticeState.SCHEDULED, NoticeState.RUNNING, NoticeState.PAUSED, NoticeState.DONE])
async def test_what_is_confirmed_stays_as_it_is(desk: Desk, state: NoticeState) -> None:
    notice, actor = await written(desk, state=state), await desk.actor(ADMIN)
    with pytest.raises(NotThatNow):
        async with desk.work() as work:
            await notice_writing.rewrite(work, actor, notice.id, "uk", ENGLISH)
    with pytest.raises(NotThatNow):
        async with desk.work() as work:
            await notice_buttons.add(work, actor, notice.id, "uk", *LINK)
    assert desk.rows.notices[notice.id] == notice


async def test_two_admins_at_once_change_it_once(desk: Desk) -> None:
    notice, actor = await written(desk), await desk.actor(ADMIN)
    with pytest.raises(NoticeChanged):
        async with desk.work() as work:
            await notice_writing.put(work, actor, notice, {"uk": ENGLISH})
            await notice_writing.put(work, actor, notice, {"uk": PHOTOS})


@pytest.mark.parametrize("chat", [GALYNA, HEAD])
async def test_only_admins_write(desk: Desk, chat: int) -> None:
    notice, actor = await written(desk), await desk.actor(chat)
    async with desk.work() as work:
        for command in (
            notice_writing.create(work, actor, POST, Audience()),
            notice_writing.rewrite(work, actor, notice.id, "uk", POST),
            notice_writing.without(work, actor, notice.id, "en"),
            notice_buttons.add(work, actor, notice.id, "uk", *LINK),
            notice_buttons.remove(work, actor, notice.id, 1, "uk", 0),
            notice_trying.to_oneself(work, actor, notice.id),
        ):
            with pytest.raises(NotFound):
                await command
        assert await notice_writing.of_message(work, actor, PART) is None
        assert await notice_writing.just_made(work, actor) is None


async def test_a_message_is_found_by_whoever_wrote_it(desk: Desk) -> None:
    await desk.hire(OTHER, Role.ADMIN, community="")
    notice = await written(desk, PHOTOS)
    actor, other = await desk.actor(ADMIN), await desk.actor(OTHER)
    late = Part("photo", file="f2", message=81, album="9", chat=ADMIN)
    async with desk.work() as work:
        assert await notice_writing.of_message(work, actor, PHOTOS.parts[0]) == notice
        assert await notice_writing.of_message(work, actor, replace(PHOTOS.parts[0], chat=OTHER)) is None
        assert await notice_writing.of_album(work, actor, late) == (notice, "uk")
        assert await notice_writing.of_album(work, actor, PART) is None
        assert await notice_writing.just_made(work, actor) == notice
        assert await notice_writing.just_made(work, other) is None, "each writes their own"
    desk.office.clock.at += timedelta(minutes=31)
    async with desk.work() as work:
        assert await notice_writing.just_made(work, actor) is None


async def test_a_button_is_taken_away_once(desk: Desk) -> None:
    notice = await written(desk, replace(POST, buttons=(LINK, ("Сайт", "https://example.org"))))
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        after = await notice_buttons.remove(work, actor, notice.id, notice.version, "uk", 0)
        again = await notice_buttons.remove(work, actor, notice.id, notice.version, "uk", 0)
        assert after == again and [words for words, _ in after.posts["uk"].buttons] == ["Сайт"]
        with pytest.raises(NotFound):
            await notice_buttons.remove(work, actor, notice.id, after.version, "en", 0)
        with pytest.raises(NotFound):
            await notice_buttons.add(work, actor, notice.id, "de", *LINK)


async def test_a_try_is_a_letter_in_each_language_to_oneself_alone(desk: Desk) -> None:
    notice, actor = await written(desk), await desk.actor(ADMIN)
    async with desk.work() as work:
        await notice_writing.rewrite(work, actor, notice.id, "en", ENGLISH)
        assert (await notice_trying.to_oneself(work, actor, notice.id)).languages == 2
    letters = desk.letters(Kind.NOTICE)
    assert [(one.chat, one.lane, one.body["params"]["lang"], one.notice) for one in letters] == [
        (ADMIN, Lane.REPLY, "uk", 0),
        (ADMIN, Lane.REPLY, "en", 0),
    ]


@pytest.mark.parametrize(
    ("quiet", "danger", "why"), [("notices", "", "muted"), ("topic:news", "", "muted"), ("notices", "fire", "")]
)
async def test_a_try_is_held_to_ones_own_wishes(desk: Desk, quiet: str, danger: str, why: str) -> None:
    notice, actor = await written(desk, danger=danger), await desk.actor(ADMIN)
    still = replace(actor, person=replace(actor.person, quiet=frozenset({quiet})))
    async with desk.work() as work:
        assert (await notice_trying.to_oneself(work, still, notice.id)).why == why
    assert len(desk.letters(Kind.NOTICE)) == (0 if why else 1)


async def test_nothing_cannot_be_tried(desk: Desk) -> None:
    notice, actor = await written(desk, Post()), await desk.actor(ADMIN)
    async with desk.work() as work:
        assert (await notice_trying.to_oneself(work, actor, notice.id)).why == "empty"
