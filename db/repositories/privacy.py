"""What a person may ask of their data: who has seen it, and that it be erased."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, bindparam, delete, literal_column, select, update

from db.mapping import MEMBERSHIP, membership, person_row
from db.mapping_requests import request_row
from db.repositories.desk import Desk
from db.tables import (
    audit,
    claims,
    drafts,
    inbox,
    memberships,
    notices,
    outbox,
    people,
    request_events,
    request_index,
    request_words,
    requests,
    timers,
)
from db.tables_plans import visits
from db.tallies import tell
from domain.notices import SENDING, Task, job
from domain.people import Membership, Person
from domain.privacy import Got, Seen, forgotten, nameless
from domain.requests import Request
from domain.visits import OPEN_VISITS, VisitState

_SEEN = (
    select(audit.c.at, audit.c.person_id, audit.c.action, audit.c.request_id)
    .where(audit.c.request_id.in_(bindparam("ids", expanding=True)))
    .order_by(audit.c.id)
)
_NOTICES = (
    select(outbox.c.notice, outbox.c.settled_at, outbox.c.state, outbox.c.error)
    .where(outbox.c.chat == bindparam("old"), outbox.c.notice > 0)
    .order_by(outbox.c.id)
)
_STAFF = select(*MEMBERSHIP).where(memberships.c.person_id.in_(bindparam("ids", expanding=True)))
_WAITS: ColumnElement[str] = literal_column("'waiting'")
_PERSON = update(people).where(people.c.id == bindparam("its_id"))
_DETAILS = (
    update(requests)
    .where(requests.c.id == bindparam("its_id"))
    .values(
        details=bindparam("sealed", type_=requests.c.details.type),
        course=bindparam("procedure", type_=requests.c.course.type),
        phone_index=None,
    )
)
_WORDS = update(request_words).where(request_words.c.request_id == bindparam("its_id")).values(body=None)
_EVENTS = update(request_events).where(request_events.c.request_id == bindparam("its_id")).values(data=None)
_ABOUT = (
    update(outbox)
    .where(outbox.c.about == bindparam("its_id"), outbox.c.state == _WAITS)
    .values(state="dropped", body=None, error="forgotten")
)
_KEYS = delete(request_index).where(request_index.c.request_id == bindparam("its_id"))
_ITS_VISITS = visits.c.request_id == bindparam("its_id")
# Written out: a list among the parameters cannot be run for several requests at once.
_OPEN: list[ColumnElement[str]] = [literal_column(f"'{state}'") for state in sorted(OPEN_VISITS)]
_REMINDERS = delete(timers).where(
    timers.c.subject.in_(select(visits.c.id).where(_ITS_VISITS)), timers.c.state == _WAITS
)
_CALLED_OFF = (
    update(visits)
    .where(_ITS_VISITS, visits.c.state.in_(_OPEN))
    .values(state=VisitState.CANCELLED.value, version=visits.c.version + 1)
)
_WISHES = update(visits).where(_ITS_VISITS).values(repeat="", wish_at=None)  # as domain.privacy.wishless
_CLAIMS = delete(claims).where(claims.c.request_id == bindparam("its_id"))
_COPIES = (
    select(outbox.c.notice, outbox.c.message_id, notices.c.task, notices.c.edition)
    .join(notices, notices.c.id == outbox.c.notice)
    .where(outbox.c.chat == bindparam("old"), outbox.c.state == _WAITS, outbox.c.notice > 0)
)
_LETTERS = (
    update(outbox)
    .where(outbox.c.chat == bindparam("old"), outbox.c.state == _WAITS)
    .values(state="dropped", body=None, error="forgotten")
)
_SET_ASIDE = (  # an update that could not be handled has kept its words
    update(inbox)
    .where(inbox.c.chat == bindparam("old"), inbox.c.state == literal_column("'poison'"))
    .values(payload=None)
)
_UNLINK = (
    update(outbox).where(outbox.c.chat == bindparam("old")).values(chat=bindparam("new")),
    update(inbox).where(inbox.c.chat == bindparam("old")).values(chat=bindparam("new")),
)
_DRAFTS = delete(drafts).where(drafts.c.person_id == bindparam("whose"))
_TIMERS = delete(timers).where(timers.c.subject == bindparam("whose"), timers.c.state == _WAITS)


class Privacy:
    """The rights of a person over what is held about them."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def seen(self, request_ids: Collection[int]) -> list[Seen]:
        """Every recorded look at these requests, the oldest first."""
        rows = await self._desk.rows(_SEEN, {"ids": list(request_ids)}) if request_ids else []
        return [Seen(at, person_id, action, request_id) for at, person_id, action, request_id in rows]

    async def staff(self, person_ids: Collection[int]) -> list[Membership]:
        """The roles of these people, past ones too."""
        rows = await self._desk.rows(_STAFF, {"ids": list(person_ids)}) if person_ids else []
        return [membership(self._desk.sealing, row) for row in rows]

    async def notices(self, chat: int) -> list[Got]:
        """The notices that this chat got or should have, as far as that is still known; without their words."""
        rows = await self._desk.rows(_NOTICES, {"old": chat})
        return [Got(id_, at, state if state in ("sent", "waiting") else why or state) for id_, at, state, why in rows]

    async def forget(self, person: Person, held: Sequence[Request]) -> None:
        """Erase the person, what they wrote and what waits to be told; the requests stay without who and where."""
        self._desk.read_anew()
        self._desk.letters[:] = [one for one in self._desk.letters if one.chat != person.chat]  # nor of what ends now
        await self._requests(held)
        chats = {"old": person.chat, "new": -person.id}
        await self._copies(person.chat)
        await self._desk.run(_LETTERS, {"old": person.chat})
        await self._desk.run(_SET_ASIDE, {"old": person.chat})
        for statement in _UNLINK:
            await self._desk.run(statement, chats)
        await self._desk.run(_DRAFTS, {"whose": person.id})
        await self._desk.run(_TIMERS, {"whose": person.id})
        row = person_row(self._desk.sealing, forgotten(person))
        await self._desk.run(_PERSON, {"its_id": row.pop("id"), **row})

    async def _copies(self, chat: int) -> None:
        """Those of notices that waited are counted, so that the sums stay right."""
        rows = await self._desk.rows(_COPIES, {"old": chat})
        jobs = [(notice, job(Task(task), edition) if shown else SENDING) for notice, shown, task, edition in rows]
        await tell(self._desk.connection, Counter((notice, its, "forgotten") for notice, its in jobs))

    async def _requests(self, held: Sequence[Request]) -> None:
        ids = [{"its_id": request.id} for request in held]
        if not ids:
            return
        sealing = self._desk.sealing
        kept = [request_row(sealing, nameless(request)) for request in held]
        bare = [{"its_id": row["id"], "sealed": row["details"], "procedure": row["course"]} for row in kept]
        await self._desk.run(_DETAILS, bare)
        for statement in (_WORDS, _EVENTS, _ABOUT, _KEYS, _REMINDERS, _CALLED_OFF, _WISHES, _CLAIMS):
            await self._desk.run(statement, ids)
