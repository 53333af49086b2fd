"""What we ask of a request, answered by a press: were you called, did it help, how was it."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Case
from bot.ui.messages.checkins import UNWELL, WELL
from bot.ui.resident import answers as done
from bot.ui.resident import wellbeing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.dialogs import LOW_STARS
from domain.people import Actor
from domain.requests import FEW_STARS, STARS
from handlers import showing
from handlers.filters import Pressed
from usecases import answers, checkins, dialogs
from usecases.ports import UnitOfWork

router = Router(name="answering")


@router.callback_query(Pressed(Case, "yes"))
async def helped(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Так, допомогли»."""
    return done.thanks(v, await answers.confirm(work, actor, press.request))


@router.callback_query(Pressed(Case, "no"))
async def not_helped(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Ні, не вирішено»: open again."""
    return done.reopened(v, await answers.not_solved(work, actor, press.request))


@router.callback_query(Pressed(Case, *(f"star{n}" for n in STARS)))
async def stars(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One to five stars; where they are few, what went wrong."""
    request = await answers.rate(work, actor, press.request, int(press.verb.removeprefix("star")))
    if request.stars > FEW_STARS:
        return done.rated(v, request)
    draft = await dialogs.start(work, actor, LOW_STARS, {"request": request.id})
    return await showing.present(work, actor, v, draft)


@router.callback_query(Pressed(Case, "called", "notcalled"))
async def check_in(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Чи зв'язалися з вами?»"""
    yes = press.verb == "called"
    return done.called(v, await answers.check_in(work, actor, press.request, yes), yes)


@router.callback_query(Pressed(Case, WELL, UNWELL))
async def all_well(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Чи все гаразд?»"""
    well = press.verb == WELL
    return wellbeing.answered(v, await checkins.answer_well(work, actor, press.request, well), well)
