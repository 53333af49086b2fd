"""What people write under a notice: which notice it is about, and whose community answers them."""

from __future__ import annotations

from datetime import timedelta

from domain.acting import hats
from domain.people import Actor
from usecases.ports import UnitOfWork

FRESH = timedelta(days=3)  # after this, words that answer nothing are no longer about the notice above them


async def just_told(work: UnitOfWork, actor: Actor, message: int) -> int:
    """The notice that stands right above this message of the person, if it is fresh; 0 for none."""
    shown = await work.outbox.shown(actor.person.chat, work.now - FRESH)
    above = max((one for one in shown if one < message), default=0)
    return await work.outbox.notice(actor.person.chat, above) if above else 0


def home(actor: Actor) -> str:
    """The community that answers this person: where they live, for staff without a place where they work; or ""."""
    own = actor.person.community if actor.registered else ""
    return own or next((member.community for member in hats(actor) if member.community), "")
