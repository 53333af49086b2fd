"""What an update is, decided from data that was read once. All async: aiogram runs others through a thread."""

from __future__ import annotations

from typing import Any

from aiogram import filters
from aiogram.filters import Filter
from aiogram.types import Message, TelegramObject

from bot.ui.callbacks import Callback
from domain.acting import acting
from domain.forms import Draft
from domain.people import Actor, Role
from usecases.dialogs import draft_of
from usecases.ports import UnitOfWork


class Pressed(Filter):
    """A button of this kind, with one of these verbs, items or lists if any are named."""

    def __init__(self, kind: type[Callback], *verbs: str) -> None:
        self.kind, self.verbs = kind, frozenset(verbs)

    async def __call__(self, event: TelegramObject, press: Callback | None = None) -> bool:
        verb: Any = next((getattr(press, name) for name in ("verb", "item", "which") if hasattr(press, name)), None)
        return isinstance(press, self.kind) and (not self.verbs or verb in self.verbs)


class Command(filters.Command):
    """One of these commands. `/my@susid_bot` counts unlooked: aiogram would ask Telegram who we are, at every one."""

    def __init__(self, *commands: str) -> None:
        super().__init__(*commands, ignore_case=True, ignore_mention=True)


class Says(Filter):
    """One of these labels, pressed under the text field or typed."""

    def __init__(self, *labels: str) -> None:
        self.labels = frozenset(labels)

    async def __call__(self, event: TelegramObject, label: str = "") -> bool:
        return label in self.labels


class InDialog(Filter):
    """The person is in a dialog."""

    async def __call__(self, event: TelegramObject, actor: Actor) -> bool:
        return actor.draft is not None


class AboutRequest(Filter):
    """Telegram's reply to a message that was about a request: its id goes on."""

    async def __call__(self, event: TelegramObject, work: UnitOfWork) -> bool | dict[str, Any]:
        told = event.reply_to_message if isinstance(event, Message) else None
        about = await work.outbox.about(told.chat.id, told.message_id) if told else 0
        return {"about": about} if about else False


class OwnDraft(Filter):
    """The pressed button belongs to a dialog of this person that is still open."""

    async def __call__(self, event: TelegramObject, actor: Actor, press: Callback | None = None) -> bool:
        return draft_of(actor, getattr(press, "nonce", "")) is not None


def own_draft(actor: Actor, nonce: str) -> Draft:
    """The dialog that a button behind `OwnDraft` belongs to."""
    draft = draft_of(actor, nonce)
    assert draft is not None  # the filter has looked
    return draft


class Stranger(Filter):
    """Neither a registered resident nor staff, and not choosing the place just now."""

    async def __call__(self, event: TelegramObject, actor: Actor) -> bool:
        return not (actor.registered or actor.memberships or actor.draft)


class Helps(Filter):
    """Staff who take requests."""

    async def __call__(self, event: TelegramObject, actor: Actor) -> bool:
        return bool(actor.helping)


class SetsUp(Filter):
    """Admins and coordinators: whoever sets up communities."""

    async def __call__(self, event: TelegramObject, actor: Actor) -> bool:
        return actor.holds(Role.ADMIN) or actor.holds(Role.COORDINATOR)


class Holds(Filter):
    """Staff of this role."""

    def __init__(self, role: Role) -> None:
        self._role = role

    async def __call__(self, event: TelegramObject, actor: Actor) -> bool:
        return actor.holds(self._role)


class Acts(Filter):
    """Staff of this role whose menu is the one that is shown."""

    def __init__(self, role: Role) -> None:
        self._role = role

    async def __call__(self, event: TelegramObject, actor: Actor) -> bool:
        member = acting(actor)
        return member is not None and member.role is self._role
