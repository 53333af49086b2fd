"""The card of a case for whoever asks: its worker, whoever is asked to take it, a coordinator."""

from __future__ import annotations

from dataclasses import replace

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.admin.case import headed, with_list
from bot.ui.callbacks import Case, Lists
from bot.ui.screen import THERE, Screen
from bot.ui.view import View
from bot.ui.worker import answers, cases, handing, history, offers, queue
from domain import slots
from domain.forms import Draft
from domain.living import state
from domain.people import Actor, Role, as_worker
from domain.requests import Request
from domain.telling import card
from handlers.admin.back import back_of
from handlers.filters import Pressed
from usecases import casework, looking, overview, queueing
from usecases.beside import beside
from usecases.ports import UnitOfWork

router = Router(name="card")


async def card_of(
    work: UnitOfWork,
    actor: Actor,
    v: View,
    request: Request,
    note: str = "",
    edit: bool = True,
    back: Lists | None = None,
) -> Screen:
    """The case as it is now, with what this actor may do. `back` is the list of a coordinator that it came from."""
    head = actor.holds(Role.COORDINATOR, request.community)
    if looking.holds(actor, request):
        return cases.case(v, request, note, edit, head, await beside(work, actor, request))
    if head:
        since = await overview.held_since(work, request)
        return replace(headed(v, request, note, edit, back, since), slot=slots.case(request.id))
    if as_worker(actor, request) is None:
        queued = await queueing.takes_as(work, actor, request)
        return replace(queue.card(v, request, 0), edit=edit) if queued else answers.gone(v, request)
    asked = handing.asked(v, request) if request.receiver else offers.offer(v, {**card(request), "shared": False})
    return replace(asked, edit=edit, about=request.id, slot=slots.offer(request.id))


async def too_late(work: UnitOfWork, actor: Actor, v: View, request: Request) -> Screen:
    """The second tap of whoever has it shows the case; others read who has it, or that the offer is over."""
    if as_worker(actor, request):
        return await card_of(work, actor, v, request)
    return answers.already_taken(v, request) if request.holder else answers.gone(v, request)


async def refreshed(work: UnitOfWork, actor: Actor, v: View, draft: Draft, said: Screen) -> tuple[Screen, ...]:
    """After a dialog: the card that stands in the chat of whoever acted, as the case is now."""
    request_id = int(draft.about.get("request") or 0)
    if not (request_id and actor.helping) or said.slot == slots.case(request_id):
        return ()
    request = await work.requests.get(request_id, within=None)
    if request.person_id == actor.person.id:
        return ()
    head = actor.holds(Role.COORDINATOR, request.community)
    seen = looking.holds(actor, request) or head
    shown = await card_of(work, actor, v, request) if seen else cases.passed(v, state(request))
    return (replace(shown, where=THERE),)


@router.callback_query(Pressed(Case, "case"))
async def case(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One case as it is now: a new card, the former one keeps no buttons."""
    return await card_of(work, actor, v, await looking.open_case(work, actor, press.request), edit=False)


@router.callback_query(Pressed(Case, "less"))
async def less(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Назад» to the card, in its place."""
    return await card_of(work, actor, v, await casework.look(work, actor, press.request), back=back_of(event))


@router.callback_query(Pressed(Case, "more"))
async def more(_: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«⋯ Ще»: what is not done every day."""
    request = await casework.look(work, actor, press.request)
    if not looking.holds(actor, request):
        return await card_of(work, actor, v, request)
    head = actor.holds(Role.COORDINATOR, request.community)
    return cases.more(v, request, head, await beside(work, actor, request))


@router.callback_query(Pressed(Case, "events"))
async def events(event: CallbackQuery, press: Case, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Історія» for the staff."""
    shown = history.history(v, *await looking.history(work, actor, press.request))
    return with_list(v, shown, back_of(event))


@router.callback_query(Pressed(Lists, history.WHICH))
async def turned(event: CallbackQuery, press: Lists, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page of it."""
    shown = history.history(v, *await looking.history(work, actor, press.of), press.page)
    return with_list(v, shown, back_of(event))
