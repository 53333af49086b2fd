"""Setting, removing and looking at the webhook."""

from __future__ import annotations

import ipaddress
import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.call import Answer, Call, method
from sandbox.errors import refuse
from sandbox.methods.polling import allowed
from sandbox.state import Webhook
from sandbox.waiting import BY_WEBHOOK

_SECRET = re.compile(r"[A-Za-z0-9_-]*$")
_SECRET_LIMIT = 256


@method("setWebhook")
def set_webhook(call: Call) -> Answer:
    """Send updates to that address from now on; an empty address means deleteWebhook."""
    url = call.params.text("url")
    if not url:
        return _deleted(call)
    _check_url(url)
    secret = _secret(call)
    _common(call)
    same = call.bot.webhook.url == url and call.bot.webhook.secret == secret
    call.bot.queue.end_poll(BY_WEBHOOK)
    call.bot.webhook = Webhook(
        url, secret, call.params.between("max_connections", 40, 1, 100), call.params.text("ip_address")
    )
    call.world.webhooks.set(call.bot)
    return Answer(True, "Webhook is already set" if same else "Webhook was set")


@method("deleteWebhook")
def delete_webhook(call: Call) -> Answer:
    """Back to getUpdates; what waits stays unless told to drop it."""
    return _deleted(call)


def _deleted(call: Call) -> Answer:
    _common(call)
    was = call.bot.webhook.url
    call.bot.webhook = Webhook()
    call.world.webhooks.remove(call.bot)
    return Answer(True, "Webhook was deleted" if was else "Webhook is already deleted")


@method("getWebhookInfo")
def get_webhook_info(call: Call) -> dict[str, Any]:
    """Where updates go, how many wait and what went wrong last."""
    hook, queue = call.bot.webhook, call.bot.queue
    info: dict[str, Any] = {"url": hook.url, "has_custom_certificate": False}
    info["pending_update_count"] = len(queue.items)
    if hook.url:
        info["max_connections"] = hook.max_connections
        info["ip_address"] = hook.ip_address or "127.0.0.1"
    if hook.error:
        info.update(last_error_date=hook.error_date, last_error_message=hook.error)
    if queue.allowed is not None:
        info["allowed_updates"] = sorted(queue.allowed)
    return info


def _common(call: Call) -> None:
    if "allowed_updates" in call.params.raw:
        call.bot.queue.allowed = allowed(call.params.parsed("allowed_updates", "allowed updates"))
    if call.params.flag("drop_pending_updates"):
        call.bot.queue.clear()


def _secret(call: Call) -> str:
    secret = call.params.text("secret_token")
    if len(secret) > _SECRET_LIMIT:
        raise refuse("secret token is too long")
    if not _SECRET.match(secret):
        raise refuse("secret token contains unallowed characters")
    return secret


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise refuse("bad webhook: Wrong HTTP URL")
    # Telegram takes only HTTPS; on one's own machine there is no certificate to speak of.
    if parts.scheme == "http" and not _near(parts.hostname):
        raise refuse("bad webhook: An HTTPS URL must be provided for webhook")


def _near(host: str) -> bool:
    if host == "localhost" or ("." not in host and ":" not in host):
        return True
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
