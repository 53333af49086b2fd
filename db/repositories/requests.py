"""Requests with their offers and history. Whoever saves an old version loses, and sees the fresh one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, bindparam, case, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert

from db.mapping import columns
from db.mapping_requests import (
    OFFER,
    REQUEST,
    WORD,
    WORKER,
    event,
    event_row,
    offer_row,
    request_row,
    whole_requests,
    word,
    word_row,
)
from db.repositories.desk import Desk
from db.repositories.keyed import put_keys
from db.tables import memberships, offers, request_events, request_words, requests
from domain.assignments import LIVE, Offer, OfferState
from domain.likeness import keys_of
from domain.people import Actor, may_see
from domain.requests import By, Change, Event, NotFound, Request, Stale
from domain.words import Word, of_old
from usecases.ports import NumberTaken

_LIVE: list[ColumnElement[str]] = [literal_column(f"'{state}'") for state in sorted(LIVE)]
_STANDING: list[ColumnElement[str]] = [*_LIVE, literal_column(f"'{OfferState.OFFERED}'")]
_COMPLETED: ColumnElement[str] = literal_column(f"'{OfferState.COMPLETED}'")
WHOLE = select(*REQUEST, *OFFER, *WORKER).select_from(
    requests.outerjoin(offers, offers.c.request_id == requests.c.id).outerjoin(
        memberships, memberships.c.id == offers.c.membership_id
    )
)
_ADD = insert(requests).on_conflict_do_nothing(index_elements=["number"])
_GET = WHOLE.where(requests.c.id == bindparam("its_id"))
_SAVE = update(requests).where(requests.c.id == bindparam("its_id"), requests.c.version == bindparam("seen"))
_OF_PERSON = WHOLE.where(
    requests.c.id.in_(
        select(requests.c.id)
        .where(requests.c.person_id == bindparam("whose"))
        .order_by(requests.c.id.desc())
        .limit(bindparam("most"))
    )
).order_by(requests.c.id.desc())
_OF_WORKER = WHOLE.where(
    requests.c.id.in_(
        select(requests.c.id)
        .join(offers, offers.c.request_id == requests.c.id)
        .where(
            offers.c.membership_id.in_(bindparam("held_by", expanding=True)),
            offers.c.state.in_(_LIVE),
        )
        .order_by(requests.c.due, requests.c.id)
        .limit(bindparam("most"))
        .offset(bindparam("past"))
    )
).order_by(requests.c.due, requests.c.id)
_FORMER = (
    select(offers.c.membership_id)
    .join(requests, requests.c.id == offers.c.request_id)
    .where(
        requests.c.person_id == bindparam("whose"),
        requests.c.community == bindparam("where"),
    )
    .where(offers.c.state.in_((*_LIVE, _COMPLETED)))
    .order_by(case((offers.c.state.in_(_LIVE), 0), else_=1), offers.c.id.desc())
    .limit(1)
)
_INVOLVING = WHOLE.where(
    requests.c.id.in_(
        select(offers.c.request_id)
        .where(offers.c.membership_id.in_(bindparam("held_by", expanding=True)), offers.c.state.in_(_STANDING))
        .order_by(offers.c.request_id)
        .limit(bindparam("most"))
    )
).order_by(requests.c.id)
_STOOD_IN = WHOLE.where(
    requests.c.community == bindparam("where"),
    requests.c.id.in_(
        select(offers.c.request_id).where(offers.c.root != literal_column("0"), offers.c.state.in_(_LIVE))
    ),
).order_by(requests.c.id)
_READ = update(requests).where(requests.c.id == bindparam("its_id"), requests.c.unread > 0).values(unread=0)
_UNREAD = update(requests).where(requests.c.id == bindparam("its_id")).values(unread=requests.c.unread + 1)
_OWN = select(requests.c.id).where(requests.c.person_id == bindparam("former"))
_REOWN = update(requests).where(requests.c.person_id == bindparam("former")).values(person_id=bindparam("its_owner"))
_PUT = insert(offers)
_PUT_OFFER = _PUT.on_conflict_do_update(
    index_elements=["id"],
    set_={name: _PUT.excluded[name] for name in ("state", "weight", "reason", "root")},
)
_NEW_LOAD = memberships.c.load + bindparam("delta")
_SHIFT_LOAD = (
    update(memberships)
    .where(memberships.c.id == bindparam("its_id"))
    .values(load=case((_NEW_LOAD < 0, 0), else_=_NEW_LOAD))
)


_WORDS = select(*WORD).where(request_words.c.request_id == bindparam("its_id")).order_by(request_words.c.id)
_WORD_OF = (
    select(*WORD)
    .where(request_words.c.person_id == bindparam("whose"), request_words.c.message_id == bindparam("its_message"))
    .order_by(request_words.c.version.desc(), request_words.c.id.desc())
    .limit(1)
)
_EVENTS = (
    select(*columns(request_events, "version kind status at person_id membership_id data"))
    .where(request_events.c.request_id == bindparam("its_id"))
    .order_by(request_events.c.version)
)


class Requests:
    """Requests with their offers and details."""

    __slots__ = ("_desk",)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def add(self, request: Request) -> None:
        """A new request with its first event. A taken number raises NumberTaken and writes nothing."""
        if not (await self._desk.run(_ADD, request_row(self._desk.sealing, request))).rowcount:
            raise NumberTaken(request.number)
        await self._put_offers(request, request.offers)
        await put_keys(self._desk, request.id, keys_of(request))
        by = By(person_id=request.person_id)
        self._record(request, Event("created", request.status, request.created_at, by))

    async def get(self, request_id: int, within: Actor | None) -> Request:
        """The request if `within` may see it (None: the clock, which sees all). Raises NotFound otherwise."""
        known = self._desk.requests
        if request_id not in known:
            rows = await self._desk.rows(_GET, {"its_id": request_id})
            known |= {request.id: request for request in whole_requests(self._desk.sealing, rows)}
        found = known.get(request_id)
        if found is None or (within is not None and not may_see(within, found)):
            raise NotFound
        return found

    async def save(self, change: Change) -> None:
        """Write the change with its event, offers and loads. Raises Stale(fresh) when another was first."""
        before, after = change.before, change.after
        self._desk.requests.clear()
        row = request_row(self._desk.sealing, after)
        saved = await self._desk.run(_SAVE, {"its_id": row.pop("id"), "seen": before.version, **row})
        if not saved.rowcount:
            raise Stale(await self.get(before.id, within=None))
        found_anew = before.details != after.details or before.duplicate_of != after.duplicate_of
        if found_anew and (new := keys_of(after) - keys_of(before)):
            await put_keys(self._desk, after.id, new)
        former = {offer.id: offer for offer in before.offers}
        await self._put_offers(after, [offer for offer in after.offers if former.get(offer.id) != offer])
        await self._shift_loads(former, after.offers)
        self._record(after, change.event)

    async def of_person(self, person_id: int, limit: int = 10) -> list[Request]:
        """The person's requests, newest first."""
        return whole_requests(
            self._desk.sealing, await self._desk.rows(_OF_PERSON, {"whose": person_id, "most": limit})
        )

    async def involving(self, membership_ids: Collection[int], limit: int = 200) -> list[Request]:
        """Requests that these memberships hold or are asked to take, by id."""
        wish = {"held_by": list(membership_ids), "most": limit}
        return whole_requests(self._desk.sealing, await self._desk.rows(_INVOLVING, wish)) if membership_ids else []

    async def stood_in(self, community: str) -> list[Request]:
        """Requests of a community that somebody has in the place of a colleague who is away, by id."""
        return whole_requests(self._desk.sealing, await self._desk.rows(_STOOD_IN, {"where": community}))

    async def mark_read(self, request_id: int) -> None:
        """Its worker has opened what the resident wrote: no new version."""
        self._desk.requests.clear()
        await self._desk.run(_READ, {"its_id": request_id})

    async def add_unread(self, request_id: int) -> None:
        """Somebody else's words came for its worker: no new version."""
        self._desk.requests.clear()
        await self._desk.run(_UNREAD, {"its_id": request_id})

    async def reown(self, former: int, now: int) -> None:
        """All requests of one person become another's."""
        own = [row[0] for row in await self._desk.rows(_OWN, {"former": former})]
        self._desk.requests.clear()
        await self._desk.run(_REOWN, {"former": former, "its_owner": now})
        for request_id in own:
            await put_keys(self._desk, request_id, [("person", str(now))])

    async def of_worker(self, membership_ids: Collection[int], limit: int = 50, skip: int = 0) -> list[Request]:
        """Requests these memberships hold, by due time."""
        page = {"held_by": list(membership_ids), "most": limit, "past": skip}
        return whole_requests(self._desk.sealing, await self._desk.rows(_OF_WORKER, page)) if membership_ids else []

    async def former_worker(self, person_id: int, community: str) -> int | None:
        """The membership that holds, or last held, a request of this person."""
        found = await self._desk.run(_FORMER, {"whose": person_id, "where": community})
        held: int | None = found.scalar_one_or_none()
        return held

    def add_words(self, words: Sequence[Word]) -> None:
        """What somebody wrote about a request; written just before the commit."""
        desk = self._desk
        desk.words += [word_row(desk.sealing, replace(one, id=one.id or desk.new_id())) for one in words]

    async def words(self, request: Request) -> list[Word]:
        """All words of a request in the order they came, every version."""
        rows = await self._desk.rows(_WORDS, {"its_id": request.id})
        return of_old(request) + [word(self._desk.sealing, row) for row in rows]

    async def word_of(self, person_id: int, message_id: int) -> Word | None:
        """The newest version of what this message of this person said about a request."""
        rows = await self._desk.rows(_WORD_OF, {"whose": person_id, "its_message": message_id})
        return word(self._desk.sealing, rows[0]) if rows else None

    async def events(self, request_id: int) -> list[Event]:
        """The history of a request, the oldest first."""
        rows = await self._desk.rows(_EVENTS, {"its_id": request_id})
        return [event(self._desk.sealing, request_id, row) for row in rows]

    async def _put_offers(self, request: Request, changed: Collection[Offer]) -> None:
        """Those that end come first: the database allows one accepted offer at any moment."""
        ordered = sorted(changed, key=lambda offer: offer.open_or_live)
        if ordered:
            await self._desk.run(_PUT_OFFER, [offer_row(self._desk.sealing, request.id, o) for o in ordered])

    async def _shift_loads(self, former: dict[int, Offer], now: tuple[Offer, ...]) -> None:
        """The load of an offer that is new was taken when it was made. Always in one order: no deadlocks."""
        deltas: dict[int, int] = {}
        for offer in now:
            if delta := offer.held - former[offer.id].held if offer.id in former else 0:
                deltas[offer.membership_id] = deltas.get(offer.membership_id, 0) + delta
        if deltas:
            shifts = [{"its_id": id_, "delta": delta} for id_, delta in sorted(deltas.items())]
            await self._desk.run(_SHIFT_LOAD, shifts)

    def _record(self, request: Request, event: Event) -> None:
        self._desk.events.append(event_row(self._desk.sealing, request, event))
