"""Words outside any dialog: kept at once, then asked where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks import Case
from bot.ui.dialogs.question import trouble
from bot.ui.resident import odd
from bot.ui.resident import requests as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain import forms
from domain.answers import Wrote
from domain.dialogs import REQUEST, WRITE
from domain.forms import Draft
from domain.people import Actor
from domain.requests import OPEN, Request
from handlers import showing
from handlers.filters import Pressed
from handlers.reading import given
from usecases import casework, dialogs
from usecases.ports import UnitOfWork

router = Router(name="free")
STEP = WRITE.steps[0]
SHOWN = 4
FORM = WRITE.id


@router.message()
async def words(message: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Anything that no other route took."""
    answer = given(message, STEP, v.t)
    if answer is None or answer == Wrote("") or not actor.registered:
        return odd.not_understood(v)
    draft = await dialogs.start(work, actor, WRITE)
    return await more(message, actor, work, v, draft)


async def more(message: Message, actor: Actor, work: UnitOfWork, v: View, draft: Draft) -> Screen:
    """One more message joins those that wait for a place."""
    answer = given(message, STEP, v.t)
    if answer is None or answer == Wrote(""):
        return odd.not_understood(v)
    kept = forms.answer(WRITE, draft, answer, work.now).draft
    await work.drafts.save(actor.person.id, kept)
    return ui.add_to(v, await _open(work, actor))


async def nothing_written(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """«Пропустити» where only words make sense: empty ones go to nobody."""
    if draft.about.get("request"):
        return await showing.present(work, actor, v, draft, before=trouble(v, "empty"), edit=False)
    return ui.add_to(v, await _open(work, actor))


@router.callback_query(Pressed(Case, "addto"))
async def add_to(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Додати до запиту №…»"""
    draft = dialogs.open_draft(actor, WRITE)
    if draft is None or STEP.key not in draft.answers:
        return await showing.now(work, actor, v)
    request = await casework.write(work, actor, press.request, draft.answers[STEP.key])
    left = await dialogs.drop(work, actor, draft)
    return showing.after(left, v, replace(ui.added(v, request), edit=True))


@router.callback_query(Pressed(Case, "newwith"))
async def new_with(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The words begin a new request; its story is already told."""
    told = dialogs.open_draft(actor, WRITE)
    left = await dialogs.drop(work, actor, told) if told else actor
    fresh = await dialogs.start(work, left, REQUEST)
    if told and STEP.key in told.answers:
        fresh = replace(fresh, answers={**fresh.answers, "story": told.answers[STEP.key]})
        await work.drafts.save(actor.person.id, fresh)
    return await showing.present(work, left, v, fresh)


@router.callback_query(Pressed(Case, "leave"))
async def leave(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Nothing is to be done with it."""
    draft = dialogs.open_draft(actor, WRITE)
    left = await dialogs.drop(work, actor, draft) if draft else actor
    return showing.after(left, v, odd.left(v))


async def _open(work: UnitOfWork, actor: Actor) -> Sequence[Request]:
    return [r for r in await work.requests.of_person(actor.person.id) if r.status in OPEN][:SHOWN]
