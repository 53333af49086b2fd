"""What the resident answers: whether the call came, whether it helped, how well, and that it is needed no more."""

from __future__ import annotations

from domain.forms import Draft
from domain.people import Actor
from domain.requests import HELD, By, Event, NotFound, NotNow, Request, Status
from domain.telling import not_called
from domain.transitions import (
    AskCancel,
    Cancel,
    Confirm,
    Explain,
    NotSolved,
    Rate,
    RecordContact,
    transition,
)
from usecases import offers
from usecases.apply import apply, deliver
from usecases.ports import UnitOfWork

MOST_SHOWN = 100
OWN_WORDS = "own"  # the reason that has words instead


async def mine(work: UnitOfWork, actor: Actor) -> list[Request]:
    """«Мої запити»: open ones first, then the newest first."""
    found = await work.requests.of_person(actor.person.id, MOST_SHOWN)
    return sorted(found, key=lambda one: one.ended_at is not None)


async def own(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """The actor's own request. Raises NotFound."""
    request = await work.requests.get(request_id, within=actor)
    if request.person_id != actor.person.id:
        raise NotFound
    return request


async def history(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Event]]:
    """«Історія»: what happened, in order."""
    request = await own(work, actor, request_id)
    return request, await work.requests.events(request.id)


async def confirm(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Так, допомогли»."""
    request = await own(work, actor, request_id)
    return await apply(work, transition(request, Confirm(), By(actor.person.id), work.now))


async def not_solved(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Ні, не вирішено»: the request is open again and goes to the same worker if possible; the coordinator knows."""
    request = await own(work, actor, request_id)
    again = NotSolved(await offers.promise(work, request))
    reopened = await apply(work, transition(request, again, By(actor.person.id), work.now))
    return await offers.find_worker(work, reopened)


async def rate(work: UnitOfWork, actor: Actor, request_id: int, stars: int) -> Request:
    """One to five stars, once. Few of them reach the coordinators, never the worker."""
    request = await own(work, actor, request_id)
    try:
        command = transition(request, Rate(stars), By(actor.person.id), work.now)
    except ValueError:  # a forged button
        raise NotNow(request) from None
    return await apply(work, command)


async def explain(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Що пішло не так?», once for each rating; skipped, it changes nothing."""
    request = await own(work, actor, int(draft.about["request"]))
    reason = str(draft.answers.get("why") or "")
    words = str(draft.answers.get("own") or "") if reason == OWN_WORDS else ""
    if not reason or (reason == OWN_WORDS and not words):
        return request
    told = [event.kind for event in await work.requests.events(request.id) if event.kind in ("rated", "explained")]
    if told[-1:] != ["rated"]:
        raise NotNow(request)
    return await apply(work, transition(request, Explain(reason, words), By(actor.person.id), work.now))


async def cancel(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Скасувати запит», with a reason; a sensitive one stays open until a person has made sure that all is well."""
    request = await own(work, actor, int(draft.about["request"]))
    reason = str(draft.answers["reason"])
    command = AskCancel(reason) if request.sensitive else Cancel(reason)
    return await apply(work, transition(request, command, By(actor.person.id), work.now))


async def check_in(work: UnitOfWork, actor: Actor, request_id: int, called: bool) -> Request:
    """«Чи зв'язалися з вами?»: "not yet" alerts the worker and the coordinator; "yes" records the contact."""
    request = await own(work, actor, request_id)
    if called:
        return await _contact_confirmed(work, request, actor)
    if request.status not in HELD:
        raise NotNow(request)
    work.audit.note(actor.person.id, "not_called", request.id, request.community)
    for telling in not_called(request):  # once for a version of the request, however often it is tapped
        await deliver(work, telling, once=f"not_called:{request.id}:{request.version}")
    return request


async def _contact_confirmed(work: UnitOfWork, request: Request, actor: Actor) -> Request:
    if request.status is not Status.ACCEPTED or request.holder is None:
        return request
    by = By(actor.person.id, request.holder.membership_id)
    return await apply(work, transition(request, RecordContact(), by, work.now))
