"""An admin's first notice: whom, what, how many, done."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Html
from bot.ui import labels
from bot.ui.callbacks import Answer, Move
from bot.ui.dialogs.question import question
from bot.ui.screen import Button, Screen, one_each
from bot.ui.view import View
from domain.communities import Community
from domain.deadlines import daytime
from domain.forms import Draft, Form
from domain.people import Actor


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
