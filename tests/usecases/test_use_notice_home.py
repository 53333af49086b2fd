"""The list of notices, drafts thrown away, the history, and the same words once more: in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.ui.admin import notice_again
from domain import noticing
from domain.notice_templates import TEMPLATES
from domain.notices import Audience, Notice, NoticeChanged, NoticeState, Part, Post
from domain.noticing import NotThatNow
from domain.people import Role
from domain.requests import NotFound
from handlers.admin import notice_chosen
from tests.ui.reading import UK
from tests.usecases.desk import ADMIN, ANNA, GALYNA, HEAD, HOME, NEXT, Desk
from usecases import notice_history, notice_home, notice_templates
from usecases.notice_templates import Over

OTHER = 802
POST = Post((Part(text="Завтра не буде води", message=77, album="9"),), (("Мапа", "https://example.com"),))


async def written(desk: Desk, chat: int = ADMIN, **fields: Any) -> Notice:
    """A draft of this admin."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        made = Notice(work.new_id(), actor.person.id, work.now, {"uk": POST}, Audience((HOME.code,)), "outage")
        made = replace(made, **fields)
        await work.notices.add(made)
    return made


def begun(desk: Desk, **fields: Any) -> dict[str, Any]:
    """What a notice has that was sent."""
    return {"state": NoticeState.DONE, "begun_at": desk.now, **fields}


async def test_what_is_under_way_stands_before_drafts_the_newest_first(desk: Desk) -> None:
    await desk.hire(OTHER, Role.ADMIN, community="")
    first = await written(desk)
    asked = await written(desk, state=NoticeState.ASKED)
    await written(desk, **begun(desk))
    theirs = await written(desk, OTHER)
    running = await written(desk, state=NoticeState.RUNNING, begun_at=desk.now)
    await written(desk, state=NoticeState.STOPPED)
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        page = await notice_home.under_way(work, actor, 0)
        assert [line.notice.id for line in page.lines] == [running.id, asked.id, theirs.id, first.id]
        assert [line.author for line in page.lines] == [f"Ф-{ADMIN}", f"Ф-{ADMIN}", f"Ф-{OTHER}", f"Ф-{ADMIN}"]
        assert [dict(line.places) for line in page.lines] == [{HOME.code: HOME.name}] * 4
        assert not page.more


async def test_it_is_read_by_pages(desk: Desk) -> None:
    made = [await written(desk) for _ in range(6)]
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        first, second, beyond = [await notice_home.under_way(work, actor, n) for n in (0, 1, 50)]
    assert [line.notice for line in (*first.lines, *second.lines)] == made[::-1]
    assert (first.more, second.more, beyond.number) == (True, False, 1)


async def test_a_draft_is_thrown_away_once_and_only_as_it_was_shown(desk: Desk) -> None:
    notice, actor = await written(desk, state=NoticeState.SCHEDULED), await desk.actor(ADMIN)
    async with desk.work() as work:
        with pytest.raises(NoticeChanged):
            await notice_home.throw_away(work, actor, notice.id, notice.version + 1)
        gone = await notice_home.throw_away(work, actor, notice.id, notice.version)
        with pytest.raises(NotThatNow):
            await notice_home.throw_away(work, actor, notice.id, gone.version)
        assert not (await notice_home.under_way(work, actor, 0)).lines
        assert not (await notice_history.page(work, actor, 0)).lines, "nobody got it"
    assert [line[1] for line in desk.rows.audit].count("notice_thrown_away") == 1


async def test_what_is_being_sent_is_not_thrown_away(desk: Desk) -> None:
    notice, actor = await written(desk, state=NoticeState.RUNNING), await desk.actor(ADMIN)
    async with desk.work() as work:
        with pytest.raises(NotThatNow):
            await notice_home.throw_away(work, actor, notice.id, notice.version)


async def test_the_community_one_wrote_to_last_comes_first(desk: Desk) -> None:
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        assert [one.code for one in await notice_home.whom(work, actor)] == [HOME.code, NEXT.code]
    await written(desk, audience=Audience((NEXT.code,)))
    async with desk.work() as work:
        assert [one.code for one in await notice_home.whom(work, actor)] == [NEXT.code, HOME.code]


async def test_the_history_has_what_was_begun_by_pages(desk: Desk) -> None:
    sent = [await written(desk, **begun(desk)) for _ in range(9)]
    await written(desk)
    running = await written(desk, state=NoticeState.PAUSED, begun_at=desk.now)
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        pages = [await notice_history.page(work, actor, n) for n in (0, 1, 2, 77)]
    shown = [line.notice for page in pages[:3] for line in page.lines]
    assert shown == [running, *sent[::-1]]
    assert [page.more for page in pages] == [True, True, False, False]
    assert pages[3].number == 2


async def test_repeated_and_copied_are_new_drafts_of_their_own(desk: Desk) -> None:
    times = {"starts_at": desk.now, "not_after": desk.now + timedelta(days=1)}
    former = await written(desk, **begun(desk, danger="water", approver=5, **times))
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        same = await notice_history.repeat(work, actor, former.id)
        other = await notice_history.copy(work, actor, former.id, NEXT.code)
        everybody = await notice_history.copy(work, actor, former.id, "")
        assert await notice_history.repeat(work, actor, former.id) == same, "twice tapped is once done"
    assert [one.audience.communities for one in (same, other, everybody)] == [(HOME.code,), (NEXT.code,), ()]
    for made in (same, other, everybody):
        assert desk.rows.notices[made.id] == made
        (part,) = made.posts["uk"].parts
        assert (part.text, part.message, part.album) == ("Завтра не буде води", 0, ""), "an edit there changes no copy"
        assert made.posts["uk"].buttons == POST.buttons
        assert (made.state, made.topic) == (NoticeState.DRAFT, "outage")
        assert (made.danger, made.starts_at, made.not_after, made.approver) == ("", None, None, 0)
    assert [line[1] for line in desk.rows.audit][-3:] == ["notice_repeated", "notice_copied", "notice_copied"]


async def test_a_template_makes_a_draft_with_its_topic_and_its_end(desk: Desk) -> None:
    actor, template = await desk.actor(ADMIN), TEMPLATES["outage"]
    today = {"nt_where": "Заріччя", "nt_day": f"{desk.now.date()}"}
    async with desk.work() as work:
        told = {**today, "nt_hours": "20-22"}
        made = await notice_templates.make(work, actor, template, HOME.code, told, {"uk": POST})
        assert (made.topic, made.audience, made.state) == ("outage", Audience((HOME.code,)), NoticeState.DRAFT)
        assert made.not_after is not None
        assert noticing.throw_away(made, work.now).state is NoticeState.STOPPED
        with pytest.raises(Over):
            await notice_templates.make(work, actor, template, HOME.code, {**today, "nt_hours": "1-2"}, {"uk": POST})
        with pytest.raises(NotFound):
            await notice_templates.make(work, actor, template, "UA1", told, {"uk": POST})
    assert list(desk.rows.notices) == [made.id]
    assert [line[1] for line in desk.rows.audit][-1] == "notice_template"


@pytest.mark.parametrize("chat", [GALYNA, HEAD, ANNA])
async def test_nobody_but_admins_finds_anything(desk: Desk, chat: int) -> None:
    await desk.hire(ANNA)
    notice, actor = await written(desk, **begun(desk)), await desk.actor(chat)
    told = {"nt_where": "Заріччя", "nt_open": "always"}
    before = dict(desk.rows.notices)
    async with desk.work() as work:
        for asked in (
            notice_home.under_way(work, actor, 0),
            notice_home.whom(work, actor),
            notice_home.throw_away(work, actor, notice.id, notice.version),
            notice_history.page(work, actor, 0),
            notice_history.repeat(work, actor, notice.id),
            notice_history.copy(work, actor, notice.id, HOME.code),
            notice_templates.make(work, actor, TEMPLATES["shelter"], HOME.code, told, {"uk": POST}),
        ):
            with pytest.raises(NotFound):
                await asked
    assert desk.rows.notices == before


async def test_a_notice_that_is_not_there_is_not_found(desk: Desk) -> None:
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        for asked in (
            notice_home.throw_away(work, actor, 5, 1),
            notice_history.repeat(work, actor, 5),
            notice_history.copy(work, actor, 5, HOME.code),
        ):
            with pytest.raises(NotFound):
                await asked


async def test_where_there_is_one_community_nothing_is_asked() -> None:
    desk = Desk()
    async with desk.work() as work:
        await work.communities.add(HOME)
    await desk.hire(ADMIN, Role.ADMIN, community="")
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        asked = await notice_chosen.begin(work, actor, UK, "shelter")
        former = await notice_chosen.begin(work, actor, UK, notice_again.NEW)
    assert "Де укриття" in asked.text and HOME.name in asked.text
    assert "Для кого" not in former.text
    (words,) = [one for one in (await desk.actor(ADMIN)).drafts if one.form == "notice_words"]
    assert words.about["audience"] == {"communities": (HOME.code,)}
