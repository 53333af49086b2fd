"""«👥 Працівники»: who works where, and one colleague's page."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.admin import staff as ui
from bot.ui.admin import staff_choices as choices
from bot.ui.admin.pages import code_of
from bot.ui.callbacks import Office
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.forms import Draft
from domain.forms_office import STAFF_TITLE
from domain.people import Actor, Role
from handlers.admin.buttons import number
from handlers.admin.communities import asked
from handlers.filters import Pressed, Says, SetsUp
from usecases import leaving, staffing, territory
from usecases.ports import UnitOfWork

router = Router(name="staff")


@router.message(Says(labels.STAFF), SetsUp())
async def begin(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Працівники» under the text field."""
    return await _listed(work, actor, v, Office("sts"))


@router.callback_query(Pressed(Office, "sts"))
async def listing(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Whose staff, then a page of them."""
    return await _listed(work, actor, v, press)


async def _listed(work: UnitOfWork, actor: Actor, v: View, press: Office) -> Screen:
    mine = await territory.desks(work, actor)
    admin, at = actor.holds(Role.ADMIN), press.at
    if not at and (admin or len(mine) != 1):
        return ui.choose(v, mine, admin, page=press.page)
    code = code_of(at or mine[0].code)
    team = await staffing.members(work, actor, code)
    name = next((one.name for one in mine if one.code == code), "")
    return ui.listed(v, code, name, team, await staffing.names(work, team), press.page)


@router.callback_query(Pressed(Office, "st"))
async def look(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of them."""
    return await page(work, actor, v, number(press.at))


async def page(work: UnitOfWork, actor: Actor, v: View, membership_id: int, note: str = "") -> Screen:
    """A colleague's page."""
    return ui.one(v, await shown(work, actor, membership_id), note)


async def shown(work: UnitOfWork, actor: Actor, membership_id: int) -> ui.Colleague:
    """What is shown of a colleague. Raises NotFound."""
    member = await staffing.look(work, actor, membership_id)
    served = await work.communities.get(member.community)
    names = await staffing.names(work, [member])
    leads = member.role is Role.WORKER and actor.holds(Role.COORDINATOR, member.community)
    return ui.Colleague(
        member,
        names[member.id],
        served.name if served else "",
        await staffing.districts(work, member),
        staffing.may_change(actor, member),
        leads,
    )


@router.callback_query(Pressed(Office, "stname"))
async def rename(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """How residents see them."""
    await staffing.own(work, actor, number(press.at))
    return await asked(work, actor, v, STAFF_TITLE, press.at)


async def named(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The end of that form."""
    title = " ".join(str(draft.answers["staff_title"]).split())
    member = await staffing.change(work, actor, number(str(draft.about["at"])), title=title)
    return await page(work, actor, v, member.id, v.t.say("✅ Changed."))


@router.callback_query(Pressed(Office, "stoff"))
async def leave(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Take them off the work: surely?"""
    await staffing.own(work, actor, number(press.at))
    return choices.leaving(v, await shown(work, actor, number(press.at)))


@router.callback_query(Pressed(Office, "stgone", "ston"))
async def switch(_: CallbackQuery, press: Office, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Off the work with everything that is open, or back to it; pressed twice, it changes nothing."""
    member = await staffing.own(work, actor, number(press.at))
    try:
        report = await staffing.switch(work, actor, member.id, press.verb == "ston")
    except (leaving.LastOne, staffing.Oneself):
        return await page(work, actor, v, member.id, v.t.say("⚠️ Somebody else has to do this."))
    note = choices.left(v, len(report.requeued)) if report else v.t.say("✅ Changed.")
    return await page(work, actor, v, member.id, note)
