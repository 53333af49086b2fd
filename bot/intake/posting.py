"""A screen becomes a letter: where it stands in the chat, and what stood there before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.ui.screen import HERE, THERE, Screen
from domain.messages import Lane
from usecases.ports import Letter, UnitOfWork

LIVING = "case:"  # of such a place only the newest message has buttons


async def post(work: UnitOfWork, chat: int, screen: Screen, pressed: int | None) -> None:
    """One letter. `pressed` is the message whose button was pressed."""
    stands = [message_id for message_id, _ in await work.outbox.standing(chat, screen.slot)] if screen.slot else []
    if screen.where == THERE and not stands:
        return
    edits = stands[0] if screen.where == THERE else pressed
    placed = replace(screen, edit=_edits(screen, pressed, stands))
    calls = placed.calls(edits)
    if not calls:
        return
    if screen.slot.startswith(LIVING) and stands and not (placed.edit and edits == stands[0]):
        calls.append(_bare(stands[0]))
    about = next((one.about for one in (screen, *screen.then) if one.about), 0)
    work.outbox.put(Letter(0, chat, 0, Lane.REPLY, {"screen": calls}, about=about, slot=screen.slot))


def _edits(screen: Screen, pressed: int | None, stands: list[int]) -> bool:
    """Whether a message is edited, and not a new one sent."""
    if screen.where == HERE:
        return pressed in stands
    return screen.edit or screen.where == THERE


def _bare(message_id: int) -> dict[str, Any]:
    return {"method": "editMessageReplyMarkup", "message_id": message_id}
