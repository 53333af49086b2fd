"""«Нотатка»: words and files for the office alone. The resident never reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.people import Actor, may_read_details
from domain.requests import Event, NotFound, Request
from domain.words import File
from usecases import casework, offers
from usecases.ports import UnitOfWork

_WORDS = {"noted": "text", "handed": "words", "resolved": "note"}  # what is written for the record, by its event


@dataclass(frozen=True, slots=True)
class Kept:
    """One note: when, whose, what."""

    at: datetime
    author: str
    text: str
    files: tuple[File, ...] = ()


async def add(work: UnitOfWork, actor: Actor, request_id: int, story: Mapping[str, Any]) -> Request:
    """One more note of its worker."""
    request = await casework.look(work, actor, request_id)
    return await casework.noted(work, request, offers.by_worker(actor, request), dict(story))


async def read(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Kept]]:
    """All notes, the oldest first; that they were read is on record. Raises NotFound for whoever may not."""
    request = await casework.look(work, actor, request_id)
    if not may_read_details(actor, request) or request.person_id == actor.person.id:
        raise NotFound
    work.audit.note(actor.person.id, "read_notes", request.id, request.community)
    titles = {offer.membership_id: offer.title for offer in request.offers}
    events = await work.requests.events(request.id)
    noted = [(e, _words(e)) for e in events if e.kind == "noted" or _words(e)]
    return request, [
        Kept(e.at, titles.get(e.by.membership_id, ""), text, _files(e.data.get("files", ()))) for e, text in noted
    ]


def _words(event: Event) -> str:
    return str(event.data.get(_WORDS.get(event.kind, "")) or "")


def _files(stored: Any) -> tuple[File, ...]:
    return tuple((str(kind), str(id_), str(caption)) for kind, id_, caption in stored)
