"""«Уточнити», and the ready sentences under «Написати»."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case
from bot.ui.screen import Screen
from bot.ui.view import View, ViewIn
from bot.ui.worker import asking as ui
from bot.ui.worker import templates
from domain import stories
from domain.dialogs import ASK, WRITE
from domain.people import Actor
from handlers import showing
from handlers.filters import Pressed
from handlers.worker.beginning import begin
from handlers.worker.judging import Unchanged
from usecases import casework, dialogs, waiting
from usecases.ports import UnitOfWork

router = Router(name="asking_residents")


@router.callback_query(Pressed(Case, "ask"), Unchanged())
async def ask(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A question in one's own words; where nobody would read it, the telephone instead."""
    request, reads = await waiting.to_ask(work, actor, press.request)
    return await begin(work, actor, v, ASK, request) if reads else ui.cannot(v, request)


@router.callback_query(Pressed(Case, *templates.VERBS))
async def ready(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View, view_in: ViewIn) -> Screen:
    """A ready sentence, said in the resident's language; it answers the question of «Написати», which is over.

    A second tap finds that dialog gone, and says nothing twice."""
    draft = next((d for d in actor.drafts if d.form == WRITE.id and d.about.get("request") == press.request), None)
    if draft is None:
        return await showing.now(work, actor, v)
    said = templates.sentence(view_in(await casework.language_of(work, actor, press.request)), press.verb)
    request = await casework.write(work, actor, press.request, stories.grown(None, stories.text_piece(0, said)))
    left = await dialogs.drop(work, actor, draft)
    return showing.after(left, v, templates.sent(v, request, templates.sentence(v, press.verb)))
