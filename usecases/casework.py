"""What the worker and the resident do with a request that has an owner, and what each is told."""

from __future__ import annotations

from typing import Any

from domain import messages
from domain.consequences import card, not_called
from domain.forms import Draft
from domain.messages import Message, Tell, TellRole
from domain.people import Actor, may_read_details
from domain.requests import HELD, By, NotFound, NotNow, Request, Status
from domain.transitions import AddWords, Cancel, Confirm, Finish, NotSolved, RecordContact, transition
from usecases import offers
from usecases.apply import apply, deliver
from usecases.ports import UnitOfWork


async def look(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """The request as its people may see it. Raises NotFound."""
    return await work.requests.get(request_id, within=actor)


async def read_details(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Подробиці»: the read is audited in the same transaction. Raises NotFound for whoever may not read them."""
    request = await look(work, actor, request_id)
    if not may_read_details(actor, request):
        raise NotFound
    work.audit.note(actor.person.id, "read_details", request.id, request.community)
    return request


async def record_contact(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Зв'язок був»: the worker reached the person."""
    request = await look(work, actor, request_id)
    return await apply(work, transition(request, RecordContact(), offers.by_worker(actor, request), work.now))


async def finish(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Завершити»: the resident is told and asked whether it helped."""
    request = await look(work, actor, int(draft.about["request"]))
    command = Finish(str(draft.answers["outcome"]), str(draft.answers.get("note") or ""))
    return await apply(work, transition(request, command, offers.by_worker(actor, request), work.now))


async def confirm(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Так, допомогли»."""
    request = await look(work, actor, request_id)
    return await apply(work, transition(request, Confirm(), By(actor.person.id), work.now))


async def not_solved(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Ні, не вирішено»: the request is open again and goes to the same worker if possible; the coordinator knows."""
    request = await look(work, actor, request_id)
    again = NotSolved(await offers.promise(work, request))
    reopened = await apply(work, transition(request, again, By(actor.person.id), work.now))
    return await offers.find_worker(work, reopened)


async def cancel(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Скасувати запит», with a reason."""
    request = await look(work, actor, int(draft.about["request"]))
    command = Cancel(str(draft.answers["reason"]))
    return await apply(work, transition(request, command, By(actor.person.id), work.now))


async def write(work: UnitOfWork, actor: Actor, request_id: int, story: dict[str, Any]) -> Request:
    """Words and files to the other side of a request, kept in order and delivered once."""
    request = await look(work, actor, request_id)
    texts, files = tuple(story.get("texts", ())), tuple((k, f, c) for k, f, c in story.get("files", ()))
    mine = actor.person.id == request.person_id
    by = By(actor.person.id) if mine else offers.by_worker(actor, request)
    if not mine and request.holder is None:
        raise NotNow(request)
    after = await apply(work, transition(request, AddWords(texts, files), by, work.now))
    await deliver(work, _words(after, mine, texts, files))
    return after


def _words(
    request: Request, from_resident: bool, texts: tuple[str, ...], files: tuple[tuple[str, str, str], ...]
) -> Tell | TellRole:
    """To the other side; a resident's words on a request without an owner go to the coordinators."""
    holder = request.holder
    params = card(request, texts=list(texts), files=[list(f) for f in files], worker=holder.title if holder else "")
    if not from_resident:
        return Tell(request.person_id, Message(messages.Kind.WORKER_WORDS, params, urgent=request.urgent))
    message = Message(messages.Kind.RESIDENT_WORDS, params, urgent=request.urgent)
    if holder is None:
        return TellRole(request.community, message)
    return Tell(holder.person_id, message)


async def check_in_answer(work: UnitOfWork, actor: Actor, request_id: int, called: bool) -> Request:
    """«Чи зв'язалися з вами?»: "not yet" alerts the worker and the coordinator; "yes" records the contact."""
    request = await look(work, actor, request_id)
    if request.person_id != actor.person.id:
        raise NotFound
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
