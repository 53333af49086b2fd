"""«Терміновий запит»: at once to everybody on duty, with the words of danger in it already."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain import stories
from domain.catalogue import CRISIS
from domain.danger import Danger
from domain.forms import Draft
from domain.messages import Kind, Message
from domain.people import Actor
from domain.phones import NotAPhone, Phone, read_phone
from domain.quiet import URGENT
from domain.requests import OPEN, Details, Request
from domain.telling import card
from domain.timers import Timer, TimerKind
from domain.words import of_story
from usecases import casework, dialogs, intake
from usecases.apply import tell
from usecases.existing import person_or_none
from usecases.ports import UnitOfWork
from usecases.registration import keep_phone
from usecases.safety import crisis_of

UNANSWERED = timedelta(minutes=10)  # for its only question; a number may be said later


async def begin_urgent(work: UnitOfWork, actor: Actor) -> Draft:
    """«Терміновий запит»: what was said is in it already."""
    waiting = dialogs.open_draft(actor, URGENT)  # aside, or begun already
    if waiting is None:
        live = await dialogs.start(work, actor, URGENT)
    else:
        live = replace(waiting, step=URGENT.steps[0].key, touched_at=work.now)
        await work.drafts.save(actor.person.id, live)
    await _watch(work, actor, live)
    return live


async def send_unanswered(work: UnitOfWork, timer: Timer) -> None:
    """Whoever pressed «Терміновий запит» and could not go on is not left alone: it goes as it is."""
    draft = await work.drafts.get(timer.subject, timer.key.split(":")[0])
    person = await person_or_none(work, timer.subject)
    actor = await work.people.actor(person.chat) if person else None
    if draft is None or actor is None or not draft.step:
        return
    if draft.touched_at + UNANSWERED > work.now:
        await _watch(work, actor, draft)
        return
    request = await send_urgent(work, actor, draft)
    await dialogs.drop(work, actor, draft)
    await tell(work, [actor.person.id], Message(Kind.URGENT_SENT, card(request), urgent=True))


async def _watch(work: UnitOfWork, actor: Actor, draft: Draft) -> None:
    kind, at = TimerKind.URGENT_SEND, draft.touched_at + UNANSWERED
    await work.timers.add(Timer(kind, actor.person.id, at, 0, f"{draft.nonce}:{kind}:{work.new_id()}"))


async def send_urgent(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """At once to everybody on duty. A number for somebody whom a person was called for already goes to them."""
    phone = draft.answers.get("phone")
    number = "" if phone in (None, "none") else str(phone)
    await keep_phone(work, actor, number)
    kinds = frozenset(Danger(kind) for kind in draft.about.get("kinds", ()))
    found = None if kinds - {Danger.DESPAIR} else await crisis_of(work, actor)
    story = draft.answers.get("story")
    if found:
        return await _added(work, actor, found, number, story)
    details = Details(name=actor.person.name, phone=number)
    request = await intake.create(work, intake.Asking(actor.person, service_for(kinds), details, urgent=True))
    work.requests.add_words(of_story(story, request.id, work.now, actor.person.id))
    return request


async def late_number(work: UnitOfWork, actor: Actor, story: dict[str, Any]) -> Request | None:
    """The number that an urgent request went out without, or that there is none: it was asked for, so nobody asks
    where it belongs."""
    told = read_phone(" ".join(stories.texts(story)))
    if isinstance(told, NotAPhone):
        return None
    own = await work.requests.of_person(actor.person.id)
    request = next((one for one in own if one.urgent and one.status in OPEN and not one.details.phone), None)
    if request is None:
        return None
    await keep_phone(work, actor, told.e164 if isinstance(told, Phone) else "")
    return await casework.write(work, actor, request.id, story)


async def goes_on(work: UnitOfWork, actor: Actor, story: dict[str, Any]) -> Request | None:
    """Whoever waits for urgent help and for nothing else means that help: «мені страшно» is asked no questions."""
    open_ = [one for one in await work.requests.of_person(actor.person.id) if one.status in OPEN]
    if len(open_) != 1 or not open_[0].urgent:
        return None
    return await casework.write(work, actor, open_[0].id, story)


async def _added(work: UnitOfWork, actor: Actor, request: Request, number: str, story: Any) -> Request:
    numbered = [stories.text_piece(0, number)] if number else []
    told = stories.grown(story, *numbered)
    return await casework.write(work, actor, request.id, told) if told["pieces"] else request


def service_for(kinds: frozenset[Danger]) -> str:
    """What kind of request an urgent one is: a sensitive one when those at home may read along."""
    if kinds & {Danger.VIOLENCE, Danger.CHILD}:
        return "unsafe"
    return CRISIS.key if Danger.DESPAIR in kinds else "urgent"
