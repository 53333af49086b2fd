"""«Терміновий запит»: at once to everybody on duty, with the words of danger in it already."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from domain import stories
from domain.catalogue import CRISIS
from domain.danger import Danger
from domain.forms import Draft
from domain.people import Actor
from domain.quiet import URGENT
from domain.requests import Details, Request
from domain.words import of_story
from usecases import casework, dialogs, intake
from usecases.ports import UnitOfWork
from usecases.registration import keep_phone
from usecases.safety import crisis_of


async def begin_urgent(work: UnitOfWork, actor: Actor) -> Draft:
    """«Терміновий запит»: what was said is in it already."""
    waiting = dialogs.open_draft(actor, URGENT)  # aside, or begun already
    if waiting is None:
        return await dialogs.start(work, actor, URGENT)
    live = replace(waiting, step=URGENT.steps[0].key, touched_at=work.now)
    await work.drafts.save(actor.person.id, live)
    return live


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


async def _added(work: UnitOfWork, actor: Actor, request: Request, number: str, story: Any) -> Request:
    numbered = [stories.text_piece(0, number)] if number else []
    told = stories.grown(story, *numbered)
    return await casework.write(work, actor, request.id, told) if told["pieces"] else request


def service_for(kinds: frozenset[Danger]) -> str:
    """What kind of request an urgent one is: a sensitive one when those at home may read along."""
    if kinds & {Danger.VIOLENCE, Danger.CHILD}:
        return "unsafe"
    return CRISIS.key if Danger.DESPAIR in kinds else "urgent"
