"""An edited message: the answer that it gave changes with it, the first words are kept beside the new ones."""

from __future__ import annotations

from dataclasses import replace

from aiogram.types import Message

from bot.i18n import Html
from bot.ui.dialogs.question import trouble
from bot.ui.resident import odd, odd_kept
from bot.ui.screen import Screen
from domain.forms import Complete, Draft, Invalid, Outcome, Quiet
from domain.forms_kept import answered_by
from domain.people import Actor
from domain.words import Word
from handlers import showing
from handlers.completing import complete
from handlers.listening import heard, understood
from handlers.resident import free, place
from handlers.resident.start import stranger
from handlers.taking import Taking
from usecases import dialogs
from usecases import words as word_cases


async def changed(message: Message, taking: Taking) -> Screen:
    """To whatever the message belongs: a dialog, a request; else it is new words."""
    if message.location:  # one that moves is edited every few seconds
        return Screen()
    actor, work = taking.actor, taking.work
    for draft in sorted(actor.drafts, key=lambda draft: draft.touched_at, reverse=True):
        if answered_by(dialogs.form_of(draft), draft, message.message_id):
            return await _answer(message, draft, taking)
    word = await work.requests.word_of(actor.person.id, message.message_id)
    return await _sent(message, word, taking) if word else await _new(message, taking)


async def _answer(message: Message, draft: Draft, taking: Taking) -> Screen:
    form = dialogs.form_of(draft)
    step = form.step(answered_by(form, draft, message.message_id))
    answer = await understood(message, draft, step, taking)
    if answer is None:
        return await showing.present(taking.work, taking.actor, taking.v, draft)
    outcome = await dialogs.edit(taking.work, taking.actor, draft, message.message_id, answer)
    if isinstance(outcome, Quiet):
        return Screen()
    if isinstance(outcome, Complete):
        return await complete(taking.work, taking.actor, taking.v, outcome.draft)
    return await _told(taking, outcome)


async def _told(taking: Taking, outcome: Outcome) -> Screen:
    """«Виправлено», and the question of the dialog that the person is in, which may be another one."""
    note = _why_not(taking, outcome) if isinstance(outcome, Invalid) else odd_kept.corrected(taking.v)
    others = (draft for draft in taking.actor.drafts if draft.nonce != outcome.draft.nonce)
    actor = replace(taking.actor, drafts=(*others, outcome.draft))
    present = actor.draft or outcome.draft
    if present != outcome.draft or isinstance(outcome, Invalid):
        return await showing.present(taking.work, actor, taking.v, present, note)
    return await showing.show(taking.work, actor, taking.v, outcome, note)


def _why_not(taking: Taking, outcome: Invalid) -> Html:
    if outcome.kept:
        return odd_kept.added(taking.v)
    return trouble(taking.v, outcome.reason, taking.seen)


async def _sent(message: Message, word: Word, taking: Taking) -> Screen:
    text = (message.text or message.caption or "").strip()
    request = await word_cases.edit_words(taking.work, taking.actor, word, text)
    return odd_kept.corrected_there(taking.v, request) if request else Screen()


async def _new(message: Message, taking: Taking) -> Screen:
    """It belonged to nothing: kept as new words. What was not understood then is tried again."""
    actor, work, v = taking.actor, taking.work, taking.v
    draft = actor.draft
    if not _known(actor) and draft is None:
        return await stranger(work, actor, v)
    if (message.text or "").startswith("/"):
        return await showing.present(work, actor, v, draft) if draft else odd.not_understood(v)
    if draft and (draft.form == place.FORM or draft.form == free.FORM):
        return await heard(message, draft, taking)
    return await free.keep(message, actor, work, v)


def _known(actor: Actor) -> bool:
    return actor.registered or bool(actor.memberships)
