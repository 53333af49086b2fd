"""Notices in memory, and the sender's side of their copies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db.mailroom_notices import as_written
from db.mapping_notices import outcome, run_of
from domain.messages import Lane
from domain.notices import RECALLS, SENDING, Audience, Counted, Notice, NoticeChanged, NoticeState, Tally, job
from domain.people import Person, Reach, Role
from domain.reaching import hears
from tests.support.fake_repositories import Repository
from tests.support.fake_rows import Posted, Stored
from usecases.ports import Letter, Run, Settled, Stretch

if TYPE_CHECKING:
    from tests.support.fakes import FakeOffice


class FakeNotices(Repository):
    """Notices to many people."""

    async def add(self, notice: Notice) -> None:
        self._rows.notices[notice.id] = notice

    async def save(self, before: Notice, after: Notice) -> None:
        fresh = self._rows.notices[before.id]
        if fresh.version != before.version:
            raise NoticeChanged(fresh)
        if after.edition == before.edition:
            after = replace(after, cursor=fresh.cursor, written=fresh.written, totals=fresh.totals)
        self._put(after)

    async def advance(self, notice: Notice, *, cursor: int, written: bool, totals: Mapping[str, int]) -> None:
        fresh = self._rows.notices[notice.id]
        if fresh.edition == notice.edition:
            self._put(replace(fresh, cursor=cursor, written=written, totals=dict(totals)))

    async def get(self, notice_id: int) -> Notice | None:
        return self._rows.notices.get(notice_id)

    async def newest(self, limit: int, before: int = 0) -> list[Notice]:
        found = [one for one in self._rows.notices.values() if not before or one.id < before]
        return sorted(found, key=lambda one: -one.id)[:limit]

    async def in_state(self, *states: NoticeState) -> list[Notice]:
        return sorted((one for one in self._rows.notices.values() if one.state in states), key=lambda one: one.id)

    async def count(self, audience: Audience, topic: str, danger: bool) -> Counted:
        people = [one for one in self._rows.people.values() if self._within(audience, one)]
        why = [_kept_from(one, topic, danger) for one in people]
        return Counted(len(people), {one: why.count(one) for one in sorted(set(why) - {""})})

    async def enlist(self, notice: Notice, limit: int) -> Stretch:
        found = sorted(
            (p for p in self._rows.people.values() if p.id > notice.cursor and self._within(notice.audience, p)),
            key=lambda p: p.id,
        )[:limit]
        known = {posted.letter.key for posted in self._rows.outbox.values()}
        lane = Lane.ALERT if notice.danger else Lane.NOTICE
        for person in found:
            key = f"n:{notice.id}:{person.id}"
            if key not in known:
                own = Letter(self._on.new_id(), person.chat, person.id, lane, {}, key=key, notice=notice.id)
                self._rows.outbox[own.id] = Posted(own)
        self._on.notices = self._on.notices or bool(found)
        return Stretch(len(found), found[-1].id if found else notice.cursor)

    async def reopen(self, notice: Notice, limit: int) -> Stretch:
        found = [
            row
            for id_, row in sorted(self._rows.outbox.items())
            if row.letter.notice == notice.id
            and row.state == "sent"
            and row.message_id
            and row.edition < notice.edition
            and row.letter.chat > 0
            and id_ > notice.cursor
        ][:limit]
        for row in found:
            letter = replace(row.letter, attempts=0, not_before=None)
            self._rows.outbox[letter.id] = replace(row, letter=letter, state="waiting")
        self._on.notices = self._on.notices or bool(found)
        return Stretch(len(found), found[-1].letter.id if found else notice.cursor)

    async def give_up(self, notice: Notice, limit: int, unsent: bool = False) -> int:
        waits = [row for _, row in sorted(_waiting(self._rows, notice.id))]
        dropped = [row for row in waits if not row.message_id][:limit]
        left = [] if unsent else [row for row in waits if row.message_id][: limit - len(dropped)]
        for row in dropped:
            gone = replace(row, state="dropped", error="stopped", settled_at=self._on.now)
            self._rows.outbox[row.letter.id] = gone
        for row in left:
            self._rows.outbox[row.letter.id] = replace(row, state="sent")
        count_ended(self._rows, notice.id, SENDING, "stopped", len(dropped))
        count_ended(self._rows, notice.id, notice.job, "stopped", len(left))
        self._on.notices = True
        return len(dropped) + len(left)

    async def waiting(self, notice_id: int) -> bool:
        return bool(_waiting(self._rows, notice_id))

    async def tally(self, notice_id: int) -> Tally:
        rows = self._rows.tallies.items()
        return {(its, how): n for (whose, its, how), n in rows if whose == notice_id and n}

    async def unreached(self, notice_id: int, community: str, after: int, limit: int) -> list[tuple[Person, str]]:
        found = [(p, why) for p, why in self._not_told(notice_id) if p.community == community and p.id > after]
        return sorted(found, key=lambda one: one[0].id)[:limit]

    async def unreached_by_community(self, notice_id: int) -> dict[str, int]:
        where = [person.community for person, _ in self._not_told(notice_id)]
        return {code: where.count(code) for code in set(where)}

    def _not_told(self, notice_id: int) -> list[tuple[Person, str]]:
        return [
            (self._rows.people[row.letter.person_id], outcome(row.state, row.error))
            for row in self._rows.outbox.values()
            if row.letter.notice == notice_id
            and row.state in ("dropped", "expired", "failed")
            and row.error not in ("stopped", "forgotten")
        ]

    def _put(self, notice: Notice) -> None:
        self._rows.notices[notice.id] = notice
        self._on.notices = True

    def _within(self, audience: Audience, person: Person) -> bool:
        if person.chat <= 0 or (audience.langs and person.lang not in audience.langs):
            return False
        if audience.role:
            return self._is_staff(audience.role, audience.communities, person)
        if not person.consent or (audience.communities and person.community not in audience.communities):
            return False
        asked = any(
            r.person_id == person.id and r.service in audience.services and not r.sensitive
            for r in self._rows.requests.values()
        )
        return self._lives_there(audience, person) and (asked or not audience.services)

    def _is_staff(self, role: Role, communities: Sequence[str], person: Person) -> bool:
        held = [m for m in self._rows.memberships.values() if m.person_id == person.id and m.active and m.role is role]
        return any(not communities or m.community in communities for m in held)

    def _lives_there(self, audience: Audience, person: Person) -> bool:
        if not (audience.settlements or audience.districts):
            return True
        chosen = [self._rows.districts[id_].settlements for id_ in audience.districts if id_ in self._rows.districts]
        return person.settlement in frozenset(audience.settlements).union(*chosen)


def _kept_from(person: Person, topic: str, danger: bool) -> str:
    if person.reach is not Reach.OPEN:
        return person.reach.value
    if not person.safe.write:
        return "not_to_write"
    return "" if danger or hears(person.quiet, topic) else "muted"


def _waiting(rows: Stored, notice_id: int) -> list[tuple[int, Posted]]:
    return [(id_, row) for id_, row in rows.outbox.items() if row.letter.notice == notice_id and row.state == "waiting"]


def count_ended(rows: Stored, notice_id: int, its: str, how: str, more: int) -> None:
    """So many more copies have ended like this."""
    if more:
        key = (notice_id, its, how)
        rows.tallies[key] = rows.tallies.get(key, 0) + more


def count_forgotten(rows: Stored, posted: Posted) -> None:
    """A copy that waited for somebody who was forgotten."""
    if posted.letter.notice and posted.state == "waiting":
        notice = rows.notices[posted.letter.notice]
        its = job(notice.task, notice.edition) if posted.message_id else SENDING
        count_ended(rows, notice.id, its, "forgotten", 1)


def settle_copy(rows: Stored, posted: Posted, outcome_: Settled, now: datetime) -> None:
    """What became of a copy, counted once; one that was stopped while it was being sent has been sent all the same."""
    stopped = posted.state == "dropped" and posted.error == "stopped" and outcome_.state == "sent"
    if posted.state != "waiting" and not stopped:
        return
    if outcome_.state != "retry":
        count_ended(rows, outcome_.notice, outcome_.job, outcome(outcome_.state, outcome_.error), 1)
        count_ended(rows, outcome_.notice, SENDING, "stopped", -1 if stopped else 0)
    settled = posted.settled(as_written(outcome_) if outcome_.state != "retry" else outcome_, now)
    rows.outbox[outcome_.id] = settled


class FakeCopying:
    """Copies of notices, a page at a time."""

    _office: FakeOffice

    async def runs(self) -> list[Run]:
        """The notices whose copies go out now."""
        running = [one for one in self._office.stored.notices.values() if one.state is NoticeState.RUNNING]
        never = datetime.max.replace(tzinfo=UTC)
        return [run_of(one) for one in sorted(running, key=lambda one: (not one.danger, one.begun_at or never, one.id))]

    async def copies(self, run: Run, after: int, limit: int, now: datetime, shown: bool = False) -> list[Letter]:
        """The next copies of a notice that wait."""
        standing = shown or run.body["params"]["task"] in RECALLS
        found = [
            row
            for id_, row in sorted(_waiting(self._office.stored, run.notice))
            if id_ > after
            and (row.letter.not_before is None or row.letter.not_before <= now)
            and (row.message_id or not standing)
        ]
        return [_copy(run, row) for row in found[:limit]]

    async def held_until(self, run: Run, now: datetime) -> datetime | None:
        """When the earliest of its copies that are put off may go."""
        rows = (row.letter.not_before for _, row in _waiting(self._office.stored, run.notice))
        return min((at for at in rows if at and at > now), default=None)


def _copy(run: Run, row: Posted) -> Letter:
    shown = (row.message_id, *row.also) if row.message_id else ()
    its, not_after = (run.job, None) if shown else (SENDING, run.not_after)
    made = replace(row.letter, lane=run.lane, body=run.body, edition=run.edition, job=its, not_after=not_after)
    return replace(made, shown=shown, shown_at=row.settled_at)
