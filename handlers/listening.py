"""What a message means in a dialog: an answer to the present question, or more of the story. Nothing is lost."""

from __future__ import annotations

from aiogram.types import Message

from bot.i18n import Html
from bot.ui.dialogs.question import trouble
from bot.ui.resident import odd_kept, start
from bot.ui.screen import Screen
from domain.answers import Gave, Given, Kind, Step, Wrote
from domain.behalf import PLACE as LIVES
from domain.dialogs import BEHALF, SAYING, TWIN
from domain.forms import Draft
from domain.forms_kept import joining, point_in, story_step
from domain.forms_notices import READ_APART
from handlers import showing
from handlers.reading import about_point, foreign_contact, given, seen_number
from handlers.resident import free, place
from handlers.taking import Taking, take
from handlers.worker import behalf, twins
from usecases import dialogs

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
    if rest and draft.form in SAYING:
        await dialogs.keep(work, actor, draft, answer)
        return Screen()
    if _forgotten(draft, step, answer, taking):
        kept = await dialogs.keep(work, actor, draft, answer)
        return Screen(odd_kept.added(v)).followed_by(start.unfinished(v, kept))
    notes: list[Html] = [trouble(v, "not_yours")] if foreign_contact(message) else []
    seen = seen_number(message.text or "") if step.kind is Kind.PHONE else ""
    first_of_album = isinstance(answer, Gave) and bool(answer.album)  # the others are not answered, so this one is
    return await take(Taking(work, actor, v, seen, minor=not first_of_album), draft, answer, *notes)


async def understood(message: Message, draft: Draft, step: Step | None, taking: Taking) -> Given | None:
    """The answer in a message; None for what cannot be read, and where nothing can be kept."""
    if step is None:
        return None
    if point_in(draft) and (chosen := about_point(message, taking.v.t)):
        return chosen
    today = await dialogs.today(taking.work, taking.actor) if step.kind is Kind.DATE else None
    return given(message, step, taking.v.t, today)


async def _unreadable(message: Message, draft: Draft, step: Step | None, taking: Taking) -> Screen:
    """A sticker, a dice, marks that show nothing; a contact where words are asked is kept."""
    reason = UNREADABLE.get(step.kind, "pick_one") if step and step.key == draft.step else "pick_one"
    note = trouble(taking.v, reason)
    if message.contact:
        told = Wrote(_named(message), message=message.message_id)
        draft, note = await dialogs.keep(taking.work, taking.actor, draft, told), odd_kept.added(taking.v)
    return await showing.present(taking.work, taking.actor, taking.v, draft, before=note)


def _named(message: Message) -> str:
    found = message.contact
    return " ".join(filter(None, (found.first_name, found.last_name, found.phone_number))) if found else ""


def _forgotten(draft: Draft, step: Step, answer: Given, taking: Taking) -> bool:
    """After a long silence «Добрий день» is no street: it is kept, and the question is named again."""
    plain = isinstance(answer, Wrote) and not any(map(str.isdigit, answer.text))
    asked = step.kind is Kind.TEXT and draft.form in dialogs.LASTING
    return plain and asked and dialogs.paused(draft, taking.work.now)
