"""Whom a draft is for, what it is about and when it goes: exact numbers, only for admins, only while it is a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain import noticing
from domain.communities import District
from domain.notice_aiming import everywhere, with_community, with_district, with_role, with_service, with_settlement
from domain.notices import Audience, Notice, NoticeState
from domain.noticing import NotThatNow
from domain.people import Reach, Role
from domain.reaching import topic_quiet
from domain.requests import NotFound
from tests.usecases.desk import ADMIN, ANNA, FAR, GALYNA, HEAD, HOME, NEXT, VILLAGE, Desk
from usecases import notice_aim, notice_when
from usecases.notice_aim import Aimed, Narrowing
from usecases.notice_when import Begins

KYIV = "Europe/Kyiv"
EVERYBODY = Audience()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FIRST, NEIGHBOUR, BLOCKED, DEAF, SHY = range(9001, 9006)


@pytest.fixture
async def desk() -> Desk:
    """Three who will get everything (one of them far away), and one for each reason why not."""
    desk = Desk()
    await desk.open()
    for chat in (FIRST, BLOCKED, DEAF, SHY):
        await desk.resident(chat)
    await desk.resident(NEIGHBOUR, FAR)
    await told(desk, BLOCKED, reach=Reach.BLOCKED)
    await told(desk, DEAF, quiet=frozenset({topic_quiet("outage")}))
    shy = (await desk.actor(SHY)).person
    await told(desk, SHY, safe=replace(shy.safe, write=False))
    return desk


async def told(desk: Desk, chat: int, **fields: Any) -> None:
    """Something is known of this person."""
    async with desk.work() as work:
        person = (await desk.actor_in(work, chat)).person
        await work.people.save(replace(person, **fields))


async def drafted(desk: Desk, audience: Audience = EVERYBODY) -> Notice:
    """A draft of the admin's."""
    author = (await desk.actor(ADMIN)).person.id
    async with desk.work() as work:
        notice = Notice(work.new_id(), author, work.now, audience=audience)
        await work.notices.add(notice)
    return notice


async def aim(desk: Desk, notice: Notice, narrowed: Narrowing, chat: int = ADMIN) -> Aimed:
    """A tap in one of the lists."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await notice_aim.aim(work, actor, notice.id, narrowed)


async def test_the_count_is_exact_and_says_who_is_left_out(desk: Desk) -> None:
    notice = await drafted(desk)
    all_ = await aim(desk, notice, everywhere)
    assert (all_.counted.total, all_.counted.reached) == (6, 4)
    assert all_.counted.without == {"blocked": 1, "not_to_write": 1}
    assert all_.notice == notice, "nothing was changed, so nothing was written"
    near = await aim(desk, notice, lambda a: with_community(a, HOME.code, inside=True))
    assert (near.counted.total, near.counted.reached) == (5, 3) and near.notice.version == 2
    async with desk.work() as work:
        await notice_aim.about(work, await desk.actor_in(work, ADMIN), notice.id, "outage")
        counted = (await notice_aim.look(work, await desk.actor_in(work, ADMIN), notice.id)).counted
    assert counted.without == {"blocked": 1, "muted": 1, "not_to_write": 1} and counted.reached == 2


async def test_districts_settlements_and_services(desk: Desk) -> None:
    await desk.submit(FIRST)
    async with desk.work() as work:
        district = await work.communities.add_district(District(0, NEXT.code, "Дальній", frozenset({FAR.code})))
    notice = await drafted(desk, Audience((HOME.code, NEXT.code)))
    by_village = await aim(desk, notice, lambda a: with_settlement(a, VILLAGE.code, inside=True))
    assert by_village.counted.total == 5 and by_village.named()[VILLAGE.code] == VILLAGE.name
    both = await aim(desk, notice, lambda a: with_district(a, district.id, inside=True))
    assert both.counted.total == 6 and both.named()[str(district.id)] == "Дальній"
    asked = await aim(desk, notice, lambda a: with_service(a, "supplies", inside=True))
    assert asked.counted.total == 1
    home = await aim(desk, notice, lambda a: with_community(a, NEXT.code, inside=False))
    assert home.notice.audience == Audience((HOME.code,), (), (VILLAGE.code,), ("supplies",))


async def test_staff_by_their_role(desk: Desk) -> None:
    await desk.hire(ANNA)
    notice = await drafted(desk, Audience((HOME.code,), settlements=(VILLAGE.code,)))
    workers = await aim(desk, notice, lambda a: with_role(a, Role.WORKER))
    assert workers.counted.total == 1 and workers.notice.audience == Audience((HOME.code,), role=Role.WORKER)
    heads = await aim(desk, notice, lambda a: with_role(a, Role.COORDINATOR))
    assert heads.counted.total == 1


async def test_what_is_not_there_is_not_aimed_at(desk: Desk) -> None:
    notice = await drafted(desk, Audience((HOME.code,)))
    with pytest.raises(NotFound):
        await aim(desk, notice, lambda a: with_community(a, "UA0000", inside=True))
    aimed = await aim(desk, notice, lambda a: with_settlement(a, FAR.code, inside=True))
    assert aimed.notice == notice, "it lies in another community"
    async with desk.work() as work:
        with pytest.raises(NotFound):
            await notice_aim.about(work, await desk.actor_in(work, ADMIN), notice.id, "nonsense")


@pytest.mark.parametrize("chat", [GALYNA, HEAD])
async def test_others_find_nothing(desk: Desk, chat: int) -> None:
    notice = await drafted(desk)
    with pytest.raises(NotFound):
        await aim(desk, notice, everywhere, chat)
    with pytest.raises(NotFound):
        await begin(desk, notice, HOUR, chat)


async def test_only_a_draft_is_changed(desk: Desk) -> None:
    notice = await drafted(desk)
    async with desk.work() as work:
        await work.notices.save(notice, noticing.ask(notice, notice.author, 6))
    with pytest.raises(NotThatNow) as refused:
        await aim(desk, notice, lambda a: with_community(a, HOME.code, inside=True))
    assert refused.value.fresh.state is NoticeState.ASKED
    with pytest.raises(NotThatNow):
        await begin(desk, notice, HOUR)


async def begin(desk: Desk, notice: Notice, ahead: timedelta | None, chat: int = ADMIN) -> Begins:
    """«🕐 Запланувати»: so long from now."""
    actor = await desk.actor(chat)
    async with desk.work() as work:
        return await notice_when.begin_at(work, actor, notice.id, work.now + ahead if ahead else None, KYIV)


async def test_a_start_by_day_at_night_and_at_once(desk: Desk) -> None:
    notice = await drafted(desk)
    planned = await begin(desk, notice, HOUR)
    assert planned.notice.starts_at == desk.now + HOUR and not (planned.later or planned.longer)
    at_night = await begin(desk, notice, 13 * HOUR)
    assert at_night.later and at_night.notice.starts_at and at_night.notice.starts_at > desk.now + 13 * HOUR
    assert (await begin(desk, notice, None)).notice.starts_at is None


async def test_an_end_that_the_start_overtakes_is_the_usual_one_again(desk: Desk) -> None:
    notice = await drafted(desk)
    actor = await desk.actor(ADMIN)
    async with desk.work() as work:
        short = await notice_when.expire(work, actor, notice.id, work.now + 3 * HOUR, KYIV)
    assert short.not_after == desk.now + 3 * HOUR
    later = await begin(desk, notice, DAY)
    assert later.longer and later.notice.not_after is None
    async with desk.work() as work:
        assert (await notice_when.expire(work, actor, notice.id, None, KYIV)).not_after is None
