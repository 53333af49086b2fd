"""Where words go that are said outside any dialog: a reply, a late part of an album, an edit of what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain.people import Actor, as_worker
from domain.requests import HELD, OPEN, NotFound, Request, Status
from domain.words import Word
from usecases import casework, likely
from usecases.apply import deliver
from usecases.ports import UnitOfWork

PAGE = 5
SHOWN = 4  # open requests that words are offered to
ANSWERED = OPEN | {Status.RESOLVED, Status.DUPLICATE}
_NEAR = 2  # parts of an album have numbers in a row


async def open_requests(work: UnitOfWork, actor: Actor) -> list[Request]:
    """The person's own requests that words may be added to, those that wait for an answer first, then the newest."""
    open_ = [r for r in await work.requests.of_person(actor.person.id) if r.status in OPEN]
    return sorted(open_, key=lambda r: r.status is not Status.WAITING)[:SHOWN]


async def held(work: UnitOfWork, actor: Actor, page: int = 0) -> tuple[list[Request], bool]:
    """A page of the cases that the actor holds, to whose people words may go, and whether there are more."""
    own = [m.id for m in actor.helping]
    found = await work.requests.of_worker(own, PAGE + 1, page * PAGE) if own else []
    return found[:PAGE], len(found) > PAGE


async def reply(
    work: UnitOfWork, actor: Actor, request_id: int, story: Mapping[str, Any], replied: int = 0
) -> Request | None:
    """Telegram's reply to a message about a request goes straight there; None when nobody would read it there."""
    try:
        request = await casework.look(work, actor, request_id)
    except NotFound:
        return None
    if not _read_there(actor, request):
        return None
    return await casework.write(work, actor, request_id, dict(story), replied)


async def join_album(
    work: UnitOfWork, actor: Actor, message_id: int, album: str, story: Mapping[str, Any]
) -> Request | None:
    """A part of an album that came after the others were sent goes where they went; None when there are no others."""
    for earlier in range(message_id - 1, message_id - 1 - _NEAR, -1):
        word = await work.requests.word_of(actor.person.id, earlier)
        if word and word.album == album:
            return await reply(work, actor, word.request_id, story)
    return None


async def edit_words(work: UnitOfWork, actor: Actor, word: Word, text: str) -> Request | None:
    """A message that went to a request was changed: one more version, and the other side is told. The first stays.

    None when it says what it said, or the request is not this person's any more."""
    said = word.file[2] if word.file else word.text
    if text == said:
        return None
    try:
        request = await casework.look(work, actor, word.request_id)
    except NotFound:
        return None
    file = (word.file[0], word.file[1], text) if word.file else None
    fresh = replace(word, version=word.version + 1, text="" if file else text, file=file, at=work.now, id=0)
    work.requests.add_words([fresh])
    if _read_there(actor, request):
        main = await likely.main_of(work, request) if word.from_resident else None
        await deliver(work, casework.telling(request, word.from_resident, [text], edited=True, main=main))
    return request


def _read_there(actor: Actor, request: Request) -> bool:
    """Whether the other side of the request still reads: a resident is heard until it is over, a worker who has it."""
    if actor.person.id == request.person_id:
        return request.status in ANSWERED
    return request.holder is not None and request.status in HELD and as_worker(actor, request) is not None
