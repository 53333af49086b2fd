"""A finished dialog becomes a request with a number, and is routed in the same transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from domain.catalogue import BY_KEY, CALL_ME
from domain.communities import Settlement
from domain.forms import Draft
from domain.people import Actor, Person
from domain.requests import OPEN, Details, Request
from domain.timers import first_call_due
from domain.whom import PLACE, anonymous, their_place
from domain.whom import STEPS as WHOM
from domain.words import of_story
from usecases import offers
from usecases.existing import request_or_none
from usecases.offices import office
from usecases.ports import NumberTaken, UnitOfWork
from usecases.registration import keep_phone

_DRAWS = 20


@dataclass(frozen=True, slots=True)
class Asking:
    """Whose request it is and what it says, before it has a number. `where`: not where its owner lives."""

    owner: Person
    service: str
    details: Details
    for_whom: str = "me"
    urgent: bool = False
    follows: int = 0
    where: Settlement | None = None

    @property
    def community(self) -> str:
        """Whose workers help."""
        return self.where.community if self.where else self.owner.community

    @property
    def settlement(self) -> str:
        """Where the help is needed."""
        return self.where.code if self.where else self.owner.settlement


async def submit(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Надіслати»: the request exists once however often it is tapped, because its draft is gone with it."""
    answers = draft.answers
    unnamed = anonymous(answers)
    owner = await _unnamed(work, actor) if unnamed else actor.person
    details = details_of(owner, {**answers, "phone": None} if unnamed else answers)
    if not unnamed:
        await keep_phone(work, actor, details.phone)
    asking = Asking(
        owner,
        str(answers["service"]),
        details,
        str(answers.get("for_whom", "me")),
        answers.get("threat") == "yes",
        0 if unnamed else await _followed(work, actor, draft),
        await _elsewhere(work, answers),
    )
    request = await create(work, asking)
    words = of_story(answers.get("story"), request.id, work.now, owner.id)
    work.requests.add_words([replace(word, message_id=0) for word in words] if unnamed else words)
    return request


async def call_me(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Подзвоніть мені»: the shortest request there is; the same one while nobody has called on that number yet."""
    details = details_of(actor.person, draft.answers)
    await keep_phone(work, actor, details.phone)
    waiting = await _not_called_yet(work, actor, details.phone)
    return waiting or await create(work, Asking(actor.person, CALL_ME.key, details))


async def _not_called_yet(work: UnitOfWork, actor: Actor, phone: str) -> Request | None:
    """Whoever is afraid asks again and again: for the worker that is one call, not several."""

    def awaited(one: Request) -> bool:
        ours = one.service == CALL_ME.key and one.community == actor.person.community
        return ours and one.status in OPEN and one.contacted_at is None and one.details.phone == phone

    return next(filter(awaited, await work.requests.of_person(actor.person.id)), None)


async def _elsewhere(work: UnitOfWork, answers: Mapping[str, Any]) -> Settlement | None:
    """Where the other person lives, as long as that community is served."""
    place = work.communities.settlement(their_place(answers))
    return place if place and await work.communities.get(place.community) else None


async def _unnamed(work: UnitOfWork, actor: Actor) -> Person:
    """Who owns a report without a name: somebody of the reporter's place, and nothing else of the reporter's."""
    nobody = await work.people.add_offline()
    placed = replace(nobody, community=actor.person.community, settlement=actor.person.settlement)
    await work.people.save(placed)
    return placed


async def _followed(work: UnitOfWork, actor: Actor, draft: Draft) -> int:
    """The former request that this one continues; only one of the person's own."""
    former = int(draft.about.get("follows", 0))
    if not former:
        return 0
    request = await request_or_none(work, former)
    return former if request and request.person_id == actor.person.id else 0


def details_of(owner: Person, answers: Mapping[str, Any]) -> Details:
    """What the chosen ways ask for: answers to the questions of another service or of another "for whom" stay out."""
    phone = answers.get("phone")
    chosen = f"{answers.get('service')}."  # the service may have been changed after its questions were answered
    asked = {step.key for step in WHOM if step.key not in ("for_whom", PLACE) and step.show_if(answers)}
    own = {key: value for key, value in answers.items() if (key in asked or key.startswith(chosen)) and value}
    return Details(
        name=owner.name,
        phone="" if phone in (None, "none") else str(phone),
        street=answers.get("street") or "",
        answers=own,
    )


async def create(work: UnitOfWork, asking: Asking) -> Request:
    """It has a number, and its worker is looked for: with that its terms begin, whether there is one or not."""
    return await offers.find_worker(work, await recorded(work, asking))


async def recorded(work: UnitOfWork, asking: Asking) -> Request:
    """It has a number and its first term, and belongs to nobody yet: whoever calls this finds its worker."""
    where = await office(work, asking.community)
    return await _numbered(work, asking, first_call_due(asking.urgent, where, work.now))


async def _numbered(work: UnitOfWork, asking: Asking, due: datetime) -> Request:
    owner, service = asking.owner, BY_KEY.get(asking.service)
    community = await work.communities.get(asking.community)
    prefix = community.prefix if community else "УКР"
    for _ in range(_DRAWS):
        request = Request(
            work.new_id(),
            draw_number(prefix),
            asking.community,
            asking.settlement,
            owner.id,
            asking.service,
            work.now,
            due,
            for_whom=asking.for_whom,
            urgent=asking.urgent,
            sensitive=service is not None and service.sensitive,
            follows=asking.follows,
            details=asking.details,
        )
        try:
            await work.requests.add(request)
        except NumberTaken:
            continue
        return request
    raise NumberTaken(prefix)


def draw_number(prefix: str) -> str:
    """«ПИР-48-21-57»: six random digits in pairs, easy to dictate; they say nothing of how many cases there are."""
    digits = f"{secrets.randbelow(10**6):06d}"
    return f"{prefix}-{digits[:2]}-{digits[2:4]}-{digits[4:]}"
