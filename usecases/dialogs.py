"""Any form, one step at a time: the draft is a row of the same transaction and survives everything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from domain import form_steps, forms
from domain.answers import Given
from domain.communities import DEFAULT_HOURS
from domain.deadlines import daytime, local
from domain.dialogs import FORMS, WRITE
from domain.forms import Ask, Complete, Draft, Form, Outcome, Quiet, Review
from domain.forms_kept import with_story
from domain.people import Actor
from domain.quiet import QUIET, URGENT
from domain.short_numbers import base36
from domain.timers import Timer, TimerKind
from usecases.offices import office
from usecases.ports import UnitOfWork

SILENCE = {TimerKind.DRAFT_REMIND: timedelta(hours=24), TimerKind.DRAFT_ERASE: timedelta(days=14)}
LASTING = frozenset({"request", "behalf"})
PAUSE = timedelta(hours=3)  # after such a silence people may no longer know what was asked


def form_of(draft: Draft) -> Form:
    """The form of a draft."""
    return FORMS[draft.form]


def draft_of(actor: Actor, nonce: str) -> Draft | None:
    """The actor's own open draft with this nonce."""
    return next((d for d in actor.drafts if d.nonce == nonce), None)


def open_draft(actor: Actor, form: Form) -> Draft | None:
    """The actor's open draft of this form."""
    return next((d for d in actor.drafts if d.form == form.id), None)


def waiting_words(actor: Actor) -> Draft | None:
    """What was said outside any dialog and waits for a place, the newest if there is more of it."""
    return max(filter(_waits, actor.drafts), key=lambda draft: draft.touched_at, default=None)


def for_no_request(draft: Draft) -> bool:
    """Whether its words belong to no request: nobody reads them until the person says where they go."""
    return draft.form == WRITE.id and not draft.about.get("request")


def _waits(draft: Draft) -> bool:
    return for_no_request(draft) and bool(draft.answers)


async def start(work: UnitOfWork, actor: Actor, form: Form, about: Mapping[str, Any] | None = None) -> Draft:
    """A new dialog at its first question; an unfinished one of the same form gives way, unless it is lasting or holds
    words that wait for a place."""
    former = next((d for d in actor.drafts if d.form == form.id and not _waits(d)), None)
    if former and form.id in LASTING:
        return await touch(work, actor, former)
    if former:
        await work.drafts.drop(actor.person.id, former.nonce)
    nonce = base36(work.new_id())
    draft = form_steps.begin(form, nonce, work.now, about)
    await work.drafts.save(actor.person.id, draft)
    for kind in _watched(draft):
        await watch_draft(work, actor.person.id, nonce, kind, work.now)
    return draft


def _watched(draft: Draft) -> Iterable[TimerKind]:
    """What comes of silence. Of a talk about danger nobody is reminded; it is erased all the same."""
    if draft.form in (QUIET.id, URGENT.id):
        return [TimerKind.DRAFT_ERASE]
    return SILENCE if draft.form in LASTING or for_no_request(draft) else ()


async def touch(work: UnitOfWork, actor: Actor, draft: Draft) -> Draft:
    """The person came back to this dialog: it is the present one again."""
    fresh = replace(draft, touched_at=work.now)
    await work.drafts.save(actor.person.id, fresh)
    return fresh


async def noted(work: UnitOfWork, actor: Actor, draft: Draft, **marks: Any) -> Draft:
    """The draft with something that its handler has to know later."""
    kept = replace(draft, about={**draft.about, **marks}, touched_at=work.now)
    await work.drafts.save(actor.person.id, kept)
    return kept


async def answered(work: UnitOfWork, actor: Actor, draft: Draft, **answers: Any) -> Draft:
    """The draft with an answer that its own handler has read; the present question stays."""
    kept = replace(draft, answers={**draft.answers, **answers}, touched_at=work.now)
    await work.drafts.save(actor.person.id, kept)
    return kept


def unfinished(actor: Actor) -> Draft | None:
    """A longer dialog that was left in the middle: the one touched last."""
    return max((d for d in actor.drafts if d.form in LASTING), key=lambda d: d.touched_at, default=None)


async def answer(work: UnitOfWork, actor: Actor, draft: Draft, given: Given) -> Outcome:
    """Take one answer; the draft as it then stands is kept, a complete one is dropped by whoever uses it."""
    outcome = form_steps.answer(form_of(draft), draft, given, work.now)
    if not isinstance(outcome, Complete):
        await work.drafts.save(actor.person.id, outcome.draft)
    return outcome


async def edit(work: UnitOfWork, actor: Actor, draft: Draft, message: int, given: Given) -> Outcome:
    """A message that answered, or tried to, was changed."""
    outcome = form_steps.edit(form_of(draft), draft, message, given, work.now)
    if not isinstance(outcome, Complete | Quiet):
        await work.drafts.save(actor.person.id, outcome.draft)
    return outcome


async def keep(work: UnitOfWork, actor: Actor, draft: Draft, given: Given) -> Draft:
    """It joins the story whatever the present question is, and answers nothing."""
    kept = replace(with_story(form_of(draft), draft, given) or draft, touched_at=work.now)
    await work.drafts.save(actor.person.id, kept)
    return kept


def paused(draft: Draft, now: datetime) -> bool:
    """Whether the person was silent for so long that the question is better named again."""
    return draft.touched_at + PAUSE < now


async def today(work: UnitOfWork, actor: Actor) -> date:
    """The day it is where the person lives."""
    where = await office(work, actor.person.community)
    return local(work.now, where.hours.timezone).date()


async def back(work: UnitOfWork, actor: Actor, draft: Draft) -> Outcome | None:
    """One question earlier with all answers kept; None at the first question."""
    earlier = form_steps.back(form_of(draft), draft, work.now)
    return await _moved(work, actor, earlier) if earlier else None


async def amend(work: UnitOfWork, actor: Actor, draft: Draft, key: str) -> Outcome:
    """Correct one answer alone. An unknown key shows the dialog where it stands."""
    return await _moved(work, actor, form_steps.amend(form_of(draft), draft, key, work.now) or draft)


async def drop(work: UnitOfWork, actor: Actor, draft: Draft) -> Actor:
    """The dialog is over; the actor without it comes back."""
    await work.drafts.drop(actor.person.id, draft.nonce)
    return replace(actor, drafts=tuple(d for d in actor.drafts if d.nonce != draft.nonce))


async def leave_empty(work: UnitOfWork, actor: Actor) -> Actor:
    """«/start»: short dialogs in which nothing was said yet are left; what was written anywhere stays."""
    for draft in actor.drafts:
        if draft.form not in LASTING and not draft.answers:
            actor = await drop(work, actor, draft)
    return actor


async def _moved(work: UnitOfWork, actor: Actor, draft: Draft) -> Outcome:
    await work.drafts.save(actor.person.id, draft)
    return Review(draft) if draft.step == forms.REVIEW else Ask(draft)


async def watch_draft(work: UnitOfWork, person_id: int, nonce: str, kind: TimerKind, since: datetime) -> None:
    """One reminder after a day of silence; after two weeks the draft is erased with notice."""
    at = daytime(since + SILENCE[kind], DEFAULT_HOURS.timezone)
    await work.timers.add(Timer(kind, person_id, at, 0, f"{nonce}:{kind}:{at:%y%m%d%H%M%S}"))
