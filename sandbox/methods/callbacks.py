"""Answering a pressed button."""

from __future__ import annotations

import time

from sandbox.call import Call, method
from sandbox.errors import refuse
from sandbox.utf16 import length

_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_TEXT_LIMIT = 200


@method("answerCallbackQuery")
def answer_callback_query(call: Call) -> bool:
    """Stop the spinner, perhaps with words; once, and within 15 s of real time."""
    text = call.params.text("text")
    if length(text) > _TEXT_LIMIT:
        raise refuse("MESSAGE_TOO_LONG")
    query_id = call.params.text("callback_query_id")
    query = call.bot.queries.pop(query_id, None)
    if query is None or time.monotonic() - query.asked > call.world.query_seconds:
        raise refuse(_TOO_OLD)
    if text:
        alert = call.params.flag("show_alert")
        query.chat.toast({"callback_query_id": query_id, "text": text, "show_alert": alert})
    call.world.changes.chat(query.chat.peer.id)
    return True
