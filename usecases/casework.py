"""What the worker does with a request, and the words that go both ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from domain import messages, stories
from domain.endings_shared import held_by
from domain.forms import Draft
from domain.messages import Message, Tell, TellRole
from domain.notice_words import ABOUT_NOTICE
from domain.people import ANY_CONTACT, Actor, Reach, SafeContact, may_read_details
from domain.phones import Phone, read_phone
from domain.requests import HELD, By, Event, NotFound, NotNow, Request, Status
from domain.telling import card
from domain.transitions import AddWords, Finish, Note, RecordContact, transition
from domain.words import File, Word, files, latest, of_story, texts
from usecases import likely, offers
from usecases.apply import apply, deliver
from usecases.existing import person_or_none
from usecases.following import refresh
from usecases.ports import UnitOfWork
from usecases.threads import thread


async def look(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """The request as its people may see it. Raises NotFound."""
    return await work.requests.get(request_id, within=actor)


Told = tuple[Request, list[Word], str, SafeContact, list[str]]


async def read_details(work: UnitOfWork, actor: Actor, request_id: int) -> Told:
    """«Подробиці»: the request, the words, the number of the former request that this one continues, how the person
    may safely be reached, and what their worker could only note because they are not to be written to.

    The read is audited in the same transaction. Raises NotFound for whoever may not read them.
    """
    request = await look(work, actor, request_id)
    if not may_read_details(actor, request):
        raise NotFound
    work.audit.note(actor.person.id, "read_details", request.id, request.community)
    former = await work.requests.get(request.follows, within=None) if request.follows else None
    resident = await person_or_none(work, request.person_id)
    notes = [shown(one) for one in await work.requests.events(request.id) if one.kind == "noted"]
    safe = resident.safe if resident else ANY_CONTACT
    return request, await work.requests.words(request), former.number if former else "", safe, notes


async def in_hand(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, By]:
    """A case, and the actor as its worker. Raises NotFound; Stale for whoever has it no more, NotNow at its end."""
    request = await look(work, actor, request_id)
    by = offers.by_worker(actor, request)
    held_by(request, by)
    if request.status not in HELD:
        raise NotNow(request)
    return request, by


async def record_contact(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Зв'язок був»: the worker reached the person."""
    request = await look(work, actor, request_id)
    return await apply(work, transition(request, RecordContact(), offers.by_worker(actor, request), work.now))


async def finish(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Завершити»: the resident is told and asked whether it helped."""
    request = await look(work, actor, int(draft.about["request"]))
    command = Finish(str(draft.answers["outcome"]), str(draft.answers.get("note") or ""))
    return await apply(work, transition(request, command, offers.by_worker(actor, request), work.now))


async def write(work: UnitOfWork, actor: Actor, request_id: int, story: dict[str, Any], replied: int = 0) -> Request:
    """Words and files to the other side of a request, kept in order and delivered once; `replied` is the message of
    the writer's chat that they answer.

    A worker's words to somebody who may not be written to stay with the request as a note."""
    request = await look(work, actor, request_id)
    mine = actor.person.id == request.person_id
    by = By(actor.person.id) if mine else offers.by_worker(actor, request)
    if not mine and await _not_sent(work, request):
        return await noted(work, request, by, story)
    after = await apply(
        work, transition(request, AddWords(_late_number(request, story)) if mine else _answering(request), by, work.now)
    )
    words = of_story(story, request.id, work.now, by.person_id, by.membership_id)
    work.requests.add_words(words)
    told, main = latest(words), await likely.main_of(work, after) if mine else None
    if main and main.status in HELD:
        await work.requests.add_unread(main.id)
        await refresh(work, replace(main, unread=main.unread + 1), {main.holder.person_id} if main.holder else set())
    reader = (holder.person_id if (holder := (main or after).holder) else 0) if mine else after.person_id
    more = await thread(work, actor, [after, *([main] if main else [])], told, reader, replied)
    await deliver(work, telling(after, mine, texts(told), files(told), main=main, more=more))
    return after


def _late_number(request: Request, story: Mapping[str, Any]) -> str:
    """The number that an urgent request went out without, if these words tell it; "" otherwise."""
    if not request.urgent or request.details.phone:
        return ""
    found = read_phone(" ".join(stories.texts(story)))
    return found.e164 if isinstance(found, Phone) else ""


def _answering(request: Request) -> AddWords | RecordContact:
    """What was asked in writing under a notice may be answered in writing: no call is owed any more."""
    asked = request.status is Status.ACCEPTED and ABOUT_NOTICE in request.details.answers
    return RecordContact(written=True) if asked else AddWords()


async def _not_sent(work: UnitOfWork, request: Request) -> bool:
    """Whether the resident may not be written to. Raises NotNow: words to whoever has no chat would be lost."""
    resident = await person_or_none(work, request.person_id)
    if request.holder is None or resident is None or resident.offline:
        raise NotNow(request)
    return not resident.safe.write


async def noted(work: UnitOfWork, request: Request, by: By, story: dict[str, Any]) -> Request:
    """Words and files that stay with the request and go to nobody."""
    told = latest(of_story(story, request.id, work.now, by.person_id, by.membership_id))
    note = Note(" / ".join(texts(told)), tuple(files(told)))
    return await apply(work, transition(request, note, by, work.now))


def shown(note: Event) -> str:
    """A note in one line, with how many files it has."""
    sent = len(note.data.get("files", ()))
    return " ".join(filter(None, (str(note.data["text"]), f"📎 {sent}" if sent else "")))


async def silenced(work: UnitOfWork, actor: Actor, request: Request) -> bool:
    """Whether what this actor writes about the request is kept as a note, because its resident wished no writing."""
    resident = None if actor.person.id == request.person_id else await person_or_none(work, request.person_id)
    return resident is not None and not resident.safe.write


async def unreached(work: UnitOfWork, actor: Actor, request: Request) -> bool:
    """Whether the resident has switched the bot off: what this actor writes stays with the case unread."""
    resident = None if actor.person.id == request.person_id else await person_or_none(work, request.person_id)
    return resident is not None and resident.reach is not Reach.OPEN


async def writable(work: UnitOfWork, request: Request) -> bool:
    """Whether words to the resident of this request would be sent at all."""
    resident = await person_or_none(work, request.person_id)
    return resident is not None and resident.safe.write and not resident.offline


async def language_of(work: UnitOfWork, actor: Actor, request_id: int) -> str:
    """The language of a request's resident."""
    request = await look(work, actor, request_id)
    resident = await person_or_none(work, request.person_id)
    return resident.lang if resident else ""


def telling(
    request: Request,
    from_resident: bool,
    said: Sequence[str],
    sent: Sequence[File] = (),
    edited: bool = False,
    main: Request | None = None,
    more: Mapping[str, int] | None = None,
) -> Tell | TellRole:
    """To the other side; a resident's words on a request without an owner go to the coordinators, those on one that
    is joined to `main` to the people of that one, with a mark.

    Of a sensitive request staff learn that something was written, and read it with the details."""
    if from_resident and request.sensitive:
        said = sent = ()
    told: dict[str, Any] = {"texts": list(said), "files": [list(file) for file in sent], **(more or {})}
    told |= {"edited": True} if edited else {}
    if main:
        told |= {"twin": request.number, "others": main.person_id != request.person_id, "about": request.id}
        request = main
    holder = request.holder
    params = card(request, **told, worker=holder.title if holder else "")
    if not from_resident:
        params |= {"question": True} if ABOUT_NOTICE in request.details.answers else {}
        return Tell(request.person_id, Message(messages.Kind.WORKER_WORDS, params, urgent=request.urgent))
    message = Message(messages.Kind.RESIDENT_WORDS, params, urgent=request.urgent)
    if holder is None:
        return TellRole(request.community, message)
    return Tell(holder.person_id, message)
