"""The keyboard that stays at the bottom of a chat."""

from __future__ import annotations

from typing import Any

from sandbox.state import Chat

Json = dict[str, Any]


def apply(chat: Chat, markup: Json, message_id: int) -> None:
    """Change what stands at the bottom of the chat after a message with that markup."""
    if markup.get("remove_keyboard"):
        chat.keyboard, chat.placeholder = None, ""
        return
    chat.keyboard = markup if "keyboard" in markup else None
    chat.placeholder = str(markup.get("input_field_placeholder") or "")
    chat.keyboard_from = message_id


def used(chat: Chat, text: str | None) -> None:
    """A person used the keyboard (by text, or by contact or place): a one-time one goes away."""
    keyboard = chat.keyboard
    if keyboard is None or not keyboard.get("one_time_keyboard"):
        return
    texts = {button["text"] for row in keyboard["keyboard"] for button in row}
    if text is None or text in texts:
        chat.keyboard, chat.placeholder = None, ""
