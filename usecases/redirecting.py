"""What another office does: the resident learns where to go, and may come back when it did not help there."""

from __future__ import annotations

from domain.forms import Draft
from domain.people import Actor, Role
from domain.redirecting import may_redirect
from domain.requests import HELD, By, NotFound, NotNow, Request
from domain.transitions import Bounce, Redirect, transition
from usecases import casework, offers
from usecases.apply import apply
from usecases.ports import UnitOfWork


async def to_redirect(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, By]:
    """The request, and the actor as whoever may send it elsewhere: its worker, or a coordinator while nobody has it.

    Raises NotFound for others, Stale or NotNow when it cannot be done now."""
    request = await casework.look(work, actor, request_id)
    held = request.status in HELD
    by = (await casework.in_hand(work, actor, request_id))[1] if held else as_head(actor, request)
    if not may_redirect(request):
        raise NotNow(request)
    return request, by


async def redirect(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Куди звернутися»: the resident is told, whoever else was asked has nothing more to do."""
    request, by = await to_redirect(work, actor, int(draft.about["request"]))
    command = Redirect(str(draft.answers["where"]))
    work.audit.note(actor.person.id, "redirected", request.id, request.community)
    return await apply(work, transition(request, command, by, work.now))


async def bounce(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Не допомогли»: it looks for a worker again; by its resident or a coordinator."""
    request = await casework.look(work, actor, request_id)
    own = request.person_id == actor.person.id
    by = By(actor.person.id) if own else as_head(actor, request)
    command = Bounce(await offers.promise(work, request))
    return await offers.find_worker(work, await apply(work, transition(request, command, by, work.now)))


def as_head(actor: Actor, request: Request) -> By:
    """The actor as a coordinator of the request's community, whose own request it is not. Raises NotFound."""
    heads = [m for m in actor.roles(Role.COORDINATOR) if m.community == request.community]
    if not heads or request.person_id == actor.person.id:
        raise NotFound
    return By(actor.person.id, heads[0].id)
