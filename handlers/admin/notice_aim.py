"""«👥 Кому»: lists with a tap for each community, place, service, language and role; a settlement may be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin import notice_aim as ui
from bot.ui.admin import notice_aim_frame as frame
from bot.ui.callbacks import Noticing
from bot.ui.screen import Screen
from bot.ui.view import View
from domain import notice_aiming as aiming
from domain.forms import Draft
from domain.forms_notice_aim import NOTICE_PLACE
from domain.notices import Audience
from domain.people import Actor
from domain.requests import NotFound
from handlers.admin.buttons import number, parts
from handlers.admin.notice_form import asked, notice_of, page_in
from handlers.filters import Pressed
from usecases import notice_aim
from usecases.notice_aim import Narrowing
from usecases.ports import UnitOfWork

router = Router(name="notice_aim")
Put = Callable[[Audience, str, bool], Audience]


def _district(audience: Audience, at: str, inside: bool) -> Audience:
    return aiming.with_district(audience, number(at), inside)


def _role(audience: Audience, at: str, inside: bool) -> Audience:
    roles = {str(one or frame.ANYBODY): one for one in aiming.AIM_ROLES}
    if at not in roles:
        raise NotFound
    return aiming.with_role(audience, roles[at])


_PUTS: Mapping[str, Put] = {
    frame.COMMUNITIES: aiming.with_community,
    frame.DISTRICTS: _district,
    frame.SETTLEMENTS: aiming.with_settlement,
    frame.SERVICE: aiming.with_service,
    frame.LANG: aiming.with_lang,
    frame.ROLE: _role,
}
_WIDER: Mapping[str, tuple[Narrowing, str]] = {
    frame.EVERYWHERE: (aiming.everywhere, frame.COMMUNITIES),
    frame.WHOLE: (aiming.whole, frame.SETTLEMENTS),
}


@router.callback_query(Pressed(Noticing, frame.OVERVIEW))
async def overview(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The audience as it is."""
    return ui.overview(v, await notice_aim.look(work, actor, press.id))


@router.callback_query(Pressed(Noticing, *ui.LISTS))
async def listing(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A page of one of the lists."""
    return ui.LISTS[press.verb](v, await notice_aim.look(work, actor, press.id), page_in(press.at))


@router.callback_query(Pressed(Noticing, *(verb + turn for verb in ui.LISTS for turn in (frame.IN, frame.OUT))))
async def put(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One more, or one less; the second tap of a double one changes nothing."""
    verb, turn = press.verb[:-1], press.verb[-1]
    at, page = parts(press.at, 2)
    narrowed = partial(_put, _PUTS[verb], at, turn == frame.IN)
    return ui.LISTS[verb](v, await notice_aim.aim(work, actor, press.id, narrowed), page_in(page))


def _put(one: Put, at: str, inside: bool, audience: Audience) -> Audience:
    return one(audience, at, inside)


@router.callback_query(Pressed(Noticing, *_WIDER))
async def widen(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """All communities, or wherever people live in those that are chosen."""
    narrowed, verb = _WIDER[press.verb]
    shown = ui.LISTS[press.at if press.at in ui.LISTS else verb]
    return shown(v, await notice_aim.aim(work, actor, press.id, narrowed))


@router.callback_query(Pressed(Noticing, frame.TYPE))
async def ask(_: CallbackQuery, press: Noticing, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """A settlement by its name."""
    await notice_aim.look(work, actor, press.id)
    return await asked(work, actor, v, NOTICE_PLACE, press.id)


async def named(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """What may be meant, in the chosen communities; where that is one alone, it is chosen already."""
    aimed = await notice_aim.look(work, actor, notice_of(draft))
    within = {one.code for one in aimed.settlements}
    found = work.communities.find(str(draft.answers["notice_place"]), aimed.notice.audience.communities, frame.SIZE)
    codes = [one.code for one in found if one.code in within]
    if len(codes) == 1:
        narrowed = partial(_put, aiming.with_settlement, codes[0], True)
        aimed = await notice_aim.aim(work, actor, aimed.notice.id, narrowed)
    return ui.settlements(v, aimed, found=codes)


ENDS = {"notice_place": named}
