"""A notice to everybody in a community, through the same outbox as everything else."""

from __future__ import annotations

from domain.messages import Kind, Message
from domain.people import Actor, Role
from domain.requests import NotFound
from usecases.apply import letter
from usecases.ports import UnitOfWork

PAGE = 500


async def reach(work: UnitOfWork, actor: Actor, community: str) -> int:
    """How many people it would reach. Raises NotFound when the actor is no admin."""
    _admin(actor)
    return await work.people.count_audience(community)


async def send(work: UnitOfWork, actor: Actor, community: str, text: str, nonce: str) -> int:
    """One letter to each reachable resident, once per person and notice; how many were written comes back."""
    _admin(actor)
    found = await work.communities.get(community)
    if found is None:
        raise NotFound
    message = Message(Kind.NOTICE, {"text": text, "community": community})
    after = sent = 0
    while page := await work.people.audience(community, after, PAGE):
        for person in page:
            work.outbox.put(letter(work, person.id, person.chat, message, key=f"notice:{nonce}:{person.id}"))
        after, sent = page[-1].id, sent + len(page)
    work.audit.note(actor.person.id, "notice", community=community)
    return sent


def _admin(actor: Actor) -> None:
    if not actor.holds(Role.ADMIN):
        raise NotFound
