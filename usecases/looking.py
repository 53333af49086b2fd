"""Opening a case, and whether a button still means what it meant when it was made."""

from __future__ import annotations

from collections.abc import Mapping

from domain.changed_since import last_change, last_decision
from domain.people import Actor, Role, as_worker
from domain.requests import Event, NotFound, Request, Stale
from usecases.casework import look
from usecases.ports import UnitOfWork

Names = Mapping[int, str]


def holds(actor: Actor, request: Request) -> bool:
    """Whether the actor is the worker who is responsible now."""
    holder, mine = request.holder, as_worker(actor, request)
    return holder is not None and mine is not None and holder.membership_id == mine.id


async def open_case(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Відкрити справу»: on record. What its worker has not opened yet is opened now; it comes back as it was."""
    request = await look(work, actor, request_id)
    note_opened(work, actor, request)
    if request.unread and holds(actor, request):
        await work.requests.mark_read(request.id)
    return request


def note_opened(work: UnitOfWork, actor: Actor, request: Request) -> None:
    """Somebody opened a case that is not their own. What the bot writes anew, and «Назад», is no opening."""
    if request.person_id != actor.person.id:
        work.audit.note(actor.person.id, "opened", request.id, request.community)


async def unchanged(work: UnitOfWork, actor: Actor, request_id: int, version: int) -> Request:
    """The request, if it is still what it was when the button of this version was made.

    Raises Stale when somebody has done something with it since; words, notes and the like do not count. For a
    coordinator who looks on only decisions do."""
    request = await look(work, actor, request_id)
    if version < request.version:
        news = last_change if as_worker(actor, request) else last_decision
        if news(await work.requests.events(request.id), version):
            raise Stale(request)
    return request


async def last_done(work: UnitOfWork, request: Request) -> tuple[Event | None, Names]:
    """What was done with it last, and the titles of those who do things."""
    return last_change(await work.requests.events(request.id)), await names(work, request)


async def history(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Event], Names]:
    """«Історія» for the staff: everything that happened and who did it. That it was read is on record.

    Raises NotFound for whoever only asks for help here, who have a history of their own, and for whoever only sees it
    in the queue."""
    request = await look(work, actor, request_id)
    queued = as_worker(actor, request) is None and not actor.holds(Role.COORDINATOR, request.community)
    if queued or request.person_id == actor.person.id:
        raise NotFound
    work.audit.note(actor.person.id, "read_history", request.id, request.community)
    return request, await work.requests.events(request.id), await names(work, request)


async def names(work: UnitOfWork, request: Request) -> Names:
    """The titles of everybody who could have done something with a request, by membership."""
    staff = {member.id: member.title for member in await work.staff.all(request.community)}
    return staff | {offer.membership_id: offer.title for offer in request.offers if offer.title}
