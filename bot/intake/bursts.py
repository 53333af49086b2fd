"""Several messages in a row: all are kept and handled, the last of them is answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.intake.unsaid import SAID
from usecases.ports import Incoming


def followed(update: Incoming, following: Incoming) -> Incoming:
    """The update with what its handling may know of the next one of the chat."""
    own, after = _message(update), _message(following)
    if not (own and after):
        return update
    album = after.get("media_group_id")
    return replace(update, more=not album and _plain(after), rest=bool(album) and album == own.get("media_group_id"))


def _message(update: Incoming) -> Mapping[str, Any]:
    found = json.loads(update.payload).get("message")
    return found if isinstance(found, dict) else {}


def _plain(message: Mapping[str, Any]) -> bool:
    """Words or a file; not a command, not a key of the keyboard, which begins with a picture, nor what nobody said."""
    text = message.get("text")
    return text[:1].isalnum() if isinstance(text, str) else not SAID.isdisjoint(message)
