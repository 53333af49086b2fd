"""An admin's first notice: whom, what, how many, done. And what a new colleague reads."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html, mark
from bot.ui import labels
from bot.ui.callbacks import Answer, Move
from bot.ui.dialogs.question import question
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.communities import Community
from domain.deadlines import daytime
from domain.forms import Draft, Form
from domain.people import Actor, Role

ROLES = {
    Role.WORKER: mark("social worker"),
    Role.COORDINATOR: mark("coordinator"),
    Role.ADMIN: mark("admin"),
    Role.AUDITOR: mark("auditor"),
}
NO_ENTRY = {
    "unknown": mark("This link does not work. Please ask your coordinator for a new one."),
    "used": mark("This link was already used by another account. Please ask your coordinator for a new one."),
    "expired": mark("This link has expired. Please ask your coordinator for a new one."),
}


def whom(v: View, actor: Actor, form: Form, draft: Draft, communities: Sequence[Community]) -> Screen:
    """Which community gets the notice."""
    asked = question(v, form, draft, actor.person)
    rows = one_each(*(Button(c.name, Answer(draft.nonce, "community", c.code)) for c in communities))
    return Screen(asked.text, buttons=(*rows, *asked.buttons), edit=asked.edit)


def preview(v: View, draft: Draft, community: str, people: int) -> Screen:
    """The notice as people will read it, and how many they are."""
    head = v.t.say("Community: {name}", name=community)
    count = v.t.count("{n} person will get it:", "{n} people will get it:", people)
    night = [v.t.say("It is quiet time now: people will get it in the morning, from 08:00.")] if asleep(v) else []
    text = Html("\n".join([head, count, *night, "", v.t.say("{text}", text=draft.answers["text"])]))
    buttons = (
        (Button(v.t.plain(labels.SEND_NOTICE), Move(draft.nonce, "review", "send")),),
        (
            Button(v.t.plain(labels.BACK), Move(draft.nonce, "review", "back")),
            Button(v.t.plain(labels.CANCEL), Move(draft.nonce, "review", "cancel")),
        ),
    )
    return Screen(text, buttons=buttons)


def asleep(v: View) -> bool:
    """Whether notices wait for the morning now."""
    return daytime(v.now, v.tz) > v.now


def sent(v: View, people: int) -> Screen:
    """It is in the outbox."""
    return Screen(
        v.t.count("The notice is on its way to {n} person.", "The notice is on its way to {n} people.", people)
    )


def joined(v: View, role: Role, community: str) -> Screen:
    """A colleague came through a link."""
    text = v.t.say("Welcome to the team. Your role: {role}.", role=v.t.say(ROLES[role]))
    if community:
        text = Html(f"{text}\n{v.t.say('Community: {name}', name=community)}")
    if role is Role.WORKER:
        text = Html(f"{text}\n\n{v.t.say('New requests will come here. “🗂 My cases” shows those you have taken.')}")
    return Screen(text)


def no_entry(v: View, why: str) -> Screen:
    """Why the link does not work."""
    return Screen(v.t.say(NO_ENTRY[why]))
