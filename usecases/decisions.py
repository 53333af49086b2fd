"""A refusal and what may follow it: the coordinator refuses on a closed ground, the resident may disagree."""

from __future__ import annotations

from domain.forms import Draft
from domain.people import Actor, Role
from domain.refusals import begun_by_appeal, may_reject, met_by_refusal
from domain.requests import By, NotFound, NotNow, Request
from domain.transitions import Appeal, Reject, transition
from domain.words import of_story
from usecases import offers
from usecases.answers import own
from usecases.apply import apply
from usecases.offices import office
from usecases.ports import UnitOfWork


async def to_refuse(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, By]:
    """The request, and the actor as a coordinator of its community. Raises NotFound for others, NotNow when it cannot
    be refused."""
    request = await work.requests.get(request_id, within=actor)
    heads = [m for m in actor.roles(Role.COORDINATOR) if m.community == request.community]
    if not heads or request.person_id == actor.person.id:
        raise NotFound
    if not may_reject(request):
        raise NotNow(request)
    return request, By(actor.person.id, heads[0].id)


async def reject(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Відмовити»: the resident reads why, where to go instead and how to disagree."""
    request, by = await to_refuse(work, actor, int(draft.about["request"]))
    hours = (await office(work, request.community)).hours
    clocks = met_by_refusal(request, work.now, hours)
    command = Reject(str(draft.answers["ground"]), str(draft.answers["where"]), clocks)
    work.audit.note(actor.person.id, "rejected", request.id, request.community)
    return await apply(work, transition(request, command, by, work.now))


async def appeal(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Оскаржити»: open again, straight to the coordinators; the words, if there are any, lie with the request."""
    request = await own(work, actor, int(draft.about["request"]))
    by, story = By(actor.person.id), draft.answers.get("words")
    clocks = begun_by_appeal(request, work.now, await office(work, request.community))
    command = Appeal(await offers.promise(work, request), clocks)
    opened = await apply(work, transition(request, command, by, work.now))
    work.requests.add_words(of_story(story, opened.id, work.now, by.person_id))
    return await offers.find_worker(work, opened)
