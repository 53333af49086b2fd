"""The call that changes which commands a chat lists; whoever sends it says which chat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def command_list(commands: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """These, and none of its own when there are none: then Telegram shows everybody's."""
    scope = {"scope": {"type": "chat"}}
    if not commands:
        return {"method": "deleteMyCommands", **scope}
    told = [{"command": name, "description": words} for name, words in commands]
    return {"method": "setMyCommands", "commands": told, **scope}


def addressed(call: dict[str, Any], chat: int) -> dict[str, Any]:
    """The call with the chat that it is for."""
    if "scope" in call:
        return {**call, "scope": {**call["scope"], "chat_id": chat}}
    return {**call, "chat_id": chat}
