"""Replies are kept on both sides: what answers a message in one chat answers its original in the other."""

from __future__ import annotations

from collections.abc import Sequence

from domain.people import Actor
from domain.requests import Request
from domain.words import Word
from usecases.ports import UnitOfWork


async def thread(
    work: UnitOfWork, actor: Actor, about: Sequence[Request], words: Sequence[Word], reader: int, replied: int
) -> dict[str, int]:
    """What a message with these words carries besides: `origin`, the author's own message, and `reply_to`, the message
    of the reader that it answers, when the author `replied` to a message that had brought it.

    Only what this reader wrote about these requests is answered: numbers of messages say nothing in another chat."""
    origin = next((word.message_id for word in words if word.message_id), 0)
    found = {"origin": origin} if origin else {}
    theirs = await work.outbox.origin(actor.person.chat, replied) if replied and reader else 0
    word = await work.requests.word_of(reader, theirs) if theirs else None
    if word and word.request_id in {request.id for request in about}:
        found["reply_to"] = theirs
    return found
