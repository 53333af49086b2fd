"""Finding one's settlement by typing it, or by a poster's link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks import Menu, Move, Where
from bot.ui.resident import places as ui
from bot.ui.resident import places_lists as lists
from bot.ui.resident.start import home, welcome
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.answers import Given, Wrote, add_to_story
from domain.communities import Settlement
from domain.dialogs import PLACE, WRITE
from domain.forms import Draft
from domain.people import Actor
from domain.places_beyond import tells_more
from domain.places_levels import Levels
from domain.places_reading import LONGEST
from handlers import showing, wishes
from handlers.filters import OwnDraft, Pressed, own_draft
from handlers.resident import free
from usecases import aside, dialogs, moving
from usecases.ports import UnitOfWork

router = Router(name="place")
FORM = PLACE.id
MISSES = 2
TOLD = "told"  # in the draft: words that came while the place was asked
MOST = 200  # namesakes and the like; nobody turns more pages


async def ask_place(work: UnitOfWork, actor: Actor, v: View, community: str = "") -> Screen:
    """A dialog of one question; what was told while it was asked before stays."""
    former = dialogs.open_draft(actor, PLACE)
    told = {TOLD: former.about[TOLD]} if former and TOLD in former.about else {}
    await dialogs.start(work, actor, PLACE, {"community": community, **told})
    return ui.place_question(v, actor, await work.communities.get(community))


@router.callback_query(Pressed(Menu, "place"))
async def moved(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Переїхали?»"""
    return await ask_place(work, actor, v) if actor.person.consent else welcome(v)


async def typed(message: Message, actor: Actor, work: UnitOfWork, v: View, draft: Draft) -> Screen:
    """A name was typed: one place, several, or none like it."""
    if message.location:
        return ui.pinned(v, draft)
    text = (message.text or message.caption or "").strip()
    found = await _found(work, draft, text) if text else []
    draft = _with_words(draft, free.told(message, v), [one.name for one in found])
    if not text:
        await work.drafts.save(actor.person.id, draft)
        return ui.name_please(v, draft)
    if not found:
        return await _missed(work, actor, v, draft, long=len(text) > LONGEST)
    kept = replace(draft, about={**draft.about, "typed": text[:LONGEST]}, misses=0, touched_at=work.now)
    await work.drafts.save(actor.person.id, kept)
    return ui.places(v, kept, found, await _served(work))


def _with_words(draft: Draft, answer: Given | None, names: Sequence[str]) -> Draft:
    """What says more than a name, or a voice, waits in the draft until the place is known."""
    if isinstance(answer, Wrote) and not tells_more(answer.text, names) or answer is None:
        return draft
    return replace(draft, about={**draft.about, TOLD: add_to_story(draft.about.get(TOLD), answer)})


async def _kept_words(work: UnitOfWork, actor: Actor, v: View, waiting: Draft | None) -> Screen | None:
    """What was told while the place was asked: where does it belong?"""
    if waiting is None or TOLD not in waiting.about:
        return None
    draft = await dialogs.start(work, actor, WRITE)
    kept = replace(draft, answers={free.STEP.key: waiting.about[TOLD]})
    await work.drafts.save(actor.person.id, kept)
    return await showing.present(work, replace(actor, drafts=(*actor.drafts, kept)), v, kept, edit=False)


async def _found(work: UnitOfWork, draft: Draft, text: str) -> list[Settlement]:
    """Within the community of the poster first, then in all that are served."""
    known = str(draft.about.get("community", ""))
    near = [one for one in work.communities.find(text, {known}, MOST) if one.community == known] if known else []
    return near or list(work.communities.find(text, set(await _served(work)), MOST))


async def _served(work: UnitOfWork) -> dict[str, str]:
    return {one.code: one.name for one in await work.communities.all()}


async def _missed(work: UnitOfWork, actor: Actor, v: View, draft: Draft, long: bool) -> Screen:
    """After two misunderstandings a person offers to help."""
    missed = replace(draft, misses=draft.misses + 1, touched_at=work.now)
    await work.drafts.save(actor.person.id, missed)
    if missed.misses < MISSES:
        return ui.no_place(v, missed, long)
    level = Levels(await work.communities.all()).level("")
    return lists.offered(v, missed, level, missed=True)


@router.callback_query(Pressed(Where, "found"), OwnDraft())
async def turned(_: CallbackQuery, press: Where, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page of what was found for the name typed last."""
    draft = own_draft(actor, press.nonce)
    found = await _found(work, draft, str(draft.about.get("typed", "")))
    return ui.places(v, draft, found, await _served(work), press.page)


async def chosen(work: UnitOfWork, actor: Actor, v: View, draft: Draft, code: str) -> Screen:
    """One of the places found or listed."""
    if draft.form != FORM:
        return await showing.present(work, actor, v, draft)
    done = await moving.move(work, actor, code)
    if done is None:
        return ui.not_served(v, work.communities.settlement(code))
    return await arrived(work, v, done)


async def arrived(work: UnitOfWork, v: View, done: moving.Moved) -> Screen:
    """The place is known: a question about it that still waits would take the next words for a name."""
    waiting = dialogs.open_draft(done.actor, PLACE)
    actor = await dialogs.drop(work, done.actor, waiting) if waiting else done.actor
    place = v.place(actor.person.settlement)
    if done.same:
        return showing.after(actor, v, ui.same_place(v, actor, done.community, place))
    screen = ui.settled(v, actor, done.community, place, done.staying, wished := aside.wished(actor))
    asked = screen.followed_by(lists.ask_to_tell(v, done.community)) if done.staying else screen
    if wished:
        actor = await aside.told_meanwhile(work, actor, waiting.about.get(TOLD) if waiting else None)
    elif told := await _kept_words(work, actor, v, waiting):
        return asked.followed_by(told)
    return await wishes.go_on(work, actor, v, showing.after(actor, v, asked))


@router.callback_query(Pressed(Move, "again"), OwnDraft())
async def again(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """None of these: another name."""
    draft = dialogs.draft_of(actor, press.nonce)
    assert draft is not None
    return await showing.present(work, actor, v, draft)


async def from_link(work: UnitOfWork, actor: Actor, v: View, code: str) -> Screen:
    """A QR on the wall names a settlement or a community; the person may always pick another by hand."""
    if not actor.person.consent:
        return welcome(v, code)
    place = work.communities.settlement(code)
    community = await work.communities.get(place.community if place else code)
    if community is None:
        return await _led_nowhere(work, actor, v, place)
    here = code in (actor.person.settlement, actor.person.community)
    if actor.registered and not here:
        return lists.ask_to_move(v, v.place(actor.person.settlement), place.name if place else community.name, code)
    if place or actor.registered:
        return await follow(work, actor, v, actor.person.settlement if actor.registered else code)
    return await ask_place(work, actor, v, code)


async def follow(work: UnitOfWork, actor: Actor, v: View, code: str) -> Screen:
    """Whoever comes by a link is settled, or asked which settlement of the community it is."""
    done = await moving.move(work, actor, code)
    return await arrived(work, v, done) if done else await ask_place(work, actor, v, code)


async def _led_nowhere(work: UnitOfWork, actor: Actor, v: View, place: Settlement | None) -> Screen:
    """The link names no place that is served: the usual way on, with a word why when it is a real place."""
    asked = home(v, actor) if actor.registered else await ask_place(work, actor, v)
    return ui.not_served(v, place).followed_by(asked) if place else asked
