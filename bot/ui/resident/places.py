"""Finding one's place by typing it: the question, what was found, and what becomes of the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Answer, Move, Where
from bot.ui.menus import menu_keys
from bot.ui.resident.places_names import names
from bot.ui.screen import Button, Key, Row, Screen, one_each
from bot.ui.turning import turns
from bot.ui.view import View
from domain.communities import Community, Settlement
from domain.forms import Draft
from domain.pages import part
from domain.people import Actor
from domain.requests import Request

STEP = "settlement"
SHOWN = 5
MANY = 15  # nobody likes to turn so many pages


def place_question(v: View, actor: Actor, community: Community | None = None) -> Screen:
    """Which settlement; a community known from the link or the wall poster is named, and where one lives now."""
    lines = [v.t.say("Community: {name}.", name=community.name)] if community else []
    if actor.registered:
        lines.append(v.t.say("You are here now: {place}.", place=v.place(actor.person.settlement)))
    lines.append(v.t.say("Write the name of your village, settlement or town."))
    if not actor.registered:
        lines.append(v.t.say("Or choose it from a list below."))
    return Screen(Html("\n".join(lines)), keys=_keys(v, actor), unbutton=True)


def places(v: View, draft: Draft, found: Sequence[Settlement], served: Mapping[str, str], page: int = 0) -> Screen:
    """«Знайшлося кілька. Який ваш?», five at a time; `served` are the names of communities by code."""
    text = v.t.say("Is this your place?") if len(found) == 1 else v.t.say("There are several. Which one is yours?")
    if len(found) > MANY:
        text = v.t.say("There are many such places. Choose yours, or write a few more letters.")
    named, here, more = part(list(zip(found, names(v, found, served), strict=True)), SHOWN, page)
    rows = [(Button(name, Answer(draft.nonce, STEP, place.code)),) for place, name in named]
    others = turning(v, Where(draft.nonce, "found", page=here), more)
    again = Button(v.t.plain("🔎 Another name"), Move(draft.nonce, STEP, "again"))
    return Screen(text, buttons=(*rows, *others, (again,)), edit=True)


def turning(v: View, here: Where, more: bool) -> tuple[Row, ...]:
    """To the other pages of what is shown `here`."""
    return turns(v, here.page, more, lambda to: replace(here, page=to))


def no_place(v: View, draft: Draft, long: bool = False) -> Screen:
    """Nothing like it: try again, choose, or a person will call."""
    text = v.t.say("We found no such name. Try writing it another way, or press “I don't know” and we will call you.")
    if long:
        text = v.t.say("Here we need the name of the place only. You will tell us the rest in a moment.")
    return Screen(text, buttons=_ways(v, draft))


def pinned(v: View, draft: Draft) -> Screen:
    """A place on the map is never taken for the community: it may be where the person is today."""
    return Screen(
        v.t.say(
            "Thank you for the map. So as not to be mistaken, we need the name. Write it or choose it from a list."
        ),
        buttons=_ways(v, draft),
    )


def name_please(v: View, draft: Draft) -> Screen:
    """A voice, a photo or a sticker in place of the name."""
    return Screen(
        v.t.say("Here we need the name in letters. Write it or choose it from a list. Voice and photos come later."),
        buttons=_ways(v, draft),
    )


def not_served(v: View, place: Settlement | None) -> Screen:
    """A real place whose community has no Susid yet."""
    name = place.name if place else ""
    lines = [
        v.t.say("{name}: your community is not connected yet.", name=name),
        v.t.say("Please call the government line 1545, around the clock, or your community's council."),
        v.t.say("If help is for somebody in another place, or we misunderstood, write the name of that place."),
    ]
    return Screen(Html("\n".join(lines)))


def settled(
    v: View, actor: Actor, community: Community, place: str, staying: Sequence[Request] = (), wished: bool = False
) -> Screen:
    """The place is known: the menu opens, or what was `wished` goes on. Open requests stay with their workers, and
    that is said."""
    text = v.t.say("Settlement: {place}.\nCommunity: {community}.", place=place, community=community.name)
    if not wished:
        text = Html(f"{text}\n\n{v.t.say('Press “🤝 I need help” whenever you are ready.')}")
    if staying:
        numbers = ", ".join(one.number for one in staying)
        stay = v.t.say("Your open requests stay with the same social workers: {numbers}.", numbers=numbers)
        text = Html(f"{text}\n\n{stay}")
    return Screen(text, keys=menu_keys(v, actor), unbutton=True)


def same_place(v: View, actor: Actor, community: Community, place: str) -> Screen:
    """Nothing had to be changed."""
    text = v.t.say("You are already here: {place}, community {community}.", place=place, community=community.name)
    return Screen(text, keys=menu_keys(v, actor), unbutton=True)


def _ways(v: View, draft: Draft) -> tuple[Row, ...]:
    """Where typing does not help."""
    pick = Button(v.t.plain(labels.PICK_PLACE), Where(draft.nonce, "list"))
    return one_each(pick, Button(v.t.plain(labels.DONT_KNOW), Where(draft.nonce, "call")))


def _keys(v: View, actor: Actor) -> list[list[Key]]:
    """Under the text field: the list, a person who helps, danger; who only wanted to look may leave."""
    asked = [labels.PICK_PLACE, labels.DONT_KNOW, labels.DANGER]
    return [[Key(v.t.plain(label))] for label in (*asked, *([labels.CANCEL] if actor.registered else []))]
