"""Who acts: one read before the route is chosen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, Update, User

from bot.i18n import Catalogues
from bot.ui.callbacks import parse
from bot.ui.labels import Readings
from bot.ui.resident.help import danger
from bot.ui.screen import Screen
from bot.ui.view import View, ViewIn
from domain.danger import sounds_dangerous
from domain.people import Actor
from usecases.ports import UnitOfWork
from usecases.registration import recognise

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Speaking:
    """How to speak to people: languages, labels, the time zone."""

    catalogues: Catalogues
    readings: Readings
    tz: str

    def views(self, work: UnitOfWork) -> ViewIn:
        """From a language to a view of this transaction's moment."""

        def place(code: str) -> str:
            found = work.communities.settlement(code)
            return found.name if found else ""

        return lambda lang: View(self.catalogues.texts(lang), work.now, self.tz, place)


class ActorMiddleware(BaseMiddleware):
    """Puts actor, view, pressed button and label beside every update of a private chat; others end here.

    Words of danger, wherever they are written, are answered with the emergency numbers first; then what the
    person was doing goes on.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User | None = data.get("event_from_user")
        chat: Chat | None = data.get("event_chat")
        if user is None or user.is_bot or (chat and chat.type != "private") or not isinstance(event, Update):
            return None
        work: UnitOfWork = data["work"]
        actor = await recognise(work, user.id, user.full_name)
        data.update(given(data["speaking"], work, actor, event))
        screen = await handler(event, data)
        if isinstance(screen, Screen) and alarming(event, actor):
            community = await work.communities.get(actor.person.community)
            return danger(data["v"], community).followed_by(screen)
        return screen


def alarming(update: Update, actor: Actor) -> bool:
    """A resident, or a stranger, wrote words of danger. Colleagues write them about others."""
    message = update.message or update.edited_message
    words = (message.text or message.caption) if message else None
    return bool(words) and not actor.memberships and sounds_dangerous(words or "")


def given(speaking: Speaking, work: UnitOfWork, actor: Actor, update: Update) -> dict[str, Any]:
    """What the routes may ask for by name."""
    views = speaking.views(work)
    text = update.message.text if update.message else None
    pressed = update.callback_query
    return {
        "actor": actor,
        "v": views(actor.person.lang),
        "view_in": views,
        "press": parse(pressed.data) if pressed else None,
        "label": speaking.readings.of(text, in_dialog=actor.draft is not None),
    }
