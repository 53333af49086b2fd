"""Which messages a call left in the chat: their ids, as Telegram's answer tells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_MAKE_NONE = frozenset({"editMessageReplyMarkup", "deleteMessages", "deleteMessage"})


def produced(call: Mapping[str, Any], result: Any) -> tuple[int, ...]:
    """The ids of the messages that are now there to be read because of this call; of an album, all of them."""
    if call["method"] in _MAKE_NONE:
        return ()
    if isinstance(result, list):
        return tuple(message.get("message_id", 0) for message in result if isinstance(message, dict))
    found = result.get("message_id") if isinstance(result, dict) else None
    return (found,) if found else ()
