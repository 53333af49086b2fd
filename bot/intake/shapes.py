"""An update as it can be read: one odd field costs nobody their words, and words in an odd place are words as well."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aiogram import Bot
from aiogram.enums import ContentType
from aiogram.types import Message, Update
from pydantic import ValidationError

from bot.intake.poller import ALLOWED
from bot.intake.unsaid import unsaid

_ELSEWHERE = frozenset({ContentType.CHECKLIST, ContentType.POLL, ContentType.RICH_MESSAGE, ContentType.PAID_MEDIA})
_SPOKEN = frozenset({"text", "title", "question", "caption"})
_MOST = 4096  # UTF-16 units of a message (Bot API), which a rich one may exceed


def update_of(payload: str, bot: Bot) -> Update | None:
    """The update; without the fields whose shape nobody knows yet. None when nothing is left to be read."""
    context = {"bot": bot}
    try:
        return Update.model_validate_json(payload, context=context)
    except ValidationError as odd:
        fields = {error["loc"][:2] for error in odd.errors()}
    try:
        return Update.model_validate(_without(json.loads(payload), fields), context=context)
    except ValueError:
        return None


def as_typed(update: Update) -> Update | None:
    """A list of tasks, a poll: read as if the same words had been typed.

    None for a kind that was not asked for, and for what nobody said."""
    if not any(getattr(update, kind) for kind in ALLOWED) or unsaid(update):
        return None
    name = "message" if update.message else "edited_message"
    message: Message | None = getattr(update, name)
    if message is None or message.text or message.content_type not in _ELSEWHERE:
        return update
    held = message.model_dump(mode="json", include={"caption", message.content_type})
    words = "\n".join(_words(held))[: _MOST // 2]
    return update.model_copy(update={name: message.model_copy(update={"text": words or None})})


def _without(found: Any, fields: set[tuple[int | str, ...]]) -> Any:
    for kind, name in (pair for pair in fields if len(pair) == 2):
        part = found.get(kind) if isinstance(found, dict) else None
        if isinstance(part, dict):
            part.pop(name, None)
    return found


def _words(part: Any, name: str = "") -> Iterator[str]:
    if isinstance(part, str) and name in _SPOKEN:
        yield part
    for key, inner in part.items() if isinstance(part, dict) else ():
        yield from _words(inner, key)
    for inner in part if isinstance(part, list) else ():
        yield from _words(inner, name)
