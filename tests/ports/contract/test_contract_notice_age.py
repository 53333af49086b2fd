"""A copy of a notice that was corrected is as old as what was sent: Telegram takes away only what is young."""

from __future__ import annotations

from domain.notices import Task
from domain.noticing import recall
from tests.ports.contract.notice_steps import (
    begun_notice,
    changed,
    copies,
    correcting,
    ended,
    people,
    reopened,
    send_all,
)
from tests.support.offices import Office


async def test_a_correction_does_not_make_a_copy_younger(office: Office) -> None:
    await people(office, 1)
    begun, sent_at = await begun_notice(office), office.clock.now()
    await send_all(office)
    office.clock.move(hours=20)
    fixed = await correcting(office, begun)
    await reopened(office, fixed)
    (copy,) = await copies(office)
    assert copy.shown_at == sent_at
    await office.mailroom.settle([ended(copy, "sent", "", *copy.shown)])
    async with office.works() as work:
        await work.notices.advance(fixed, cursor=0, written=True, totals={"send": 1, fixed.job: 1})
    office.clock.move(hours=20)
    whole = await changed(office, fixed, fixed)
    back = await changed(office, whole, recall(whole, Task.DELETE, office.clock.now()))
    await reopened(office, back)
    (copy,) = await copies(office)
    assert copy.shown_at == sent_at
