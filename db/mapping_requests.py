"""Requests, their offers and their history, from rows and into rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from db.mapping import Row, columns, title_place
from db.sealing import Sealing
from db.tables import memberships, offers, request_words, requests
from domain.assignments import Offer, OfferState
from domain.course import NO_COURSE, Course, plain, read
from domain.requests import By, Details, Event, Request, Status
from domain.words import Word

REQUEST = columns(
    requests,
    "id number community settlement person_id service created_at due for_whom status version urgent "
    "sensitive contacted_at outcome ended_at follows stars cancel_asked "
    "duplicate_of unread tries level level_at visit_at course details",
)
OFFER = columns(offers, "id membership_id person_id state offered_at weight reason root")
WORKER = columns(memberships, "role community title")  # of the offer: a name is kept in one place
_WIDTH = len(REQUEST)
_FIELDS = tuple(column.key for column in REQUEST)
WORD = columns(request_words, "id request_id at person_id membership_id message_id version album body")
DETAILS = ("name", "phone", "street", "answers", "once")


def whole_requests(sealing: Sealing, rows: Iterable[Row]) -> list[Request]:
    """From rows of REQUEST + OFFER + WORKER, one an offer or one without any; in the order of the rows."""
    found: dict[int, tuple[Row, list[Offer]]] = {}
    for row in rows:
        _, offered = found.setdefault(row[0], (row, []))
        if row[_WIDTH] is not None:
            offered.append(_offer(sealing, row[_WIDTH:]))
    return [_request(sealing, row, offered) for row, offered in found.values()]


def _request(sealing: Sealing, row: Row, offered: list[Offer]) -> Request:
    values: dict[str, Any] = dict(zip(_FIELDS, row, strict=False))
    told = sealing.open_json(values["details"], f"requests.details:{row[0]}")
    tries = tuple(values["tries"].split()) if values["tries"] else ()
    values |= {"status": Status(values["status"]), "details": _details(told), "tries": tries}
    values["course"] = _course(sealing, row[0], values["course"])
    return Request(**values, offers=tuple(sorted(offered, key=lambda offer: offer.id)))


def _course(sealing: Sealing, request_id: int, sealed: bytes | None) -> Course:
    return read(sealing.open_json(sealed, f"requests.course:{request_id}")) if sealed else NO_COURSE


def _details(told: dict[str, Any]) -> Details:
    once = {name: told.pop(name) for name in ("texts", "files") if told.get(name)}  # as 0.1 kept them
    return Details(**{**told, "once": told.get("once") or once})


def _offer(sealing: Sealing, row: Row) -> Offer:
    id_, membership_id, person_id, state, offered_at, weight, reason, root, role, community, sealed = row
    title = sealing.open(sealed, title_place(person_id, role, community))
    why = sealing.open(reason, f"offers.reason:{id_}")
    return Offer(id_, membership_id, person_id, OfferState(state), offered_at, title, weight, why, root)


def request_row(sealing: Sealing, request: Request) -> dict[str, Any]:
    """All columns of `requests`."""
    row = {name: getattr(request, name) for name in _FIELDS}
    told = {name: getattr(request.details, name) for name in DETAILS}
    row["details"] = sealing.seal_json(told, f"requests.details:{request.id}")
    row["phone_index"] = sealing.index(request.details.phone)
    row["course"] = sealing.seal_json(plain(request.course), f"requests.course:{request.id}")
    return row | {"status": request.status.value, "tries": " ".join(request.tries)}


def offer_row(sealing: Sealing, request_id: int, offer: Offer) -> dict[str, Any]:
    """All columns of `offers`."""
    row = {column.key: getattr(offer, column.key) for column in OFFER}
    reason = sealing.seal(offer.reason, f"offers.reason:{offer.id}")
    return row | {"request_id": request_id, "state": offer.state.value, "reason": reason}


def event_row(sealing: Sealing, request: Request, event: Event) -> dict[str, Any]:
    """All columns of `request_events`: the event that made this version of the request."""
    place = f"request_events.data:{request.id}:{request.version}"
    return {
        "request_id": request.id,
        "version": request.version,
        "kind": event.kind,
        "status": event.status.value,
        "at": event.at,
        "person_id": event.by.person_id,
        "membership_id": event.by.membership_id,
        "data": sealing.seal_json(event.data, place),
    }


def event(sealing: Sealing, request_id: int, row: Row) -> Event:
    """From the columns version, kind, status, at, person_id, membership_id, data of `request_events`."""
    version, kind, status, at, person_id, membership_id, data = row
    told = sealing.open_json(data, f"request_events.data:{request_id}:{version}")
    return Event(kind, Status(status), at, By(person_id, membership_id), told)


def word(sealing: Sealing, row: Row) -> Word:
    """From the columns WORD."""
    id_, request_id, at, person_id, membership_id, message_id, version, album, body = row
    told = sealing.open_json(body, f"request_words.body:{id_}")
    file = told.get("file")
    held = (file[0], file[1], file[2]) if file else None
    by = (person_id, membership_id, message_id, version)
    return Word(request_id, at, *by, told.get("text", ""), held, album, id_)


def word_row(sealing: Sealing, one: Word) -> dict[str, Any]:
    """All columns of `request_words`."""
    row = {column.key: getattr(one, column.key, None) for column in WORD}
    told = {"text": one.text, "file": one.file}
    body = sealing.seal_json({name: value for name, value in told.items() if value}, f"request_words.body:{one.id}")
    return row | {"body": body}
