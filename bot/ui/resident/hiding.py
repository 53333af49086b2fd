"""«Сховати розмову»: a button for every screen that may give a person away, and what stands there instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.ui import labels
from bot.ui.callbacks import Case, Menu
from bot.ui.menus import menu_keys
from bot.ui.screen import Button, Key, Row, Screen, one_each
from bot.ui.view import View
from domain.people import Actor
from domain.requests import Request


def hideable(v: View, screen: Screen) -> Screen:
    """The same screen with the way to hide the chat: beside its buttons, or under the text field."""
    if screen.keys is not None:
        return replace(screen, keys=[*screen.keys, [Key(v.t.plain(labels.HIDE))]])
    return replace(screen, buttons=(*screen.buttons, (hide(v),)))


def foldable(v: View, actor: Actor, request: Request, screen: Screen) -> Screen:
    """The same screen with the way to fold it up again, for whoever is told here without details."""
    if not (request.sensitive or actor.person.safe.neutral):
        return screen
    fold = Button(v.t.plain("🫥 Hide"), Case("close", request.id, request.version))
    return replace(screen, buttons=(*screen.buttons, (fold,)))


def hidden(v: View, actor: Actor, messages: Iterable[int]) -> Screen:
    """What a stranger may see: nothing of what was said."""
    text = v.t.say("Hello. Here you can learn about the services of the community.")
    known = actor if actor.registered or actor.memberships else None
    return Screen(text, keys=menu_keys(v, known), deletes=tuple(messages))


def hide(v: View) -> Button:
    """«Сховати розмову»."""
    return to(v, labels.HIDE, "hide")


def hide_row(v: View) -> tuple[Row, ...]:
    """The same as a row of its own."""
    return one_each(hide(v))


def to(v: View, label: str, item: str) -> Button:
    """A button to a place of the menus."""
    return Button(v.t.plain(label), Menu(item))
