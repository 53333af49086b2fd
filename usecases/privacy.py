"""Oneself: everything held about me, my wishes, and to be forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.notice_posts import in_language
from domain.notice_topics import marks
from domain.people import Actor, Person
from domain.privacy import MUTABLE, Got, Held, HeldRequest
from domain.reaching import switched_off
from domain.requests import OPEN, By, Request
from domain.transitions import Cancel, transition
from usecases import quiet
from usecases.apply import apply
from usecases.ports import UnitOfWork
from usecases.registration import saved

ALL = 10_000  # more requests than one person ever makes, and visits than ever belong to one
DID = 1000  # lines of the journal about what one did oneself: more than a resident ever has


class StaffStays(Exception):
    """Whoever works here is taken off the staff first: other people's requests hang on them."""


class StillChecked(Exception):
    """A sensitive request is open: a person makes sure first that all is well."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What happened: the chat may be cleared of `messages`; `kept` requests stay without who and where."""

    kept: int
    messages: tuple[int, ...] = ()


async def everything(work: UnitOfWork, actor: Actor) -> Held:
    """«Мої дані»: all that is held, with who has seen it; that it was asked for is on record too."""
    requests = await work.requests.of_person(actor.person.id, ALL)
    seen = await work.privacy.seen([request.id for request in requests])
    staff = await work.privacy.staff({one.person_id for one in seen})
    names = {member.person_id: member.title for member in staff}
    whole = [
        HeldRequest(
            request,
            await work.requests.words(request),
            await work.requests.events(request.id),
            [one for one in seen if one.request_id == request.id and one.person_id != actor.person.id],
            names,
            await work.visits.of_request(request.id, ALL),
        )
        for request in requests
    ]
    did = await work.journal.lines(DID, person_id=actor.person.id)
    work.audit.note(actor.person.id, "mydata")
    return Held(
        work.now,
        actor.person,
        await work.people.consents(actor.person.id),
        actor.memberships,
        actor.drafts,
        whole,
        notices=await _notices(work, actor.person),
        absences=await work.absences.of_person(actor.person.id),
        did=did,
    )


async def _notices(work: UnitOfWork, person: Person) -> list[Got]:
    """In the person's language, as they stand now."""
    told = []
    for one in await work.privacy.notices(person.chat):
        notice = await work.notices.get(one.notice)
        parts = in_language(notice.posts, person.lang).parts if notice else ()
        told.append(replace(one, words="\n".join(part.text for part in parts if part.text)))
    return told


async def open_requests(work: UnitOfWork, actor: Actor) -> list[Request]:
    """What would be cancelled by being forgotten."""
    return [request for request in await work.requests.of_person(actor.person.id, ALL) if request.status in OPEN]


def may_be_forgotten(actor: Actor, held: Sequence[Request]) -> None:
    """Raises StaffStays or StillChecked."""
    if any(member.active for member in actor.memberships):
        raise StaffStays
    if any(request.sensitive for request in held if request.status in OPEN):
        raise StillChecked


async def mute(work: UnitOfWork, actor: Actor, kind: str) -> Actor:
    """Switch a kind of messages off, or on again; answers and what is urgent always come."""
    if kind not in MUTABLE:
        return actor
    quiet = (switched_off(actor.person.quiet) ^ {kind}) | marks(actor.person.quiet)
    return await saved(work, actor, replace(actor.person, quiet=quiet))


async def change_phone(work: UnitOfWork, actor: Actor, phone: str) -> Actor:
    """The number that is offered next time; open requests keep the one that was given with them."""
    return await saved(work, actor, replace(actor.person, phone=phone))


async def forget(work: UnitOfWork, actor: Actor) -> Forgotten:
    """Open requests are cancelled, their workers told; then the person is erased. Raises as may_be_forgotten."""
    requests = await work.requests.of_person(actor.person.id, ALL)
    may_be_forgotten(actor, requests)
    over = [await _cancelled(work, actor, request) for request in requests]
    shown = await quiet.on_screen(work, actor)
    await work.privacy.forget(actor.person, over)
    work.audit.note(actor.person.id, "forget")
    return Forgotten(len(over), tuple(shown))


async def _cancelled(work: UnitOfWork, actor: Actor, request: Request) -> Request:
    if request.status not in OPEN:
        return request
    return await apply(work, transition(request, Cancel("forget"), By(actor.person.id), work.now))
