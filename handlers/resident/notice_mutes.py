"""«🔕»: notices off and on again, by topic or all; by a page of the settings or under a notice."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks import Menu, Noticing
from bot.ui.resident import notice_mutes as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.notice_topics import ALL
from domain.notices import TOPICS
from domain.people import Actor
from domain.reaching import hears
from handlers import showing
from handlers.filters import Pressed
from usecases import notice_mutes, privacy
from usecases.ports import UnitOfWork

router = Router(name="notice_mutes")


@router.callback_query(Pressed(Menu, ui.PAGE))
async def page(_: CallbackQuery, actor: Actor, v: View) -> Screen:
    """The topics."""
    return ui.topics(v, actor.person)


@router.callback_query(Pressed(Menu, ui.TURN_ALL))
async def turn_all(_: CallbackQuery, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """All of them off, or on again as they were."""
    return ui.topics(v, (await privacy.mute(work, actor, ALL)).person)


@router.callback_query(Pressed(Menu, *(ui.TURN + topic for topic in TOPICS)))
async def turn(_: CallbackQuery, press: Menu, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One topic."""
    changed = await notice_mutes.turn_topic(work, actor, press.item.removeprefix(ui.TURN))
    return ui.topics(v, changed.person)


@router.callback_query(Pressed(Noticing, "q", "qy", "qn", "qb", ui.SAMPLE))
async def under(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The small button under a notice, and the answers to what it asks; a topic that there is not is an old button."""
    if press.at not in TOPICS:
        return await showing.now(work, actor, v)
    if press.verb == ui.SAMPLE:
        return ui.sample(v, press.at)
    if press.verb == "q":
        asked = hears(actor.person.quiet, press.at)
        return ui.ask(v, press.id, press.at) if asked else ui.off_already(v, press.id, press.at)
    if press.verb == "qy":
        await notice_mutes.mute_topic(work, actor, press.at)
        return ui.off(v, press.id, press.at)
    if press.verb == "qb":
        await notice_mutes.hear_topic(work, actor, press.at)
    return ui.kept(v, press.at)
