"""The rights over one's data: what is said of it, a copy, and being forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Menu
from bot.ui.menus import menu_keys
from bot.ui.resident.settings import menu_of
from bot.ui.resident.start import details
from bot.ui.screen import Button, Document, Screen, one_each
from bot.ui.view import View
from domain.communities import Community
from domain.people import Actor
from domain.requests import Request

ASK_FORGET, FORGET = "forget", "forget_yes"


def privacy(v: View, actor: Actor, community: Community | None) -> Screen:
    """The notice for someone who already agreed: who answers for the data, and the ways to one's rights."""
    lines = [details(v).text]
    if community:
        lines.append(_controller(v, community))
    ways = {"mydata": v.t.plain("📄 My data"), ASK_FORGET: v.t.plain("🗑 Forget me")}
    danger = {} if actor.registered else {"danger": v.t.plain(labels.DANGER)}  # no keyboard yet
    return Screen(Html("\n\n".join(lines)), buttons=menu_of({**ways, **danger}))


def _controller(v: View, community: Community) -> Html:
    """Who answers for the data, and whom to ask of it."""
    if not community.phone:
        return v.t.say("Your community: {name}.", name=community.name)
    return v.t.say(
        "Your community: {name}. Questions about your data: {phone}.", name=community.name, phone=community.phone
    )


def data(v: View, page_of_data: str, plain: str) -> Screen:
    """The two files."""
    text = v.t.say("Here is everything we keep about you. The first file is easy to read, the second is for programs.")
    files = (
        Document(v.t.plain("my-data") + ".html", page_of_data),
        Document(v.t.plain("my-data") + ".json", plain),
    )
    return Screen(text, documents=files, protect=False)


def too_much(v: View) -> Screen:
    """More than one message may carry."""
    return Screen(
        v.t.say("There is too much for one message. The office will give you the whole of it: press “📞 Call me”.")
    )


def ask_forget(v: View, actor: Actor, open_now: Sequence[Request]) -> Screen:
    """The first of two steps: what goes, what stays and why."""
    lines = [
        v.t.say("<b>Shall we forget you?</b>"),
        v.t.say(
            "We erase: your name, phone, address, all you wrote, settings, and this chat as far as Telegram lets us."
        ),
        v.t.say(
            "The office keeps: the number, dates, service, settlement and outcome of each request. "
            "It accounts for them by law."
        ),
        v.t.say("This cannot be undone."),
    ]
    if open_now:
        numbers = ", ".join(request.number for request in open_now)
        lines.insert(1, v.t.say("Open requests will be cancelled: {numbers}.", numbers=numbers))
    yes = Button(v.t.plain("🗑 Yes, erase all"), Menu(FORGET))
    no = Button(v.t.plain("No, keep it"), Menu("settings"))
    danger = None if actor.registered else Button(v.t.plain(labels.DANGER), Menu("danger"))  # no keyboard yet
    return Screen(Html("\n\n".join(lines)), buttons=one_each(no, yes, danger))


def forgotten(v: View, messages: Iterable[int]) -> Screen:
    """Done; the door stays open."""
    lines = [
        v.t.say("Everything is erased. If you need help some day, press /start."),
        v.t.say("Older messages of this chat can be erased in Telegram itself."),
    ]
    return Screen(Html("\n\n".join(lines)), keys=menu_keys(v, None), deletes=tuple(messages))


def staff_stays(v: View) -> Screen:
    """Whoever works here is taken off the staff first."""
    return Screen(v.t.say("You work here. First your coordinator takes you off the staff, then we erase your data."))


def still_checked(v: View) -> Screen:
    """A sensitive request is open."""
    text = v.t.say("First a person must make sure that you are all right. They will contact you. Then we erase all.")
    return Screen(text)


def changed_notice(v: View) -> Screen:
    """The processing notice has a new version since this person agreed."""
    text = v.t.say("We have changed what we say about your data. Please read it.")
    ways = {"new_notice": v.t.plain(labels.DETAILS)}
    return Screen(text, buttons=menu_of(ways))
