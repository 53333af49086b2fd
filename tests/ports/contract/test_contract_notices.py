"""Notices: kept whole, saved by one only, for exactly the people who are counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.communities import District
from domain.notices import Audience, NoticeChanged, NoticeState
from domain.noticing import pause
from domain.people import Person, Reach, Role, SafeContact
from domain.reaching import topic_quiet
from tests.ports.contract.notice_steps import HERE, POSTS, a_notice, begun_notice, changed, copies, fresh, people
from tests.support.offices import PYRIATYN, SHYSHAKY, VILLAGE, Office, a_request, hire, resident
from usecases.ports import UnitOfWork


async def test_a_notice_is_kept_whole_and_saved_by_one_only(office: Office) -> None:
    made = await a_notice(office, topic="aid", not_after=office.clock.now() + timedelta(days=2))
    assert await fresh(office, made) == made
    first = replace(made, version=2, topic="news", pending=POSTS)
    assert await changed(office, made, first) == first
    with pytest.raises(NoticeChanged) as lost:
        await changed(office, made, replace(made, version=2))
    assert lost.value.fresh == first


async def test_the_newest_come_first_and_by_state(office: Office) -> None:
    made = [await a_notice(office) for _ in range(3)]
    await changed(office, made[0], replace(made[0], version=2, state=NoticeState.ASKED))
    async with office.works() as work:
        assert [one.id for one in await work.notices.newest(2)] == [made[2].id, made[1].id]
        assert [one.id for one in await work.notices.newest(5, before=made[1].id)] == [made[0].id]
        assert [one.id for one in await work.notices.in_state(NoticeState.ASKED)] == [made[0].id]


async def test_who_writes_copies_and_who_decides_do_not_undo_each_other(office: Office) -> None:
    await people(office, 2)
    begun = await begun_notice(office)
    async with office.works() as work:
        await work.notices.advance(begun, cursor=7, written=True, totals={"send": 2})
    held = await changed(office, begun, pause(begun))
    assert (held.state, held.cursor, held.written, held.totals) == (NoticeState.PAUSED, 7, True, {"send": 2})
    anew = await changed(office, held, replace(held, version=held.version + 1, edition=2, cursor=0, written=False))
    async with office.works() as work:
        await work.notices.advance(begun, cursor=9, written=True, totals={})  # of the edition before
    assert (await fresh(office, anew)).cursor == 0


async def _various(work: UnitOfWork) -> dict[str, Person]:
    """People who differ in one thing each."""
    told = {name: await resident(work, 500 + n) for n, name in enumerate(("plain", "english", "asked", "hurt"))}
    told["english"] = replace(told["english"], lang="en")
    told["far"] = await resident(work, 510, SHYSHAKY.code)
    told["elsewhere"] = replace(await resident(work, 511), settlement="UA0")
    told["blocked"] = replace(await resident(work, 512), reach=Reach.BLOCKED)
    told["muted"] = replace(await resident(work, 513), quiet=frozenset({topic_quiet("aid")}))
    told["all_muted"] = replace(await resident(work, 514), quiet=frozenset({"notices"}))
    told["silent"] = replace(await resident(work, 515), safe=SafeContact(write=False))
    for person in told.values():
        await work.people.save(person)
    await work.requests.add(a_request(work, told["asked"], "ПИР-00-00-01"))
    await work.requests.add(replace(a_request(work, told["hurt"], "ПИР-00-00-02"), sensitive=True))
    await work.people.add(599, "Без згоди")
    await work.people.add_offline("Без телефону")
    await hire(work, 600)
    await hire(work, 601, Role.COORDINATOR)
    return told


@pytest.mark.parametrize(
    ("audience", "people"),
    [
        (Audience(), 10),
        (HERE, 9),
        (Audience(communities=(PYRIATYN.code, SHYSHAKY.code)), 10),
        (Audience(communities=(PYRIATYN.code,), settlements=(VILLAGE.code,)), 8),
        (Audience(settlements=("UA0",)), 1),
        (Audience(langs=("en",)), 1),
        (Audience(services=("supplies",)), 1),
        (Audience(services=("papers",)), 0),
        (Audience(communities=(PYRIATYN.code,), role=Role.WORKER), 1),
        (Audience(communities=(SHYSHAKY.code,), role=Role.WORKER), 0),
        (Audience(role=Role.COORDINATOR), 1),
    ],
)
async def test_the_count_is_that_of_the_copies(office: Office, audience: Audience, people: int) -> None:
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        await work.communities.add(SHYSHAKY)
        await _various(work)
    async with office.works() as work:
        counted = await work.notices.count(audience, "aid", danger=False)
    assert counted.total == people
    begun = await begun_notice(office, audience=audience)
    assert begun.totals == {"send": people} and len(await copies(office)) == people


async def test_who_will_not_get_it_is_counted_by_reason(office: Office) -> None:
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        await work.communities.add(SHYSHAKY)
        await _various(work)
    async with office.works() as work:
        aid = await work.notices.count(HERE, "aid", danger=False)
        news = await work.notices.count(HERE, "news", danger=False)
        danger = await work.notices.count(HERE, "aid", danger=True)
    assert dict(aid.without) == {"blocked": 1, "muted": 2, "not_to_write": 1} and aid.reached == 5
    assert dict(news.without) == {"blocked": 1, "muted": 1, "not_to_write": 1}
    assert dict(danger.without) == {"blocked": 1, "not_to_write": 1}


async def test_every_kind_of_closed_chat_is_told_apart(office: Office) -> None:
    for person, how in zip(await people(office, len(Reach)), Reach, strict=True):
        async with office.works() as work:
            await work.people.save(replace(person, reach=how))
    async with office.works() as work:
        counted = await work.notices.count(HERE, "aid", danger=True)
    assert dict(counted.without) == {"blocked": 1, "gone": 1, "never_started": 1} and counted.reached == 1


async def test_a_district_is_its_settlements(office: Office) -> None:
    await people(office, 2)
    async with office.works() as work:
        made = await work.communities.add_district(District(0, PYRIATYN.code, "Заріччя", frozenset({VILLAGE.code})))
        other = await work.communities.add_district(District(0, PYRIATYN.code, "Інший", frozenset({"UA0"})))
    async with office.works() as work:
        assert (await work.notices.count(Audience(districts=(made.id,)), "aid", False)).total == 2
        assert (await work.notices.count(Audience(districts=(other.id,)), "aid", False)).total == 0


async def test_a_commit_says_that_notices_changed(office: Office) -> None:
    await people(office, 1)
    office.told.clear()
    await begun_notice(office)
    assert any(one.notices for one in office.told) and not any(one.letters for one in office.told)
