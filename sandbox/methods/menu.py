"""The button beside the input field."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, find_chat, method
from sandbox.errors import refuse

_BUTTONS = ("default", "commands", "web_app")


@method("setChatMenuButton")
def set_chat_menu_button(call: Call) -> bool:
    """The button beside the input field, for one chat or for all."""
    button = call.params.parsed("menu_button", "menu button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in _BUTTONS:
        raise refuse("can't parse menu button: Unsupported type specified")
    call.bot.menus[_whose(call)] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(call: Call) -> dict[str, Any]:
    """The button for one chat, or the one for all."""
    menus = call.bot.menus
    return menus.get(_whose(call)) or menus.get(0) or {"type": "commands"}


def _whose(call: Call) -> int:
    return find_chat(call).peer.id if call.params.text("chat_id") else 0
