"""What a worker reads of a case: the person's words and the notes of the office; each reading is on record."""

from __future__ import annotations

from typing import Any

from domain.people import Actor, may_read_details
from domain.requests import NotFound, Request
from domain.words import File, Word
from usecases import casework
from usecases.casework import Told
from usecases.looking import holds
from usecases.ports import UnitOfWork


async def may_read(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """The request, for whoever may read its details. Raises NotFound. Nothing is read yet."""
    request = await casework.look(work, actor, request_id)
    if not may_read_details(actor, request):
        raise NotFound
    return request


async def details(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Told, list[File]]:
    """All that was told, and the files of the notes. Its worker has read the person's new words with it."""
    told = await casework.read_details(work, actor, request_id)
    request = told[0]
    if request.unread and holds(actor, request):
        await work.requests.mark_read(request.id)
    return told, await _noted(work, request)


async def sensitive_files(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Word], list[File]]:
    """What came with the words, and with the notes of the office."""
    request, words, *_rest = await casework.read_details(work, actor, request_id)
    return request, words, await _noted(work, request)


async def _noted(work: UnitOfWork, request: Request) -> list[File]:
    events = [event for event in await work.requests.events(request.id) if event.kind == "noted"]
    return [_file(one) for event in events for one in event.data.get("files", ())]


def _file(stored: Any) -> File:
    kind, id_, caption = stored
    return str(kind), str(id_), str(caption)
