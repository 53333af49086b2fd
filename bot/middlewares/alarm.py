"""Words of danger, wherever they are written: heard before anything else, and answered at once with the numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiogram.types import Message, Update

from bot.ui.resident import alarm as ui
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.danger import Danger, dangers
from domain.people import Actor
from usecases import safety
from usecases.ports import UnitOfWork

EVERY = timedelta(minutes=10)
# A command and what its link carries; what somebody typed behind a stroke is heard.
_COMMAND = re.compile(r"/start(@\w+)? \S+$|/\w+(@\w+)?", re.ASCII | re.IGNORECASE)
FULL = 10_000  # people whose warnings are remembered before old ones are looked through


@dataclass(slots=True)
class Warned:
    """Who was shown the numbers for which danger, when and by which update. A restart forgets it: they come again."""

    _at: dict[tuple[int, Danger], tuple[datetime, int]] = field(default_factory=dict)

    def again(self, chat: int, kinds: frozenset[Danger], now: datetime, update_id: int) -> bool:
        """Whether the numbers are to be shown: of a kind that was not meant within ten minutes. The same update tried
        once more is answered as the first time."""
        fresh = {kind for kind in kinds if self._is_new(self._at.get((chat, kind)), now, update_id)}
        if len(self._at) > FULL:
            self._at = {key: told for key, told in self._at.items() if now - told[0] < EVERY}
        self._at.update(dict.fromkeys(((chat, kind) for kind in fresh), (now, update_id)))
        return bool(fresh)

    @staticmethod
    def _is_new(told: tuple[datetime, int] | None, now: datetime, update_id: int) -> bool:
        return told is None or told[1] == update_id or abs(now - told[0]) >= EVERY


async def alarm(
    work: UnitOfWork, actor: Actor, v: View, warned: Warned, update: Update, label: str = ""
) -> Screen | None:
    """What was said is kept, somebody is called where that is needed; the numbers, unless they were just shown.

    A `label` under the text field is pressed, not said.
    """
    message = update.message or update.edited_message
    kinds = meant(message, actor) if not label else frozenset()
    if message is None or not kinds:
        return None
    crisis = await safety.heard(work, actor, kinds, words_of(message), message.message_id)
    if not warned.again(actor.person.chat, kinds, work.now, update.update_id):
        return None
    return ui.alarm(v, kinds, crisis)


def meant(message: Message | None, actor: Actor) -> frozenset[Danger]:
    """The dangers that a resident, or a stranger, wrote of. Colleagues write of others."""
    if message is None or any(member.active for member in actor.memberships):
        return frozenset()
    words = words_of(message)
    command = _COMMAND.match(words)
    said = words[command.end() :] if command else words
    return dangers(said) if said else frozenset()


def words_of(message: Message) -> str:
    """What was typed, under a file too."""
    return message.text or message.caption or ""


def nothing_else(screen: Screen | None, actor: Actor, update: Update) -> bool:
    """Whether words outside any dialog were heard by a person already: nobody asks what to do with them."""
    text = update.message.text if update.message else None
    return screen is not None and bool(screen.about and text) and actor.registered and actor.draft is None
