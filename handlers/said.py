"""What a person in a dialog writes or says: an answer, or a move in words."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import Message

from bot.ui import labels
from bot.ui.asked_call import asks_call
from bot.ui.dialogs.meant import meant
from bot.ui.dialogs.review import fix
from bot.ui.resident import odd
from bot.ui.resident import start as start_ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.answers import Kind, Skipped
from domain.dialogs import APPEAL, LOW_STARS, RESIDENTS, WRITE
from domain.forms import REVIEW, Draft
from domain.people import Actor
from domain.quiet import FORMS as SAFETY
from handlers import showing
from handlers.filters import AboutRequest, Command, InDialog, Says
from handlers.listening import heard
from handlers.moves import back, cancel, send
from handlers.resident import asking, free
from handlers.resident.start import stranger
from handlers.taking import Taking, take
from usecases import dialogs
from usecases.ports import UnitOfWork

router = Router(name="said")
_CALLS = RESIDENTS - {form.id for form in SAFETY}  # dialogs that a call may take the place of
_READ_BY_PEOPLE = frozenset({WRITE.id, APPEAL.id, LOW_STARS.id})
_SKIP = frozenset({labels.SKIP})
_SKIPS = {Kind.PHONE: _SKIP | {labels.NO_PHONE}, Kind.MANY: _SKIP | {labels.ALL_CHOSEN}}


@router.message(AboutRequest())
async def replied(message: Message, about: int, actor: Actor, work: UnitOfWork, v: View, label: str = "") -> Screen:
    """Telegram's reply to a message about a request goes straight there; the dialog waits."""
    went = None if label else await free.replied(message, about, actor, work, v)
    if went or actor.draft is None:
        return went or await free.keep(message, actor, work, v)
    return await heard(message, actor.draft, Taking(work, actor, v))


@router.message(Says(labels.MENU))
async def menu(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Меню»: what was written stays and is offered."""
    if not (actor.registered or actor.memberships):
        return await stranger(work, actor, v)
    here = await dialogs.leave_empty(work, actor)
    return start_ui.home(v, here, dialogs.unfinished(here))


@router.message(Command("cancel"))
@router.message(Says(labels.CANCEL))
async def cancel_said(_: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Скасувати» in words."""
    if actor.draft is None:
        return showing.after(actor, v, odd.nothing_to_cancel(v))
    return await cancel(work, actor, v, actor.draft)


@router.message(Says(labels.BACK, labels.SKIP, labels.SEND, labels.FIX, labels.NO_PHONE, labels.ALL_CHOSEN), InDialog())
async def said(message: Message, label: str, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """The ways through a dialog, pressed under the text field or typed; elsewhere the same words are an answer."""
    draft = actor.draft
    assert draft is not None
    if label == labels.BACK:
        return await back(work, actor, v, draft)
    if draft.step == REVIEW:
        return await _at_review(work, actor, v, draft, label)
    step = dialogs.form_of(draft).step(draft.step)
    if step and label in _SKIPS.get(step.kind, _SKIP):
        return await take(Taking(work, actor, v), draft, Skipped())
    return await _answer(message, draft, Taking(work, actor, v), label)


@router.message(InDialog())
async def say(message: Message, actor: Actor, work: UnitOfWork, v: View, rest: bool = False, label: str = "") -> Screen:
    """Words, a voice, a photo, a contact: an answer to the present question. A key of another one is no answer."""
    draft = actor.draft
    assert draft is not None
    return await _answer(message, draft, Taking(work, actor, v), label, rest)


async def _answer(message: Message, draft: Draft, taking: Taking, label: str, rest: bool = False) -> Screen:
    if label and _is_key(message.text or "", taking.v.t.plain(label)):
        return await showing.present(taking.work, taking.actor, taking.v, draft)
    if aside := await _beside(message, draft, taking):
        return aside
    return await heard(message, draft, taking, rest)


async def _beside(message: Message, draft: Draft, taking: Taking) -> Screen | None:
    """«Подзвоніть мені» does what the key does; «дякую» right under a worker's words is for the worker."""
    work, actor, v = taking.work, taking.actor, taking.v
    if asks_call(message.text) and _may_call(draft, message.text or "", taking):
        called: Screen = await asking.call_me(message, actor, work, v)
        return called
    thanks = await free.thanked(message, actor, work, v, within=True) if draft.form in dialogs.LASTING else None
    return thanks.followed_by(await showing.present(work, actor, v, draft, edit=False)) if thanks else None


def _may_call(draft: Draft, text: str, taking: Taking) -> bool:
    """Not where the words go to a person or answer the question themselves; a quiet talk has its own."""
    step = dialogs.form_of(draft).step(draft.step)
    answers = step is not None and (step.kind is Kind.PHONE or bool(meant(text, step, taking.v.t)))
    read_there = draft.form in _READ_BY_PEOPLE and bool(draft.about.get("request"))
    return taking.actor.registered and draft.form in _CALLS and not (answers or read_there)


def _is_key(text: str, label: str) -> bool:
    """Whether it was pressed under the text field: nobody types the picture."""
    return text.strip() == label and not label[0].isalnum()


async def _at_review(work: UnitOfWork, actor: Actor, v: View, draft: Draft, label: str) -> Screen:
    if label == labels.SEND:
        return await send(work, actor, v, draft)
    if label == labels.FIX:
        return fix(v, dialogs.form_of(draft), draft)
    return await showing.present(work, actor, v, draft)
