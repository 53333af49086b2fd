"""The notices' machine on real databases, for a while: rows, sums and outcomes are as exact there."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from db.crypto import Vault
from db.mailroom import make_mailroom
from db.tables import outbox, people, timers
from db.tables_notices import notice_tallies
from db.unit_of_work import make_works
from domain.timers import TimerKind
from tests.ports.test_machine_databases import BUDGET, emptied, opened
from tests.support.fakes import FakeClock
from tests.support.offices import KEY
from tests.usecases.machine_notices_post import Postman
from tests.usecases.machine_notices_world import TERRITORY, Copy, Heard, NoticeTown, Papers
from tests.usecases.test_notice_machine import Notices
from usecases import notice_copying
from usecases.agenda import Agenda

_o = outbox.c
_COPIES = select(_o.id, _o.notice, _o.person_id, _o.state, _o.error, _o.message_id).where(_o.notice > 0)
_STEPS = select(timers.c.subject).where(timers.c.state == "waiting", timers.c.kind == TimerKind.NOTICE_STEP.value)
_TALLIES = select(notice_tallies).where(notice_tallies.c.n != 0)
_LETTERS = select(func.count()).select_from(outbox)


class InDatabase(NoticeTown):
    """An installation in a database."""

    def __init__(self, clock: FakeClock, engine: AsyncEngine, agenda: Agenda) -> None:
        heard, vault = Heard(clock), Vault([KEY])
        self._engine = engine
        works = make_works(engine, vault, clock, TERRITORY, heard.heard)
        super().__init__(works, agenda, heard, Postman(make_mailroom(engine, vault, clock), clock))

    async def papers(self) -> Papers:
        """What lies in the tables."""
        async with self._engine.connect() as connection:
            rows = (await connection.execute(_COPIES)).all()
            copies = {
                row.id: Copy(row.notice, row.person_id, row.state, row.error, bool(row.message_id)) for row in rows
            }
            steps = sorted(await connection.scalars(_STEPS))
            tallies = {(row.notice, row.job, row.outcome): row.n for row in await connection.execute(_TALLIES)}
            known = list(await connection.scalars(select(people.c.id).order_by(people.c.id)))
            letters = await connection.scalar(_LETTERS) or 0
        async with self._works() as work:
            notices = {one.id: one for one in sorted(await work.notices.newest(100), key=lambda one: one.id)}
            members = {one.id: one for one in await work.staff.all()}
            found = await work.people.get(known)
        return Papers(notices, tallies, copies, found, members, tuple(steps), letters)


class OnDatabase(Notices):
    """All of it, in a database."""

    engine: ClassVar[AsyncEngine]
    agenda: ClassVar[Agenda]

    def make(self, clock: FakeClock) -> NoticeTown:
        """An empty installation, in the same database as the one before."""
        self.run(emptied(self.engine))
        return InDatabase(clock, self.engine, self.agenda)


@pytest.mark.parametrize("make", ["sqlite", "postgres"])
def test_whatever_happens_in_a_database_a_notice_reaches_everyone_once(
    make: str, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_copying, "CHUNK", 4)
    own = f"sqlite+aiosqlite:///{tmp_path / 'susid.db'}"
    with opened(own if make == "sqlite" else str(request.getfixturevalue("postgres_url")), OnDatabase):
        run_state_machine_as_test(OnDatabase, settings=settings(BUDGET, max_examples=4))
