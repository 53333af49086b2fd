"""Where another person lives: one's own place by a button, any other by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Answer, Move, Where
from bot.ui.dialogs.question import question
from bot.ui.resident.places import MANY, SHOWN, turning
from bot.ui.resident.places_names import names
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.communities import Settlement
from domain.dialogs import REQUEST
from domain.forms import Draft
from domain.pages import part
from domain.people import Actor
from domain.whom import PLACE

THEIRS = "theirs"  # another page of the places found


def where(v: View, actor: Actor, draft: Draft, before: str, edit: bool) -> Screen:
    """The question: most people write about a neighbour, so one's own place is a button."""
    asked = question(v, REQUEST, draft, actor.person, before, edit)
    here = actor.person.settlement
    own = _rows(draft, [(here, f"🏠 {v.place(here)}")] if here else [])
    return replace(asked, buttons=(*own, *asked.buttons))


def found(v: View, draft: Draft, places: Sequence[Settlement], served: Mapping[str, str], page: int = 0) -> Screen:
    """What the written name may mean, five at a time."""
    text = v.t.say("Is it this place?") if len(places) == 1 else v.t.say("There are several. Which one is it?")
    if len(places) > MANY:
        text = v.t.say("There are many such places. Choose one, or write a few more letters.")
    shown, here, more = part(list(zip(places, names(v, places, served), strict=True)), SHOWN, page)
    turns = turning(v, Where(draft.nonce, THEIRS, page=here), more)
    again = Button(v.t.plain("🔎 Another name"), Move(draft.nonce, PLACE, "again"))
    cancel = Button(v.t.plain(labels.CANCEL), Move(draft.nonce, PLACE, "cancel"))
    rows = _rows(draft, [(place.code, name) for place, name in shown])
    return Screen(text, buttons=(*rows, *turns, (again,), (cancel,)), edit=True)


def no_such(v: View) -> Html:
    """Nothing like it: nobody is held up by a name."""
    return v.t.say("We found no such name. Write it another way, or press “Skip” if you do not know.")


def not_served(v: View, place: Settlement) -> Html:
    """A real place whose community has no Susid yet: who helps there."""
    return v.t.say(
        "{name}: the community there is not connected to Susid yet. Please call 1545, around the clock: "
        "they will tell you who helps there.",
        name=place.name,
    )


def _rows(draft: Draft, named: Iterable[tuple[str, str]]) -> tuple[Row, ...]:
    return one_each(*(Button(name, Answer(draft.nonce, PLACE, code)) for code, name in named))
