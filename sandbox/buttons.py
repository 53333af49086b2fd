"""Pressing inline buttons: each press is a query that waits for its answer."""

from __future__ import annotations

import time
from typing import Any

from sandbox.errors import ControlError
from sandbox.people import Actor
from sandbox.state import Query


def press(actor: Actor, message_id: Any, data: str | None, text: str | None) -> str:
    """Press an inline button by its data or by what is written on it; the query's id."""
    markup = actor.there(message_id).data.get("reply_markup", {})
    buttons = [button for row in markup.get("inline_keyboard", []) for button in row]
    for button in buttons:
        if button.get("callback_data") == data if data is not None else button["text"] == text:
            if "callback_data" not in button or button.get("disabled"):
                raise ControlError(400, "this button calls nothing back")
            return callback(actor, message_id, button["callback_data"])
    raise ControlError(404, "the message has no such button")


def callback(actor: Actor, message_id: Any, data: str) -> str:
    """Call back with any data, forged or true; the query's id."""
    message = actor.there(message_id)
    actor.allowed()
    query_id = str(actor.world.number())
    now = time.monotonic()
    _forget_old(actor, now)
    actor.bot.queries[query_id] = Query(actor.chat, now)
    query = {
        "id": query_id,
        "from": actor.person.user,
        "message": message.data,
        "chat_instance": str(actor.bot.id * 1_000_003 + actor.chat.peer.id),
        "data": data,
    }
    actor.update("callback_query", query)
    return query_id


def _forget_old(actor: Actor, now: float) -> None:
    """Queries stand in order of time: those nobody answered in time leave from the front."""
    queries = actor.bot.queries
    while queries and now - queries[first := next(iter(queries))].asked > 4 * actor.world.query_seconds:
        del queries[first]
