"""The first meeting: who we are, the processing notice, the place, and the menu."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Agree, Answer, Menu, More, Move
from bot.ui.screen import Button, Key, Row, Screen, one_each
from bot.ui.view import View
from domain.communities import Community, Settlement
from domain.forms import Draft
from domain.people import Actor, Role

HELLO = mark(
    "Hello. I am Susid, the bot of social help of your community. "
    "I will help you reach a social worker and tell you what happens next."
)
NOTICE_SHORT = mark(
    "To help you, the community will keep what you write: name, phone, address, what happened. "
    "Only your social worker and their head see it. Telegram is a foreign service, so please do not send "
    "your passport or tax number here. You can cancel a request at any time and ask to have your data erased."
)


def welcome(v: View, place: str = "") -> Screen:
    """Who we are, what is kept, and the two ways on."""
    place = _code(place)
    text = Html("\n\n".join([v.t.say(HELLO), v.t.say(NOTICE_SHORT)]))
    agree = Button(v.t.plain(labels.AGREE), Agree(place))
    more = Button(v.t.plain(labels.DETAILS), More(place))
    return Screen(text, buttons=one_each(agree, more, _danger(v)))


def details(v: View, place: str = "") -> Screen:
    """The whole notice: purpose, controller, recipients, term, rights (Law 2297-VI, art. 8 and 12)."""
    lines = [
        v.t.say("<b>What we do with what you write</b>"),
        v.t.say("Why: to arrange social help for you. Who is responsible: your community's council."),
        v.t.say("Who sees it: your social worker and the head of social services. Nobody else."),
        v.t.say("How long: while you are being helped and for the time that the office's archive rules set."),
        v.t.say("Your rights: to see what is kept, to correct it, to withdraw, to have it erased, to complain."),
        v.t.say("Telegram is abroad and keeps the chat too. Please never send documents or codes here."),
    ]
    agree = Button(v.t.plain(labels.AGREE), Agree(_code(place)))
    return Screen(Html("\n\n".join(lines)), buttons=one_each(agree, _danger(v)), edit=True)


def privacy(v: View) -> Screen:
    """The same notice for someone who already agreed."""
    return Screen(details(v).text)


def place_question(v: View, community: Community | None = None) -> Screen:
    """Which settlement; with a community known from the link or the wall poster, its name is said."""
    text = v.t.say("Write the name of your village, settlement or town.")
    if community:
        named = v.t.say("Community: {name}.", name=community.name)
        text = Html(f"{named}\n{text}")
    return Screen(text, keys=menu_keys(v, None))


def places(v: View, draft: Draft, found: Sequence[Settlement], communities: dict[str, str]) -> Screen:
    """«Знайшлося кілька. Який ваш?»"""
    one = len(found) == 1
    text = v.t.say("Is this your place?") if one else v.t.say("There are several. Which one is yours?")
    rows: list[Row] = [
        (Button(_place_name(v, place, communities), Answer(draft.nonce, "settlement", place.code)),) for place in found
    ]
    again = Button(v.t.plain("🔎 Another name"), Move(draft.nonce, "settlement", "again"))
    return Screen(text, buttons=(*rows, (again,)), edit=False)


def no_place(v: View, draft: Draft) -> Screen:
    """Nothing like it: try again, or a person will call."""
    text = v.t.say("We found no such name. Try writing it another way, or press “I don't know” and call us.")
    unknown = Button(v.t.plain("I don't know"), Move(draft.nonce, "settlement", "unknown"))
    return Screen(text, buttons=one_each(unknown))


def unknown_place(v: View, communities: Sequence[Community]) -> Screen:
    """Whom to call when the place cannot be found."""
    served = [_contact(v, c) for c in communities if c.phone]
    lines = [v.t.say("That is all right. Call your community, they will help:"), *served]
    lines.append(v.t.say("The government line answers around the clock: 1545."))
    return Screen(Html("\n".join(lines)))


def not_served(v: View, place: Settlement | None) -> Screen:
    """A real place whose community has no Susid yet."""
    name = place.name if place else ""
    lines = [
        v.t.say("{name}: your community is not connected yet.", name=name),
        v.t.say("Please call the government line 1545, around the clock, or your community's council."),
        v.t.say("If we misunderstood, write the name once more."),
    ]
    return Screen(Html("\n".join(lines)))


def settled(v: View, actor: Actor, community: Community, place: str) -> Screen:
    """The place is known: the menu opens."""
    text = v.t.say(
        "Settlement: {place}.\nCommunity: {community}.\n\nPress “🤝 I need help” whenever you are ready.",
        place=place,
        community=community.name,
    )
    return Screen(text, keys=menu_keys(v, actor))


def home(v: View, actor: Actor, resumable: Draft | None = None) -> Screen:
    """The menu, with an unfinished request offered."""
    words = v.t.say("How can we help?") if actor.registered else v.t.say("Good to see you. New requests come here.")
    menu = Screen(words, keys=menu_keys(v, actor))
    if resumable is None:
        return menu
    return menu.followed_by(unfinished(v, resumable))


def unfinished(v: View, draft: Draft) -> Screen:
    """Nothing is lost: go on or start anew."""
    go_on = Button(v.t.plain("▶️ Go on"), Move(draft.nonce, draft.step, "resume"))
    anew = Button(v.t.plain("✖️ Erase it"), Move(draft.nonce, draft.step, "cancel"))
    return Screen(
        v.t.say("You have an unfinished request. Everything you wrote is kept."),
        buttons=one_each(go_on, anew),
    )


def menu_keys(v: View, actor: Actor | None) -> list[list[Key]]:
    """The keyboard under the text field: large, always there; staff have a row of their own."""

    def key(label: str) -> Key:
        return Key(v.t.plain(label))

    if actor is None:
        return [[key(labels.DANGER)]]
    staff = [key(labels.CASES)] if actor.helping else []
    admin = [key(labels.NOTICE)] if actor.holds(Role.ADMIN) else []
    if (staff or admin) and not actor.registered:
        return [[*staff, *admin], [key(labels.MORE)]]
    rows = [
        [key(labels.NEED_HELP)],
        [key(labels.MY_REQUESTS), key(labels.CALL_ME)],
        [key(labels.DANGER), key(labels.MORE)],
    ]
    return [row for row in ([*staff, *admin], *rows) if row]


def _code(place: str) -> str:
    """A settlement's or community's code from a link, or "": whatever else was typed does not fit on a button."""
    return place if place.isascii() and place.isalnum() and len(place) <= 19 else ""


def _danger(v: View) -> Button:
    return Button(v.t.plain(labels.DANGER), Menu("danger"))


def _place_name(v: View, place: Settlement, communities: dict[str, str]) -> str:
    """«Вишневе, Шишацька громада, Миргородський район»: enough to tell namesakes apart."""
    kind = v.t.plain("{name} community", name=communities.get(place.community, place.raion))
    return f"{place.name} · {kind} · {place.oblast}"


def _contact(v: View, community: Community) -> Html:
    return v.t.say("{name}: {phone}", name=community.name, phone=community.phone)
