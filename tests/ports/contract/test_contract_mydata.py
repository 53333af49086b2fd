"""«Мої дані» leave nothing out: the notices one was sent, the days away of whoever works here, one's own acts."""

from __future__ import annotations

from datetime import date

from domain.absences import Absence, AbsenceState
from domain.privacy import Held
from tests.ports.contract.notice_steps import begun_notice, copies, ended, people
from tests.support.offices import PYRIATYN, Office, hire, resident
from usecases import privacy


async def _held(office: Office, chat: int) -> Held:
    actor = await office.actor(chat)
    async with office.works() as work:
        return await privacy.everything(work, actor)


async def test_notices_with_their_words_and_what_became_of_them(office: Office) -> None:
    await people(office, 3)
    await begun_notice(office)
    told, blocked, _ = await copies(office)
    await office.mailroom.settle([ended(told, "sent", "", 9), ended(blocked, "dropped", "blocked")])
    found = [(await _held(office, chat)).notices for chat in (100, 101, 102)]
    assert [(one.outcome, one.words) for (one,) in found] == [
        ("sent", "Вода о 9"),
        ("blocked", "Вода о 9"),
        ("waiting", "Вода о 9"),
    ]
    assert [one.at == office.clock.now() for (one,) in found[:2]] == [True, True] and found[2][0].at is None


async def test_days_away_past_ones_too_and_nobody_elses(office: Office) -> None:
    async with office.works() as work:
        await work.communities.add(PYRIATYN)
        for chat in (3, 4):
            worker = await hire(work, chat)
            for month, state in ((9, AbsenceState.OVER), (7, AbsenceState.CANCELLED), (12, AbsenceState.PLANNED)):
                days = date(2026, month, 1), date(2026, month, 5)
                absence = Absence(work.new_id(), worker.id, worker.person_id, PYRIATYN.code, *days, state=state)
                await work.absences.add(absence)
    held = await _held(office, 3)
    assert [one.since.month for one in held.absences] == [7, 9, 12]
    assert {one.person_id for one in held.absences} == {held.person.id}


async def test_what_one_did_oneself_is_told_the_newest_first(office: Office) -> None:
    async with office.works() as work:
        mine, other = await resident(work, 1), await resident(work, 2)
        work.audit.note(mine.id, "moved")
        work.audit.note(other.id, "linked")
    await _held(office, 1)
    assert [line.action for line in (await _held(office, 1)).did] == ["mydata", "moved"]
