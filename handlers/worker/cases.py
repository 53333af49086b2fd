"""A worker's day: offers and cases."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.callbacks import Case
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import answers as done
from bot.ui.worker import cases as ui
from bot.ui.worker import details as read
from domain.dialogs import DECLINE, FINISH, REJECT, WRITE
from domain.forms import Form
from domain.people import Actor, Role, as_worker
from domain.requests import AlreadyTaken, Request, Stale
from handlers import showing
from handlers.filters import Helps, Pressed, Says
from usecases import casework, decisions, dialogs, offers
from usecases.ports import UnitOfWork

router = Router(name="cases")


@router.callback_query(Pressed(Case, "take"))
async def take(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Взяти в роботу»: the first to press wins, the other reads who it was."""
    try:
        return done.taken(v, await offers.take(work, actor, press.request))
    except (AlreadyTaken, Stale) as lost:
        return _too_late(actor, v, lost.fresh)


def _too_late(actor: Actor, v: View, request: Request) -> Screen:
    """The second tap of whoever has it shows the case; others read who has it, or that the offer is over."""
    if as_worker(actor, request):
        return ui.case(v, request)
    return done.already_taken(v, request) if request.holder else done.gone(v, request)


@router.callback_query(Pressed(Case, "decline"))
async def decline(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Відхилити»: with a reason."""
    request, by = await offers.asked(work, actor, press.request)
    if by.membership_id not in {offer.membership_id for offer in request.offered}:
        return _too_late(actor, v, request)
    return await _about(work, actor, v, press, DECLINE)


@router.callback_query(Pressed(Case, "write"))
async def write(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Написати»: the next words go to this case's resident."""
    asked = await _about(work, actor, v, press, WRITE)
    request = await casework.look(work, actor, press.request)
    silenced = await casework.silenced(work, actor, request)
    return done.not_to_write(v, request).followed_by(asked) if silenced else asked


@router.callback_query(Pressed(Case, "finish"))
async def finish(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Завершити»: with an outcome."""
    return await _about(work, actor, v, press, FINISH)


async def _about(work: UnitOfWork, actor: Actor, v: View, press: Case, form: Form) -> Screen:
    request = await casework.look(work, actor, press.request)
    offers.by_worker(actor, request)
    draft = await dialogs.start(work, actor, form, {"request": request.id})
    head = v.t.say("Request No. {number}", number=request.number)
    return await showing.present(work, actor, v, draft, before=head, edit=False)


@router.callback_query(Pressed(Case, "contact"))
async def contact(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Зв'язок був»."""
    return ui.case(v, await casework.record_contact(work, actor, press.request))


@router.callback_query(Pressed(Case, "details"))
async def details(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Подробиці»: read on demand, and the read is recorded."""
    return read.details(v, *await casework.read_details(work, actor, press.request))


@router.callback_query(Pressed(Case, "files"))
async def files(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The files of a sensitive request: read on a second demand, and recorded as well."""
    request, told, *_rest = await casework.read_details(work, actor, press.request)
    return read.attached(v, request, told)


@router.callback_query(Pressed(Case, "case"))
async def case(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One case as it is now."""
    request = await casework.look(work, actor, press.request)
    head = actor.holds(Role.COORDINATOR, request.community)
    asked_only = request.holder is None or request.holder.membership_id not in {m.id for m in actor.helping}
    return ui.watched(v, request) if head and asked_only else ui.case(v, request, edit=False, head=head)


@router.callback_query(Pressed(Case, "reject"))
async def reject(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Відмовити»: a coordinator only, on a closed ground."""
    request, _by = await decisions.to_refuse(work, actor, press.request)
    draft = await dialogs.start(work, actor, REJECT, {"request": request.id})
    head = v.t.say("Request No. {number}", number=request.number)
    return await showing.present(work, actor, v, draft, before=head, edit=False)


@router.message(Command("cases"), Helps())
@router.message(Says(labels.CASES), Helps())
async def listing(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Мої справи»."""
    return ui.listing(v, await work.requests.of_worker([m.id for m in actor.helping]))
