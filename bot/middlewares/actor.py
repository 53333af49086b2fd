"""Who acts: one read before the route is chosen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, Update, User

from bot.i18n import DEFAULT, Catalogues
from bot.middlewares.alarm import Warned, alarm, nothing_else
from bot.ui.callbacks import parse
from bot.ui.group import in_private_only
from bot.ui.labels import Readings
from bot.ui.links import BotLink
from bot.ui.screen import Screen
from bot.ui.view import View, ViewIn
from domain.notices import Limits
from domain.people import Actor
from usecases.ports import UnitOfWork
from usecases.registration import recognise

HERE = frozenset({"member", "administrator"})
Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Speaking:
    """How to speak to people: languages, labels, the time zone, and who was warned of what."""

    catalogues: Catalogues
    readings: Readings
    tz: str
    warned: Warned = field(default_factory=Warned)
    bot_link: BotLink = field(default_factory=BotLink)
    limits: Limits = field(default_factory=Limits)

    def views(self, work: UnitOfWork) -> ViewIn:
        """From a language to a view of this transaction's moment."""

        def place(code: str) -> str:
            found = work.communities.settlement(code)
            return found.name if found else ""

        return lambda lang: View(self.catalogues.texts(lang), work.now, self.tz, place, self.limits)


class ActorMiddleware(BaseMiddleware):
    """Puts actor, view, pressed button and label beside every update of a private chat; others end here.

    Words of danger, wherever they are written, are answered with the emergency numbers first; then what the
    person was doing goes on.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User | None = data.get("event_from_user")
        chat: Chat | None = data.get("event_chat")
        if user is None or user.is_bot or not isinstance(event, Update):
            return None
        if chat and chat.type != "private":
            return _in_group(event, data) if chat.type != "channel" else None
        work: UnitOfWork = data["work"]
        actor = await recognise(work, user.id, user.full_name)
        speaking: Speaking = data["speaking"]
        data.update(given(speaking, work, actor, event))
        warning = await alarm(work, actor, data["v"], speaking.warned, event, data["label"])
        if nothing_else(warning, actor, event):
            return warning
        screen = await handler(event, data)
        return _after(warning, screen)


def _after(warning: Screen | None, screen: Any) -> Any:
    """The numbers first, then whatever the person was doing."""
    if warning is None:
        return screen
    return warning.followed_by(screen) if isinstance(screen, Screen) else warning


def _in_group(update: Update, data: dict[str, Any]) -> Screen | None:
    """Whoever lets the bot into a group, or calls it there, learns that it works in private; nothing is kept."""
    member, message = update.my_chat_member, update.message
    let_in = member is not None and member.new_chat_member.status in HERE
    called = message is not None and (message.text or "").startswith("/")
    told = let_in or called
    return in_private_only(data["speaking"].views(data["work"])(DEFAULT)) if told else None


def given(speaking: Speaking, work: UnitOfWork, actor: Actor, update: Update) -> dict[str, Any]:
    """What the routes may ask for by name."""
    views = speaking.views(work)
    text = update.message.text if update.message else None
    pressed = update.callback_query
    return {
        "actor": actor,
        "v": views(actor.person.lang),
        "view_in": views,
        "bot_link": speaking.bot_link,
        "press": parse(pressed.data) if pressed else None,
        "label": speaking.readings.of(text, in_dialog=actor.draft is not None),
    }
