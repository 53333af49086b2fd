"""What conversations about the card of a case need: the living card, and which messages have its buttons."""

from __future__ import annotations

from bot.phone import Json, Phone, buttons, said
from tests.chats.steps import on_screen, until


async def cards(phone: Phone, number: str) -> list[Json]:
    """All messages in a chat that are cards of this case, whatever they are now."""
    return [m for m in await phone.screen() if m["from"] == "bot" and number in said(m) and "Стан:" in said(m)]


async def living(phone: Phone, number: str) -> Json:
    """The one card that has buttons."""
    (found,) = [m for m in await cards(phone, number) if buttons(m)]
    return found


async def reads_there(phone: Phone, message: Json, words: str) -> Json:
    """Wait until this very message has these words or buttons."""

    def there(chat: Json) -> bool:
        return any(m["message_id"] == message["message_id"] and words in on_screen(m) for m in chat["messages"])

    await until(phone, there, words)
    return next(dict(m) for m in (await phone.chat())["messages"] if m["message_id"] == message["message_id"])
