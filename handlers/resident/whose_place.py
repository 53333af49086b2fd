"""Where another person lives, in the form of a request: by a button, or by the name as people write it."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.ui.callbacks import Answer, Where
from bot.ui.dialogs.words_heard import UNKNOWN
from bot.ui.resident import odd_kept
from bot.ui.resident import whose_place as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.answers import Chosen, Skipped, Wrote
from domain.communities import Settlement
from domain.dialogs import REQUEST
from domain.forms import Draft
from domain.people import Actor
from domain.places_beyond import tells_more
from domain.places_reading import LONGEST
from domain.places_text import fold
from domain.spelling import rough
from domain.whom import PLACE
from handlers import showing
from handlers.filters import Pressed
from handlers.taking import Taking, take
from usecases import dialogs
from usecases.ports import UnitOfWork

router = Router(name="whose_place")
MOST = 50  # places found
HERE = frozenset({"тут", "тут же", "тут само", "там само", "там же", "зі мною", "у мене", "здесь", "со мной", "here"})


class AskedWhose(Filter):
    """The pressed button belongs to the question where another person lives."""

    async def __call__(self, event: TelegramObject, actor: Actor, press: Any = None) -> bool | dict[str, Any]:
        found = dialogs.draft_of(actor, getattr(press, "nonce", ""))
        its = found is not None and found.form == REQUEST.id and getattr(press, "step", PLACE) == PLACE
        return {"draft": found} if its else False


async def typed(message: Message, taking: Taking, draft: Draft) -> Screen:
    """The name of a place, or that it is the same one, or that it is not known; a story that holds one is kept."""
    work, actor, v = taking.work, taking.actor, taking.v
    text = (message.text or "").strip()
    if rough(text) in UNKNOWN:
        return await take(taking, draft, Skipped(message.message_id))
    if fold(text) in HERE and actor.person.settlement:
        return await take(taking, draft, Chosen(actor.person.settlement, message.message_id))
    kept = await dialogs.noted(work, actor, draft, typed=text[:LONGEST])
    places = _found(work, text, served := await _served(work))
    told = tells_more(text, [place.name for place in places])
    if told:
        kept = await dialogs.keep(work, actor, kept, Wrote(text, message=message.message_id))
    if places:
        return ui.found(v, kept, places, served)
    why = odd_kept.added(v) if told else ui.no_such(v)
    return await showing.present(work, actor, v, kept, before=why, edit=False)


@router.callback_query(Pressed(Where, ui.THEIRS), AskedWhose())
async def turned(_: CallbackQuery, press: Where, draft: Draft, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """Another page of what was found for the name written last."""
    served = await _served(work)
    places = _found(work, str(draft.about.get("typed", "")), served)
    if not places or draft.step != PLACE:
        return await showing.present(work, actor, v, draft)
    return ui.found(v, draft, places, served, press.page)


@router.callback_query(Pressed(Answer), AskedWhose())
async def chosen(_: CallbackQuery, press: Answer, draft: Draft, actor: Actor, work: UnitOfWork, v: View) -> Screen:
    """One of the places; where nobody would come from here, it is said who helps there."""
    place = work.communities.settlement(press.value)
    if draft.step != PLACE or place is None:
        return await showing.present(work, actor, v, draft)
    if await work.communities.get(place.community) is None:
        return await showing.present(work, actor, v, draft, before=ui.not_served(v, place), edit=False)
    return await take(Taking(work, actor, v), draft, Chosen(place.code))


def _found(work: UnitOfWork, text: str, served: dict[str, str]) -> list[Settlement]:
    return list(work.communities.find(text, set(served), MOST)) if text else []


async def _served(work: UnitOfWork) -> dict[str, str]:
    return {one.code: one.name for one in await work.communities.all()}
