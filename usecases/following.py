"""After a change: the cards of those who have, or had, the case show it as it is; what nobody may read goes away."""

from __future__ import annotations

from typing import Any

from domain import slots
from domain.living import state
from domain.messages import Kind
from domain.people import Person, Role
from domain.requests import OPEN, Change, Request
from usecases import details_away
from usecases.beside import beside
from usecases.ports import UnitOfWork
from usecases.standing import put_in_place, stands

UNASKED = frozenset({"substituted", "returned"})  # whoever presses is answered with something else than the card


async def follow(work: UnitOfWork, change: Change) -> None:
    """Cards of others than the one who made the change: who presses is answered with the card itself."""
    before, after = change.before.holder, change.after.holder
    holders = {offer.person_id for offer in (before, after) if offer}
    read = change.before.unread > change.after.unread
    if not read and change.event.kind not in UNASKED:  # who has read by answering sees it on the card, too
        holders -= {change.event.by.person_id}
    await refresh(work, change.after, holders)
    lost = {before.person_id} - {after.person_id if after else 0} if before else set()
    if change.before.status in OPEN and change.after.status not in OPEN:
        lost |= set(await work.staff.people_with(Role.COORDINATOR, change.after.community))
    if lost:
        await details_away.put_away(work, change.after, lost)


async def refresh(work: UnitOfWork, request: Request, person_ids: set[int]) -> None:
    """The card that stands in these people's chats, as the case is now; nothing where none stands."""
    if not person_ids:
        return
    slot = slots.case(request.id)
    for person in (await work.people.get(person_ids)).values():
        if at := await stands(work, person.chat, slot):
            put_in_place(work, person, Kind.CARD, await _shown(work, request, person), slot, at)


async def _shown(work: UnitOfWork, request: Request, reader: Person) -> dict[str, Any]:
    """Whoever does not hold the case reads no name, and gets no buttons."""
    if request.holder is None or request.holder.person_id != reader.id:
        return {**state(request, mine=False), "name": "", "unread": 0}
    actor = await work.people.actor(reader.chat)
    return state(request, mine=True, **(await beside(work, actor, request) if actor else {}))
