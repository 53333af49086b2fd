"""Every form by one set of routes: an answer, back, skip, cancel, correct, send."""

from __future__ import annotations

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.ui import labels
from bot.ui.callbacks import Answer, Move
from bot.ui.dialogs.question import trouble, unmarked
from bot.ui.dialogs.review import fix
from bot.ui.resident import help as help_ui
from bot.ui.resident import odd
from bot.ui.screen import Screen
from bot.ui.view import View
from domain import forms
from domain.answers import Chosen, Given, Kind, Skipped, Wrote
from domain.forms import REVIEW, Complete, Draft, Invalid
from domain.people import Actor
from handlers import showing
from handlers.completing import complete
from handlers.filters import InDialog, OwnDraft, Pressed, Says
from handlers.reading import foreign_contact, given, seen_number
from handlers.resident import free, place
from usecases import dialogs
from usecases.ports import UnitOfWork

router = Router(name="dialog")
MISSES = 2
UNREADABLE = {Kind.STORY: "empty", Kind.TEXT: "empty", Kind.PHONE: "no_digits"}  # a sticker, a dice and the like
_SKIP = frozenset({labels.SKIP})
_SKIPS = {Kind.PHONE: _SKIP | {labels.NO_PHONE}, Kind.MANY: _SKIP | {labels.ALL_CHOSEN}}


@router.callback_query(Pressed(Answer), OwnDraft())
async def choose(_: CallbackQuery, press: Answer, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """An option was pressed. A button of another step re-shows the present question."""
    draft = _mine(actor, press.nonce)
    if press.step == "settlement":
        return await place.chosen(work, actor, v, draft, press.value)
    value, done = unmarked(draft, press)
    if press.step != draft.step or done:
        return await showing.present(work, actor, v, draft)
    return await take(work, actor, v, draft, Chosen(value))


@router.callback_query(Pressed(Move, "back"), OwnDraft())
async def back_pressed(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Назад». The second tap of a double one is of a step that is no longer shown."""
    draft = _mine(actor, press.nonce)
    if press.step != draft.step:
        return await showing.present(work, actor, v, draft)
    return await back(work, actor, v, draft)


@router.callback_query(Pressed(Move, "skip"), OwnDraft())
async def skip_pressed(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Пропустити», or «Далі» after several."""
    draft = _mine(actor, press.nonce)
    if press.step != draft.step:
        return await showing.present(work, actor, v, draft)
    return await take(work, actor, v, draft, Skipped())


@router.callback_query(Pressed(Move, "cancel"), OwnDraft())
async def cancel_pressed(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Скасувати»."""
    return await cancel(work, actor, v, _mine(actor, press.nonce))


@router.callback_query(Pressed(Move, "resume"), OwnDraft())
async def resume(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Go on where it stopped."""
    draft = await dialogs.touch(work, actor, _mine(actor, press.nonce))
    return await showing.present(work, actor, v, draft)


@router.callback_query(Pressed(Move, "fix"), OwnDraft())
async def choose_fix(_: CallbackQuery, press: Move, actor: Actor, v: View) -> Screen:
    """«Виправити»: which answer."""
    draft = _mine(actor, press.nonce)
    return fix(v, dialogs.form_of(draft), draft)


@router.callback_query(Pressed(Move, "amend"), OwnDraft())
async def amend(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Correct one answer alone."""
    outcome = await dialogs.amend(work, actor, _mine(actor, press.nonce), press.step)
    return await showing.show(work, actor, v, outcome)


@router.callback_query(Pressed(Move, "send"), OwnDraft())
async def send_pressed(_: CallbackQuery, press: Move, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """«Надіслати»."""
    return await send(work, actor, v, _mine(actor, press.nonce))


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
        return await take(work, actor, v, draft, Skipped())
    return await _words(message, draft, actor, work, v)


@router.message(InDialog())
async def say(message: Message, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Words, a voice, a photo, a contact: an answer to the present question."""
    draft = actor.draft
    assert draft is not None
    return await _words(message, draft, actor, work, v)


async def _words(message: Message, draft: Draft, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    form = dialogs.form_of(draft)
    if draft.form == place.FORM:
        return await place.typed(message, actor, work, v, draft)
    if draft.form == free.FORM and not draft.about.get("request"):
        return await free.more(message, actor, work, v, draft)
    step = form.step(draft.step)
    if step is None:
        return await _late(message, actor, work, v, draft)
    answer = given(message, step, v.t)
    if answer is None:
        return await showing.present(work, actor, v, draft, before=trouble(v, UNREADABLE.get(step.kind, "pick_one")))
    note = trouble(v, "not_yours") if foreign_contact(message) else ""
    return await take(work, actor, v, draft, answer, note, seen_number(message.text or "") if step.options else "")


async def _late(message: Message, actor: Actor, work: UnitOfWork, v: View, draft: Draft) -> Screen:
    """At the review whatever still comes joins the story; nothing that a person wrote or sent is lost."""
    story = dialogs.form_of(draft).step("story")
    more = given(message, story, v.t) if story else None
    if more in (None, Wrote("")):
        return await showing.present(work, actor, v, draft, before=trouble(v, "pick_one"))
    outcome = await dialogs.answer(work, actor, draft, more or Skipped())
    return await showing.show(work, actor, v, outcome, trouble(v, "added"))


async def take(
    work: UnitOfWork, actor: Actor, v: View, draft: Draft, answer: Given, note: str = "", seen: str = ""
) -> Screen:
    """One answer: the next question, the same one with a kind word, the review, or the end."""
    if isinstance(answer, Skipped) and draft.form == free.FORM:
        return await free.nothing_written(work, actor, v, draft)
    outcome = await dialogs.answer(work, actor, draft, answer)
    if isinstance(outcome, Invalid):
        return await _invalid(work, actor, v, outcome, seen)
    if isinstance(outcome, Complete):
        return await complete(work, actor, v, outcome.draft)
    danger = draft.step == "threat" and answer == Chosen("yes")
    return await showing.show(work, actor, v, outcome, help_ui.first_call(v) if danger else note)


async def _invalid(work: UnitOfWork, actor: Actor, v: View, outcome: Invalid, seen: str) -> Screen:
    again = forms.present(dialogs.form_of(outcome.draft), outcome.draft)
    asked = await showing.show(work, actor, v, again, trouble(v, outcome.reason, seen), edit=False)
    return asked.followed_by(odd.twice_misunderstood(v)) if outcome.draft.misses == MISSES else asked


async def back(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """One question earlier; before the first one the dialog stays."""
    outcome = await dialogs.back(work, actor, draft)
    return await showing.show(work, actor, v, outcome) if outcome else await showing.present(work, actor, v, draft)


async def cancel(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The person leaves the dialog."""
    return showing.after(await dialogs.drop(work, actor, draft), v, odd.dropped(v))


async def send(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The review is confirmed; whatever is unanswered is asked first."""
    if draft.step != REVIEW:
        return await showing.present(work, actor, v, draft)
    return await complete(work, actor, v, draft)


async def _at_review(work: UnitOfWork, actor: Actor, v: View, draft: Draft, label: str) -> Screen:
    if label == labels.SEND:
        return await send(work, actor, v, draft)
    if label == labels.FIX:
        return fix(v, dialogs.form_of(draft), draft)
    return await showing.present(work, actor, v, draft)


def _mine(actor: Actor, nonce: str) -> Draft:
    draft = dialogs.draft_of(actor, nonce)
    assert draft is not None  # the OwnDraft filter has looked
    return draft
