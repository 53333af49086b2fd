"""What a message means in a dialog: an answer to the present question, or more of the story. Nothing is lost."""

from __future__ import annotations

from aiogram.types import Message

from bot.i18n import Html
from bot.ui.dialogs.question import trouble
from bot.ui.resident import odd_kept, start
from bot.ui.screen import Screen
from domain.answers import Chosen, Gave, Given, Kind, Step, Wrote
from domain.behalf import PLACE as LIVES
from domain.dialogs import BEHALF, HAND_OVER, LOW_STARS, REQUEST, SAYING, TWIN
from domain.forms import REVIEW, Draft
from domain.forms_kept import joining, point_in, story_step
from domain.forms_notices import READ_APART
from domain.whom import PLACE as THEIRS
from handlers import showing
from handlers.others_words import contact_words, signed
from handlers.reading import about_point, foreign_contact, given, seen_number
from handlers.resident import free, place, whose_place
from handlers.taking import Taking, take
from handlers.worker import behalf, twins
from usecases import dialogs

OWN_WORDS = {(LOW_STARS.id, "why"): "own", (HAND_OVER.id, "cause"): "other"}  # the choice after which words are asked
UNREADABLE = {  # a sticker …
    Kind.STORY: "empty",
    Kind.TEXT: "empty",
    Kind.PHONE: "no_digits",
    Kind.DATE: "no_day",
    Kind.DIGITS: "six_digits",
}


async def heard(message: Message, draft: Draft, taking: Taking, rest: bool = False) -> Screen:
    """One message to the dialog. `rest`: another part of its album is on the way."""
    work, actor, v = taking.work, taking.actor, taking.v
    if free.COMMAND.fullmatch(message.text or ""):  # none of ours, or not for this person: never somebody's name
        return await showing.present(work, actor, v, draft, before=trouble(v, "no_command"), edit=False)
    if draft.form == place.FORM:
        return await place.typed(message, actor, work, v, draft)
    if draft.form == free.FORM and not draft.about.get("request"):
        return await free.more(message, actor, work, v, draft)
    if draft.form == BEHALF.id and draft.step == LIVES and message.text:
        return await behalf.typed(message, taking, draft)
    if draft.form == REQUEST.id and draft.step == THEIRS and message.text:
        return await whose_place.typed(message, taking, draft)
    if draft.form == TWIN.id and message.text and (said := await twins.typed(message.text, taking, draft)):
        return said
    if (draft.form, draft.step) in READ_APART:  # what those left is no answer
        return await showing.present(work, actor, v, draft, edit=False)
    form = dialogs.form_of(draft)
    step = form.step(draft.step) or story_step(form)
    answer = await understood(message, draft, step, taking)
    if answer is None or step is None or (step.key != draft.step and answer == Wrote("", message=message.message_id)):
        return await _unreadable(message, draft, step, taking)
    if isinstance(answer, Gave) and not joining(form, draft, answer) and await free.album_went(message, actor, work, v):
        return Screen()
    if rest and (draft.form in SAYING or draft.step == REVIEW):  # said, or read back, with the last part
        await dialogs.keep(work, actor, draft, answer)
        return Screen()
    if _forgotten(draft, step, answer, taking):
        kept = await dialogs.keep(work, actor, draft, answer)
        return Screen(odd_kept.added(v)).followed_by(start.unfinished(v, kept))
    draft = await _in_own_words(draft, answer, taking)
    asks_number = step.kind is Kind.PHONE
    notes: list[Html] = [trouble(v, "not_yours")] if asks_number and foreign_contact(message) else []
    seen = seen_number(message.text or "") if asks_number else ""
    first_of_album = isinstance(answer, Gave) and bool(answer.album)  # the others are not answered, so this one is
    return await take(Taking(work, actor, v, seen, minor=not first_of_album, rest=rest), draft, answer, *notes)


async def _in_own_words(draft: Draft, answer: Given, taking: Taking) -> Draft:
    """Whoever writes the reason itself need not press «своїми словами» first."""
    own = OWN_WORDS.get((draft.form, draft.step), "")
    if not own or not isinstance(answer, Wrote) or answer.reading or not answer.text:
        return draft
    return (await dialogs.answer(taking.work, taking.actor, draft, Chosen(own))).draft


async def understood(message: Message, draft: Draft, step: Step | None, taking: Taking) -> Given | None:
    """The answer in a message; None for what cannot be read, and where nothing can be kept."""
    if step is None:
        return None
    if point_in(draft) and (chosen := about_point(message, taking.v.t)):
        return chosen
    today = await dialogs.today(taking.work, taking.actor) if step.kind is Kind.DATE else None
    answer = given(message, step, taking.v.t, today)
    itself = step.kind in (Kind.TEXT, Kind.DIGITS) and isinstance(answer, Wrote)  # the very words are the answer
    return answer if itself else signed(answer, message, taking.actor)


async def _unreadable(message: Message, draft: Draft, step: Step | None, taking: Taking) -> Screen:
    """A sticker, a dice, marks that show nothing; a contact where words are asked is kept."""
    reason = UNREADABLE.get(step.kind, "pick_one") if step and step.key == draft.step else "pick_one"
    note = trouble(taking.v, reason)
    if message.contact:
        told = Wrote(contact_words(message), message=message.message_id)
        former, draft = draft, await dialogs.keep(taking.work, taking.actor, draft, told)
        note = odd_kept.added(taking.v) if draft.answers != former.answers else note
    return await showing.present(taking.work, taking.actor, taking.v, draft, before=note)


def _forgotten(draft: Draft, step: Step, answer: Given, taking: Taking) -> bool:
    """After a long silence «Добрий день» is no street: it is kept, and the question is named again."""
    plain = isinstance(answer, Wrote) and not any(map(str.isdigit, answer.text))
    asked = step.kind is Kind.TEXT and draft.form in dialogs.LASTING
    return plain and asked and dialogs.paused(draft, taking.work.now)
