"""A stranger becomes a resident of a community: consent to the notice, then a place."""

from __future__ import annotations

from dataclasses import replace

from domain.communities import Community
from domain.dialogs import FORMS
from domain.people import Actor, Person, Reach
from usecases.ports import UnitOfWork
from usecases.reach import tell_workers

NOTICE_VERSION = "2026-11-21"


async def recognise(work: UnitOfWork, chat: int, name: str) -> Actor:
    """Who wrote: one read; a stranger is added, a return after blocking is noticed, a new name is kept.

    A dialog of a former version, whose form is no more, is passed over: nobody could ask its questions.
    """
    actor = await work.people.actor(chat)
    if actor is None:
        return Actor(await work.people.add(chat, name))
    person = replace(actor.person, name=name or actor.person.name, reach=Reach.OPEN)
    if person != actor.person:
        await work.people.save(person)
    known = tuple(draft for draft in actor.drafts if draft.form in FORMS)
    return replace(actor, person=person, drafts=known)


def up_to_date(actor: Actor) -> bool:
    """Whether the person agreed to the notice as it is now; staff who are no residents need not."""
    return actor.person.consent in ("", NOTICE_VERSION)


async def agree(work: UnitOfWork, actor: Actor) -> Actor:
    """The person agreed to the processing notice: its version and the time are kept."""
    if actor.person.consent == NOTICE_VERSION:
        return actor
    await work.people.consented(actor.person.id, NOTICE_VERSION)
    return await saved(work, actor, replace(actor.person, consent=NOTICE_VERSION, consent_at=work.now))


async def settle(work: UnitOfWork, actor: Actor, settlement: str) -> tuple[Actor, Community | None]:
    """The person lives here. The community is None when this installation does not serve it (yet)."""
    place = work.communities.settlement(settlement)
    community = await work.communities.get(place.community) if place else None
    if place is None or community is None:
        return actor, None
    person = replace(actor.person, settlement=place.code, community=place.community)
    return await saved(work, actor, person), community


async def note_blocked(work: UnitOfWork, actor: Actor, blocked: bool) -> None:
    """`my_chat_member`: the person switched the bot off or on again; their workers are told to telephone."""
    await tell_workers(work, actor, reachable=not blocked)
    await work.people.save(replace(actor.person, reach=Reach.BLOCKED if blocked else Reach.OPEN))


async def keep_phone(work: UnitOfWork, actor: Actor, phone: str) -> None:
    """Remember the number for the next time."""
    if phone and phone != actor.person.phone:
        await work.people.save(replace(actor.person, phone=phone))


async def change_language(work: UnitOfWork, actor: Actor, lang: str) -> Actor:
    """The language the bot speaks to this person."""
    return await saved(work, actor, replace(actor.person, lang=lang))


async def other_language(work: UnitOfWork, actor: Actor) -> Actor:
    """There are two."""
    return await change_language(work, actor, "en" if actor.person.lang == "uk" else "uk")


async def saved(work: UnitOfWork, actor: Actor, person: Person) -> Actor:
    """The actor with the person as they are from now on."""
    await work.people.save(person)
    return replace(actor, person=person)
