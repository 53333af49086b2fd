"""A finished dialog becomes a request with a number, and is routed in the same transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.forms import Draft
from domain.people import Actor
from domain.requests import Details, Request
from domain.timers import first_call_due, for_request
from usecases import offers
from usecases.apply import office_hours
from usecases.ports import NumberTaken, UnitOfWork
from usecases.registration import keep_phone

_DRAWS = 20


async def submit(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Надіслати»: the request exists once however often it is tapped, because its draft is gone with it."""
    answers = draft.answers
    details = _details(actor, answers)
    await keep_phone(work, actor, details.phone)
    urgent = answers.get("threat") == "yes"
    return await _create(work, actor, str(answers["service"]), str(answers.get("for_whom", "me")), urgent, details)


async def call_me(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """«Подзвоніть мені»: the shortest request there is."""
    details = _details(actor, draft.answers)
    await keep_phone(work, actor, details.phone)
    return await _create(work, actor, "call_me", "me", False, details)


def _details(actor: Actor, answers: Mapping[str, Any]) -> Details:
    story = answers.get("story") or {}
    phone = answers.get("phone")
    chosen = f"{answers.get('service')}."  # the service may have been changed after its questions were answered
    own = {key: value for key, value in answers.items() if key.startswith(chosen) and value}
    return Details(
        name=actor.person.name,
        phone="" if phone in (None, "none") else str(phone),
        street=answers.get("street") or "",
        texts=tuple(story.get("texts", ())),
        files=tuple((kind, file_id, caption) for kind, file_id, caption in story.get("files", ())),
        answers=own,
    )


async def _create(
    work: UnitOfWork, actor: Actor, service: str, for_whom: str, urgent: bool, details: Details
) -> Request:
    hours = await office_hours(work, actor.person.community)
    promised = first_call_due(urgent, hours, work.now)
    request = await _numbered(work, actor, service, for_whom, urgent, details, promised)
    await work.timers.replace(request.id, for_request(request, hours, work.now))
    return await offers.find_worker(work, request)


async def _numbered(
    work: UnitOfWork, actor: Actor, service: str, for_whom: str, urgent: bool, details: Details, due: datetime
) -> Request:
    community = await work.communities.get(actor.person.community)
    prefix = community.prefix if community else "УКР"
    for _ in range(_DRAWS):
        request = Request(
            work.new_id(),
            draw_number(prefix),
            actor.person.community,
            actor.person.settlement,
            actor.person.id,
            service,
            work.now,
            due,
            for_whom=for_whom,
            urgent=urgent,
            details=details,
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
