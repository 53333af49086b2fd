"""«➕ Запит від імені людини»: its beginning, its place by name, and a new code for the paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.ui import labels
from bot.ui.callbacks import Answer, Case, Where
from bot.ui.resident import start as start_ui
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import behalf as ui
from bot.ui.worker import behalf_place as places
from domain.answers import Chosen
from domain.behalf import PLACE
from domain.communities import Settlement
from domain.dialogs import BEHALF
from domain.forms import Draft
from domain.people import Actor
from handlers import showing
from handlers.filters import Helps, Pressed, Says
from handlers.taking import Taking, take
from handlers.worker.judging import Unchanged
from usecases import behalf, dialogs
from usecases.ports import UnitOfWork

router = Router(name="behalf")
MOST = 50  # places found


class AskedWhere(Filter):
    """The pressed button belongs to the question where the person lives."""

    async def __call__(self, event: TelegramObject, actor: Actor, press: Any = None) -> bool | dict[str, Any]:
        found = dialogs.draft_of(actor, getattr(press, "nonce", ""))
        its = found is not None and found.form == BEHALF.id and getattr(press, "step", PLACE) == PLACE
        return {"draft": found} if its else False


@router.message(Says(labels.ON_BEHALF), Helps())
async def begin(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """An unfinished one is offered before a new one begins."""
    unfinished = dialogs.open_draft(actor, BEHALF)
    if unfinished and actor.draft == unfinished and not dialogs.paused(unfinished, work.now):
        return await showing.present(work, actor, v, unfinished, edit=False)
    if unfinished:
        return start_ui.unfinished(v, unfinished)
    draft = await dialogs.start(work, actor, BEHALF)
    return await showing.present(work, actor, v, draft, edit=False)


async def typed(message: Message, taking: Taking, draft: Draft) -> Screen:
    """The name of a place: what it may mean within the communities where the actor works."""
    work, actor, v = taking.work, taking.actor, taking.v
    text = (message.text or "").strip()
    inside, elsewhere = _found(work, actor, text)
    kept = await dialogs.noted(work, actor, draft, typed=text)
    if inside:
        return places.found(v, kept, inside, await _served(work))
    community = await work.communities.get(elsewhere.community) if elsewhere else None
    return await showing.present(work, actor, v, kept, before=places.not_here(v, elsewhere, community), edit=False)


@router.callback_query(Pressed(Where, places.NEAR), AskedWhere())
async def turned(_: CallbackQuery, press: Where, draft: Draft, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page of what was found for the name written last."""
    inside, _elsewhere = _found(work, actor, str(draft.about.get("typed", "")))
    if not inside or draft.step != PLACE:
        return await showing.present(work, actor, v, draft)
    return places.found(v, draft, inside, await _served(work), press.page)


@router.callback_query(Pressed(Answer), AskedWhere())
async def chosen(_: CallbackQuery, press: Answer, draft: Draft, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of the places; only of a community where the actor works."""
    place = work.communities.settlement(press.value)
    if draft.step != PLACE or place is None or place.community not in behalf.communities(actor):
        return await showing.present(work, actor, v, draft)
    return await take(Taking(work, actor, v), draft, Chosen(place.code))


@router.callback_query(Pressed(Case, "newcode"), Unchanged())
async def new_code(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another code for somebody who lost the paper, or tried wrong ones."""
    paper = await behalf.new_code(work, actor, press.request)
    return ui.another_code(v, paper, await work.communities.get(paper.request.community))


def _found(work: UnitOfWork, actor: Actor, text: str) -> tuple[list[Settlement], Settlement | None]:
    """The places of the actor's communities; the best one of another community when there are none."""
    own = behalf.communities(actor)
    found: Sequence[Settlement] = work.communities.find(text, own, MOST) if text else ()
    inside = [place for place in found if place.community in own]
    return inside, next((place for place in found if place.community not in own), None)


async def _served(work: UnitOfWork) -> dict[str, str]:
    return {one.code: one.name for one in await work.communities.all()}
