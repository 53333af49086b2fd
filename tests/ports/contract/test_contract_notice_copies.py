"""Copies of notices: one a person, in stretches and pages, each outcome counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.messages import Lane
from domain.noticing import pause, start, stop
from tests.ports.contract.notice_steps import (
    a_notice,
    begun_notice,
    changed,
    copies,
    correcting,
    ended,
    forget,
    people,
    reopened,
    tally,
    the_run,
)
from tests.support.offices import PYRIATYN, Office


async def test_everybody_gets_one_copy_in_stretches(office: Office) -> None:
    told = await people(office, 7)
    made = await a_notice(office)
    async with office.works() as work:
        begun = start(made, work.now)
        await work.notices.save(made, begun)
    counts = []
    for _ in range(4):
        async with office.works() as work:
            stretch = await work.notices.enlist(begun, 3)
        counts.append(stretch.count)
        begun = replace(begun, cursor=stretch.cursor)
    async with office.works() as work:  # the same stretch once more, as after a crash
        await work.notices.enlist(replace(begun, cursor=0), 10)
    letters = await copies(office)
    assert counts == [3, 3, 1, 0] and [one.person_id for one in letters] == [one.id for one in told]
    assert {(one.lane, one.notice, one.edition, one.job) for one in letters} == {(Lane.NOTICE, made.id, 1, "send")}
    assert all(one.body["params"]["notice"] == made.id and one.body["kind"] == "notice" for one in letters)
    assert await office.mailroom.pending() == []


async def test_new_letters_come_after_a_stretch(office: Office) -> None:
    """The ids of a stretch are given to nobody else."""
    await people(office, 5)
    await begun_notice(office)
    async with office.works() as work:
        fresh = work.new_id()
    assert fresh > max(one.id for one in await copies(office))


async def test_copies_come_in_pages_and_what_is_put_off_later(office: Office) -> None:
    await people(office, 4)
    begun = await begun_notice(office)
    letters = await copies(office)
    assert begun.not_after and {one.not_after for one in letters} == {begun.not_after}, "after its end nobody gets it"
    until = office.clock.now() + timedelta(hours=2)
    await office.mailroom.settle([replace(ended(letters[1], "retry", "held"), again_at=until)])
    assert [one.id for one in await copies(office, after=letters[0].id, limit=1)] == [letters[2].id]
    assert await office.mailroom.held_until(await the_run(office), office.clock.now()) == until
    office.clock.move(hours=3)
    assert [one.id for one in await copies(office)] == [one.id for one in letters]
    assert await office.mailroom.held_until(await the_run(office), office.clock.now()) is None


async def test_danger_goes_first_and_by_its_own_lane(office: Office) -> None:
    await people(office, 1)
    plain = await begun_notice(office)
    office.clock.move(minutes=1)
    danger = await begun_notice(office, danger="water")
    runs = await office.mailroom.runs()
    assert [one.notice for one in runs] == [danger.id, plain.id]
    assert [(one.lane, one.quiet) for one in runs] == [(Lane.ALERT, False), (Lane.NOTICE, True)]
    await changed(office, plain, pause(plain))
    assert [one.notice for one in await office.mailroom.runs()] == [danger.id]


async def test_every_outcome_is_counted_once(office: Office) -> None:
    await people(office, 6)
    begun = await begun_notice(office)
    a, b, c, d, e, f = await copies(office)
    told = [
        ended(a, "sent", "", 11, 12),
        ended(b, "dropped", "blocked"),
        ended(c, "failed", "BadRequest"),
        ended(d, "failed", "uncertain"),
        ended(e, "expired"),
    ]
    await office.mailroom.settle(told)
    await office.mailroom.settle(told)  # told twice: written once
    assert await tally(office, begun) == {
        ("send", "sent"): 1,
        ("send", "blocked"): 1,
        ("send", "failed"): 1,
        ("send", "uncertain"): 1,
        ("send", "expired"): 1,
    }
    assert [one.id for one in await copies(office)] == [f.id]
    async with office.works() as work:
        assert await work.notices.waiting(begun.id)
        assert [await work.outbox.notice(100, one) for one in (11, 12, 13)] == [begun.id, begun.id, 0]
        unreached = await work.notices.unreached(begun.id, PYRIATYN.code, 0, 10)
        assert [why for _, why in unreached] == ["blocked", "failed", "uncertain", "expired"]
        assert [one.id for one, _ in unreached] == [b.person_id, c.person_id, d.person_id, e.person_id]
        assert len(await work.notices.unreached(begun.id, PYRIATYN.code, c.person_id, 1)) == 1
        assert await work.notices.unreached_by_community(begun.id) == {PYRIATYN.code: 4}


async def test_what_was_stopped_while_it_was_sent_was_sent(office: Office) -> None:
    await people(office, 3)
    begun = await begun_notice(office)
    letters = await copies(office)
    await office.mailroom.settle([ended(letters[0], "sent", "", 1)])
    stopped = await changed(office, begun, stop(begun, office.clock.now()))
    async with office.works() as work:
        assert await work.notices.give_up(stopped, 1) == 1
        assert await work.notices.give_up(stopped, 9) == 1
        assert await work.notices.give_up(stopped, 9) == 0
    await office.mailroom.settle([ended(letters[1], "sent", "", 2), ended(letters[2], "dropped", "blocked")])
    assert await tally(office, begun) == {("send", "sent"): 2, ("send", "stopped"): 1}
    async with office.works() as work:
        assert await work.outbox.notice(101, 2) == begun.id
        assert await work.notices.unreached(begun.id, PYRIATYN.code, 0, 9) == []


async def test_who_is_forgotten_is_counted_and_never_written_to(office: Office) -> None:
    await people(office, 2)
    begun = await begun_notice(office)
    await forget(office, 100)
    (left,) = await copies(office)
    await office.mailroom.settle([ended(left, "sent", "", 9)])
    assert await tally(office, begun) == {("send", "forgotten"): 1, ("send", "sent"): 1}
    fixed = await correcting(office, begun)
    assert await reopened(office, fixed) == 1
    await forget(office, 101)
    assert (await tally(office, begun))["correct:2", "forgotten"] == 1
