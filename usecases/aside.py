"""What was said in danger waits aside: it asks nothing, and is there when the person wishes help with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from domain import stories
from domain.forms import Draft, Form
from domain.people import Actor
from domain.quiet import URGENT
from domain.short_numbers import base36
from domain.timers import TimerKind
from usecases import dialogs
from usecases.ports import UnitOfWork

FRESH = timedelta(days=1)  # after this what was said in danger is another story


def of(actor: Actor) -> Draft | None:
    """What was said in danger and waits for «Терміновий запит», or for the place of somebody not yet known."""
    return next((d for d in actor.drafts if d.form == URGENT.id and not d.step), None)


async def keep(work: UnitOfWork, actor: Actor, kinds: Iterable[str], text: str, message: int) -> None:
    """One more message; the same one again is an edit of it."""
    waiting = await _aside(work, actor)
    former = waiting.answers.get("story") if waiting.touched_at + FRESH > work.now else None
    again = stories.said_by(former, message) is not None
    story = stories.edited(former, message, text) if again else stories.grown(former, stories.text_piece(message, text))
    known = waiting.about.get("kinds", ()) if former else ()
    about = {**waiting.about, "kinds": sorted({*known, *kinds})}
    kept = replace(waiting, touched_at=work.now, answers={"story": story}, about=about)
    await work.drafts.save(actor.person.id, kept)


async def _aside(work: UnitOfWork, actor: Actor) -> Draft:
    """The draft that waits aside, a new one if need be; it is erased in silence when nobody comes back to it."""
    waiting = of(actor)
    if waiting:
        return waiting
    nonce = base36(work.new_id())
    await dialogs.watch_draft(work, actor.person.id, nonce, TimerKind.DRAFT_ERASE, work.now)
    return Draft(nonce, URGENT.id, "", work.now, version=URGENT.version)


async def all_well(work: UnitOfWork, actor: Actor) -> None:
    """«Усе гаразд»: it was about something else, nothing is kept aside."""
    if waiting := of(actor):
        await work.drafts.drop(actor.person.id, waiting.nonce)


async def wish(work: UnitOfWork, actor: Actor, form: Form) -> None:
    """Somebody not yet known wants this: first their place has to be named, then it goes on by itself."""
    waiting = await _aside(work, actor)
    await work.drafts.save(actor.person.id, replace(waiting, about={**waiting.about, "wish": form.id}))


def wished(actor: Actor) -> bool:
    """Whether something waits for the place alone."""
    waiting = of(actor)
    return waiting is not None and "wish" in waiting.about


async def told_meanwhile(work: UnitOfWork, actor: Actor, story: stories.Story | None) -> Actor:
    """What was said while the place was asked goes along with what was wished: it is not asked where it belongs."""
    waiting = of(actor)
    if waiting is None:
        return actor
    kept = waiting.answers.get("story")
    more = [piece for piece in stories.pieces(story) if stories.said_by(kept, piece["m"]) is None]
    joined = replace(waiting, answers={"story": stories.grown(kept, *more)})
    await work.drafts.save(actor.person.id, joined)
    return replace(actor, drafts=tuple(joined if one is waiting else one for one in actor.drafts))


async def unwish(work: UnitOfWork, actor: Actor) -> None:
    """It goes on now; what was said stays for it."""
    if waiting := of(actor):
        about = {key: value for key, value in waiting.about.items() if key != "wish"}
        await work.drafts.save(actor.person.id, replace(waiting, about=about))
