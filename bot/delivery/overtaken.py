"""Edits that nobody would see: someone taps «Ще» five times, and a newer edit of the same message waits behind each.

A chat takes one call a second (bot.delivery.pace): without this the answer to the next press would stand
behind all of them.
"""

from __future__ import annotations

from bot.delivery.parcels import Chat, Parcel

WHY = "overtaken"


def overtaken(chat: Chat, parcel: Parcel) -> bool:
    """Whether a later letter of its lane, which may go as well, writes the whole message anew."""
    if len(chat.parcels) < 2 or parcel.begun:
        return False
    place, than = _written_over(parcel), parcel.letter.id
    ready = (other for rank, id_, other in chat.ready if rank == parcel.rank and id_ > than and not other.gone)
    return place is not None and any(_written_over(other) == place for other in ready)


def _written_over(parcel: Parcel) -> int | None:
    """The message that this letter writes anew, if it does nothing else."""
    match parcel.letter.body.get("screen"):
        case [{"method": "editMessageText", "message_id": int(message)}]:
            return message
    return None
