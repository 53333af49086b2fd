"""Two requests about one need: joined by whoever has the one, parted again by whoever has the other."""

from __future__ import annotations

from domain.consequences_work import joined
from domain.forms import Draft
from domain.people import Actor, Role, as_worker
from domain.requests import HELD, By, NotFound, NotNow, Request, Stale, Status
from domain.short_numbers import base36
from domain.transitions import Join, Part, transition
from domain.twins import may_join
from usecases import casework, likely, offers
from usecases.apply import apply, deliver
from usecases.ports import UnitOfWork
from usecases.redirecting import as_head


async def choices(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Request]]:
    """The request, and those that it may be joined to. Raises NotFound, Stale, NotNow for whoever may not."""
    request, _ = await _commanding(work, actor, request_id)
    if request.duplicate_of or await _has_twins(work, request):
        raise NotNow(request)
    return request, [one for one in await likely.hints(work, actor, request) if may_join(request, one)]


async def chosen(work: UnitOfWork, actor: Actor, draft: Draft) -> tuple[Request, Request]:
    """The request and the main one that was chosen. Raises NotFound for any other."""
    request, found = await choices(work, actor, int(draft.about["request"]))
    main = next((one for one in found if base36(one.id) == draft.answers.get("main")), None)
    if main is None:
        raise NotFound
    return request, main


async def join(work: UnitOfWork, actor: Actor, draft: Draft) -> tuple[Request, Request]:
    """One goes on for both; the resident of the other is told."""
    request, main = await chosen(work, actor, draft)
    _, by = await _commanding(work, actor, request.id)
    work.audit.note(actor.person.id, "joined", request.id, request.community)
    after = await apply(work, transition(request, Join(main), by, work.now))
    for telling in joined(after, main, actor.person.id):
        await deliver(work, telling)
    return after, main


async def part(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Відокремити»: two after all; it looks for a worker again. Raises NotFound for whoever may not."""
    request = await work.requests.get(request_id, within=None)
    by = await _parting(work, actor, request)
    if request.status is not Status.DUPLICATE:
        raise NotNow(request)
    work.audit.note(actor.person.id, "parted", request.id, request.community)
    command = Part(await offers.promise(work, request))
    return await offers.find_worker(work, await apply(work, transition(request, command, by, work.now)))


async def twins_of(work: UnitOfWork, request: Request) -> list[Request]:
    """The requests that are joined to this one."""
    return [one for one in await likely.near(work, request) if one.duplicate_of == request.id]


async def _has_twins(work: UnitOfWork, request: Request) -> bool:
    return bool(await twins_of(work, request))


async def _commanding(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, By]:
    """Its worker, or a coordinator of its community."""
    request = await casework.look(work, actor, request_id)
    worker, holder = as_worker(actor, request), request.holder
    if worker and holder and holder.membership_id == worker.id:
        return request, By(actor.person.id, worker.id)
    if request.status in HELD and worker and not actor.holds(Role.COORDINATOR, request.community):
        raise Stale(request)
    return request, as_head(actor, request)


async def _parting(work: UnitOfWork, actor: Actor, request: Request) -> By:
    """A coordinator, the worker of the main one, or whoever joined it."""
    main = await likely.main_of(work, request)
    worker = as_worker(actor, main) if main else None
    if worker and request.person_id != actor.person.id:
        return By(actor.person.id, worker.id)
    joins = [e.by for e in await work.requests.events(request.id) if e.kind == "joined"]
    if joins and joins[-1].person_id == actor.person.id and any(m.id == joins[-1].membership_id for m in actor.helping):
        return joins[-1]
    return as_head(actor, request)
