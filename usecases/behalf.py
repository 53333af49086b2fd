"""Staff write a request down for somebody who phones or comes; the person gets a number and a code on paper."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime

from domain import behalf, linking
from domain.communities import Settlement
from domain.forms import Draft
from domain.people import ANY_CONTACT, Actor, Membership, Person, Reach, may_read_details
from domain.requests import Details, NotFound, NotNow, Request
from domain.words import of_story
from usecases import intake
from usecases.beside import on_paper
from usecases.ports import UnitOfWork
from usecases.registration import NOTICE_VERSION


@dataclass(frozen=True, slots=True)
class Paper:
    """What the person takes home: the request with its number, the code of the link and how long it holds."""

    request: Request
    code: str
    until: datetime


def communities(actor: Actor) -> frozenset[str]:
    """Where the actor may write requests down."""
    return frozenset(m.community for m in actor.helping)


async def submit(work: UnitOfWork, actor: Actor, draft: Draft) -> Paper:
    """«Надіслати»: a person without Telegram, their request, routed like any other. Raises NotFound out of scope."""
    answers = draft.answers
    place = work.communities.settlement(str(answers[behalf.PLACE]))
    by = next((m for m in actor.helping if place and m.community == place.community), None)
    if place is None or by is None:
        raise NotFound
    owner = await _person(work, draft, place.code, by)
    asking = intake.Asking(owner, str(answers["service"]), _details(owner, draft, by), urgent=behalf.urgent(answers))
    request = await intake.create(work, asking)
    words = of_story(answers.get("story"), request.id, work.now, owner.id)
    work.requests.add_words([replace(word, message_id=0) for word in words])  # its numbers are of the author's chat
    work.audit.note(actor.person.id, behalf.ENTERED_BY, request.id, request.community)
    return await _paper(work, request)


async def _person(work: UnitOfWork, draft: Draft, settlement: str, by: Membership) -> Person:
    """To whom the notice was read aloud; nothing is ever sent to them, notices of the community neither."""
    name, phone = str(draft.answers["about_name"]), behalf.phone_of(draft.answers)
    person = await work.people.add_offline(name, phone)
    await work.people.consented(person.id, NOTICE_VERSION)
    placed = replace(person, settlement=settlement, community=by.community, reach=Reach.NEVER_STARTED)
    safe = behalf.contact(draft.answers) or ANY_CONTACT
    known = replace(placed, consent=NOTICE_VERSION, consent_at=work.now, safe=safe)
    await work.people.save(known)
    return known


def _details(owner: Person, draft: Draft, by: Membership) -> Details:
    told = intake.details_of(owner, {**draft.answers, "phone": owner.phone})
    return replace(told, answers={**told.answers, behalf.ENTERED_BY: by.title})


async def new_code(work: UnitOfWork, actor: Actor, request_id: int) -> Paper:
    """Another code, the former is void: by whoever has the request, or its coordinator. Raises NotFound, NotNow."""
    request = await work.requests.get(request_id, within=actor)
    if not may_read_details(actor, request) or request.person_id == actor.person.id:
        raise NotFound
    if not await on_paper(work, request):
        raise NotNow(request)
    work.audit.note(actor.person.id, "new_code", request.id, request.community)
    return await _paper(work, request)


async def _paper(work: UnitOfWork, request: Request) -> Paper:
    code, until = f"{secrets.randbelow(10**linking.DIGITS):0{linking.DIGITS}d}", work.now + linking.VALID
    await work.claims.put(request.id, code, until)
    return Paper(request, code, until)


def centers(work: UnitOfWork, actor: Actor) -> list[Settlement]:
    """The centre of each community where the actor works: the answer that is given most often."""
    found = (work.communities.center(code) for code in dict.fromkeys(m.community for m in actor.helping))
    return [place for place in found if place]
