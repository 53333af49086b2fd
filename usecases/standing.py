"""What stands in a chat is edited: letters that take the place of a message that was sent before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.messages import Kind, Lane
from domain.people import Person
from usecases.ports import Letter, UnitOfWork


def put_in_place(
    work: UnitOfWork, person: Person, kind: Kind, params: Mapping[str, Any], slot: str, at: int, only: bool = False
) -> None:
    """This message instead of the one that stands at `at`, without a sound.

    When that one is not there any more it is sent anew; `only`: then nothing is sent.
    """
    body: dict[str, Any] = {"kind": kind, "params": dict(params), "edits": at, "silent": True}
    if only:
        body["only"] = True
    about = int(params.get("request", 0))
    work.outbox.put(Letter(0, person.chat, person.id, Lane.REPLY, body, about=about, slot=slot))


async def stands(work: UnitOfWork, chat: int, slot: str) -> int:
    """The newest message at this place of the chat; 0 when there is none."""
    found = await work.outbox.standing(chat, slot) if slot else []
    return found[0][0] if found else 0
