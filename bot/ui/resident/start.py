"""The first meeting: who we are, the processing notice, and the menu."""

from __future__ import annotations

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Agree, Menu, More, Move, Speak
from bot.ui.menus import menu
from bot.ui.resident.linking_entry import ITEM, entry
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.dialogs import FORMS
from domain.forms import REVIEW, Draft, place_in
from domain.people import Actor

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
    """Who we are, what is kept, and the ways on; whoever reads no Ukrainian changes the language first."""
    place = _code(place)
    text = Html("\n\n".join([v.t.say(HELLO), v.t.say(NOTICE_SHORT)]))
    agree = Button(v.t.plain(labels.AGREE), Agree(place))
    more = Button(v.t.plain(labels.DETAILS), More(place))
    paper = None if place == ITEM else entry(v)
    other = Button(v.t.plain(labels.LANGUAGE), Speak(place))
    return Screen(text, buttons=one_each(agree, more, paper, _danger(v), other))


def details(v: View, place: str = "") -> Screen:
    """The whole notice: purpose, controller, recipients, term, rights (Law 2297-VI, art. 8 and 12)."""
    lines = [
        v.t.say("<b>What we do with what you write</b>"),
        v.t.say("Why: to arrange social help for you. Who is responsible: your community's council."),
        v.t.say("Who sees it: your social worker and the head of social services. Nobody else."),
        v.t.say("How long: while you are being helped and for the time that the office's archive rules set."),
        v.t.say("Your rights: to see what is kept, to correct it, to withdraw, to have it erased, to complain."),
        v.t.say("Telegram is a foreign service and keeps this chat too. Please never send documents or codes here."),
    ]
    agree = Button(v.t.plain(labels.AGREE), Agree(_code(place)))
    return Screen(Html("\n\n".join(lines)), buttons=one_each(agree, _danger(v)), edit=True)


def home(v: View, actor: Actor, resumable: Draft | None = None) -> Screen:
    """The menu, with an unfinished request offered."""
    here = menu(v, actor)
    return here if resumable is None else here.followed_by(unfinished(v, resumable))


def unfinished(v: View, draft: Draft) -> Screen:
    """Nothing is lost: go on where it stopped, or start anew."""
    go_on = Button(v.t.plain("▶️ Go on"), Move(draft.nonce, draft.step, "resume"))
    anew = Button(v.t.plain("✖️ Erase it"), Move(draft.nonce, draft.step, "cancel"))
    lines = [v.t.say("You have an unfinished request. Everything you wrote is kept."), *stopped_at(v, draft)]
    return Screen(Html("\n".join(lines)), buttons=one_each(go_on, anew))


def stopped_at(v: View, draft: Draft) -> list[Html]:
    """At which question, of a longer dialog."""
    number, total = place_in(FORMS[draft.form], draft)
    if draft.step == REVIEW:
        return [v.t.say("All is answered, only “Send” is left. Shall we go on?")]
    return [v.t.say("You stopped at question {number} of {total}. Shall we go on?", number=number, total=total)]


def _code(place: str) -> str:
    """A settlement's or community's code from a link, or "": whatever else was typed does not fit on a button."""
    return place if place.isascii() and place.isalnum() and len(place) <= 19 else ""


def _danger(v: View) -> Button:
    return Button(v.t.plain(labels.DANGER), Menu("danger"))
