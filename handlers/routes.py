"""The order in which routes are asked."""

from __future__ import annotations

from aiogram import Router

from handlers import dialog, fallback, said
from handlers.admin import notices
from handlers.resident import (
    answering,
    asking,
    free,
    hiding,
    place,
    place_lists,
    requests,
    rights,
    safe_contact,
    safety,
    services,
    settings,
    start,
)
from handlers.worker import cases

ORDER = (
    *(hiding, safety, rights, start, settings, safe_contact, asking, requests, answering, cases, notices),
    *(place, place_lists, services, dialog, said, free, fallback),
)


def routes() -> tuple[Router, ...]:
    """All routers; free words come last, so that nothing a person writes is left without an answer."""
    return tuple(module.router for module in ORDER)
