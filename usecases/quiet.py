"""The quiet talk and what follows from it: how somebody may be reached, read on demand, and hidden again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain import quiet, stories
from domain.forms import Draft
from domain.people import Actor
from domain.quiet import QUIET, URGENT
from domain.requests import Details, Request
from domain.words import Word, latest, of_story
from usecases import aside, dialogs, intake
from usecases.answers import own
from usecases.ports import UnitOfWork
from usecases.registration import saved
from usecases.urgent import begin_urgent

HIDEABLE = timedelta(hours=48)  # Bot API, deleteMessages: no message older than that
WISHES = {form.id: form for form in (URGENT, QUIET)}


async def go_on(work: UnitOfWork, actor: Actor) -> Draft | None:
    """What was wished before the place was known."""
    waiting = aside.of(actor)
    form = WISHES.get(str(waiting.about.get("wish"))) if waiting else None
    if form is None or not actor.registered:
        return None
    if form is URGENT:
        return await begin_urgent(work, actor)
    await aside.unwish(work, actor)
    return await begin_quiet(work, actor)


async def begin_quiet(work: UnitOfWork, actor: Actor, origin: Draft | None = None) -> Draft:
    """«Тиха розмова»; `origin` is the request in which it was chosen: it waits, and its answers go along."""
    begun = dialogs.open_draft(actor, QUIET)
    if begun and origin is None:
        return await dialogs.touch(work, actor, begun)
    about = {"from": origin.nonce, "told": dict(origin.answers)} if origin else {}
    return await dialogs.start(work, actor, QUIET, about)


async def ask_quietly(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """The end of a quiet talk: how the person may be reached holds from now on, and somebody will be in touch."""
    answers = draft.answers
    safe = quiet.contact(answers)
    person = replace(actor.person, safe=safe)
    await work.people.save(person)
    told: Mapping[str, Any] = draft.about.get("told", {})
    asked = {f"quiet.{key}": answers[key] for key in ("who", "hours")}
    about = {key: value for key, value in told.items() if key.startswith("about_") and value}
    details = Details(person.name, safe.phone, str(told.get("street") or ""), {**about, **asked})
    whom = str(told.get("for_whom", "me"))
    asking = intake.Asking(person, "unsafe", details, whom, urgent=answers.get("hours") == quiet.NOW)
    request = await intake.create(work, asking)
    await _tell_all(work, actor, request, told.get("story"), answers.get("story"))
    return request


async def _tell_all(work: UnitOfWork, actor: Actor, request: Request, *told: Any) -> None:
    """Whatever was written on the way: in the request, in the talk, and in danger."""
    waiting = aside.of(actor)
    for story in (*told, waiting.answers.get("story") if waiting else None):
        pieces = {"pieces": stories.pieces(story)}
        work.requests.add_words(of_story(pieces, request.id, work.now, actor.person.id))
    if waiting:
        await work.drafts.drop(actor.person.id, waiting.nonce)


async def opened(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, list[Word]]:
    """«Відкрити» under a neutral message: the request and what its worker wrote."""
    request = await own(work, actor, request_id)
    words = await work.requests.words(request)
    return request, [word for word in latest(words) if not word.from_resident]


async def change_contact(work: UnitOfWork, actor: Actor, **wish: Any) -> Actor:
    """One thing of the safe contact alone; it holds for what is queued already, too."""
    return await saved(work, actor, replace(actor.person, safe=replace(actor.person.safe, **wish)))


async def on_screen(work: UnitOfWork, actor: Actor) -> list[int]:
    """Every message of the chat that may still be deleted."""
    return await work.outbox.shown(actor.person.chat, work.now - HIDEABLE)
