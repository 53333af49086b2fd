"""getUpdates."""

from __future__ import annotations

from typing import Any

from sandbox.call import Call, method
from sandbox.errors import refuse

_WEBHOOK_SET = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@method("getUpdates")
async def get_updates(call: Call) -> list[dict[str, Any]]:
    """Confirm by offset, then wait for updates up to `timeout` seconds of real time."""
    if call.bot.webhook.url:
        raise refuse(_WEBHOOK_SET, 409)
    queue, params = call.bot.queue, call.params
    if "allowed_updates" in params.raw:
        queue.allowed = allowed(params.parsed("allowed_updates", "allowed updates"))
    offset = params.number("offset")
    if offset:
        queue.confirm(offset)
    return await queue.poll(params.between("limit", 100, 1, 100), params.between("timeout", 0, 0, 50))


def allowed(kinds: Any) -> frozenset[str] | None:
    """The kinds of updates a bot asks for; an empty list means the usual ones."""
    if not isinstance(kinds, list) or not kinds:
        return None
    return frozenset(str(kind) for kind in kinds)
