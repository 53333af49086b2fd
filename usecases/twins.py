"""Two requests about one need: joined by whoever has the one, parted again by whoever has the other."""

from __future__ import annotations

from domain.consequences_work import joined
from domain.forms import Draft
from domain.numbers import read_number
from domain.people import Actor, Role, as_worker
from domain.requests import HELD, By, NotFound, NotNow, Request, Stale, Status
from domain.short_numbers import read_base36
from domain.transitions import Join, Part, transition
from domain.twins import may_join
from usecases import casework, likely, offers
from usecases.apply import apply, deliver
from usecases.ports import UnitOfWork
from usecases.redirecting import as_head


async def choices(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Request]]:
    """The request, and those that it may be joined to. Raises NotFound, Stale, NotNow for whoever may not."""
    request, _ = await _commanding(work, actor, request_id)
    if request.duplicate_of or await likely.twins_of(work, request):
        raise NotNow(request)
    return request, [one for one in await likely.hints(work, actor, request) if _joinable(actor, request, one)]


async def chosen(work: UnitOfWork, actor: Actor, draft: Draft) -> tuple[Request, Request]:
    """The request and the main one that was chosen, or typed. Raises NotFound for any that may not be it."""
    request, _ = await choices(work, actor, int(draft.about["request"]))
    main = await work.requests.get(read_base36(str(draft.answers.get("main"))), within=actor)
    if not _joinable(actor, request, main):
        raise NotFound
    return request, main


async def typed(work: UnitOfWork, actor: Actor, draft: Draft, text: str) -> Request | None:
    """The request of this number, in any spelling, when it may be the main one; of one that is joined, that which goes
    on. None for any other: whether there is one at all is not told."""
    request, _ = await choices(work, actor, int(draft.about["request"]))
    work.audit.note(actor.person.id, "searched", community=request.community)
    served = await work.communities.get(request.community)
    for number in read_number(text, [served.prefix] if served else []):
        try:
            found = await work.lists.numbered(number, actor)
            main = await work.requests.get(found.duplicate_of, within=actor) if found.duplicate_of else found
        except NotFound:
            continue
        if _joinable(actor, request, main):
            return main
    return None


def _joinable(actor: Actor, request: Request, main: Request) -> bool:
    """Nobody decides about their own request."""
    return main.person_id != actor.person.id and may_join(request, main)


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
