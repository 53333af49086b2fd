"""Oneself: language, phone, place, and what is sent."""

from __future__ import annotations

from collections.abc import Mapping

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Menu
from bot.ui.dialogs.question import pretty
from bot.ui.resident import notice_mutes
from bot.ui.screen import Button, Row, Screen, one_each
from bot.ui.view import View
from domain.communities import Community
from domain.notice_topics import ALL, topics_off
from domain.notices import TOPICS
from domain.people import Person
from domain.privacy import MUTABLE
from domain.reaching import switched_off

KINDS = {
    "notices": mark("Community notices"),
    "visits": mark("Visit reminders"),
    "checkins": mark("Whether all is well"),
    "surveys": mark("Whether we helped"),
    "drafts": mark("Unfinished requests"),
}


def page(v: View, person: Person, community: Community | None = None) -> Screen:
    """What is set now, and what can be changed."""
    muted = ", ".join(not_sent(v, person))
    lines = [
        v.t.say("<b>Settings</b>"),
        v.t.say(
            "Settlement: {place}", place=v.place(person.settlement) if person.settlement else v.t.say("none named")
        ),
        *([v.t.say("Community: {name}", name=community.name)] if community else []),
        v.t.say("Phone: {phone}", phone=pretty(person.phone) if person.phone else v.t.say("none")),
        v.t.say("Not sent: {kinds}", kinds=muted) if muted else v.t.say("You get all our messages."),
    ]
    buttons = {
        "my_phone": v.t.plain("☎️ Change the phone"),
        "place": v.t.plain("🏘 I have moved"),
        "quiet": v.t.plain("🔕 What to send"),
        "safe": v.t.plain("🤫 Safe contact"),
        "language": v.t.plain(labels.LANGUAGE),
    }
    return Screen(Html("\n".join(lines)), buttons=menu_of(buttons), edit=True)


def not_sent(v: View, person: Person) -> list[str]:
    """The kinds of messages, and the topics of notices, that the person switched off."""
    off = switched_off(person.quiet)
    kinds = [v.t.plain(KINDS[kind]).lower() for kind in MUTABLE if kind in off]
    return [*kinds, *notice_mutes.muted_topics(v, person)]


def quiet(v: View, person: Person) -> Screen:
    """Kinds of messages to switch off; the answer to what one asked for and the urgent always come."""
    text = v.t.say(
        "What shall we send you? Press to switch it off or on. "
        "Answers to your requests and urgent messages always come."
    )
    off = switched_off(person.quiet) | ({ALL} if len(topics_off(person.quiet)) == len(TOPICS) else set())
    signs = {kind: "🔕" if kind in off else "🔔" for kind in MUTABLE}
    leads = {ALL: notice_mutes.PAGE}  # notices have a page of their own, topic by topic
    kinds = {leads.get(kind, f"mute_{kind}"): f"{signs[kind]} {v.t.plain(KINDS[kind])}" for kind in MUTABLE}
    return Screen(text, buttons=menu_of({**kinds, "settings": v.t.plain(labels.BACK)}), edit=True)


def phone_kept(v: View, phone: str) -> Screen:
    """The new number, and where it does not reach."""
    text = v.t.say("Your phone: {phone}. Requests that are open keep the number given with them.", phone=pretty(phone))
    return Screen(text)


def menu_of(items: Mapping[str, str]) -> tuple[Row, ...]:
    """A button for each thing one may wish for, by its name in the menu."""
    return one_each(*(Button(text, Menu(item)) for item, text in items.items()))
