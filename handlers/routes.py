"""The order in which routes are asked."""

from __future__ import annotations

from aiogram import Router

from handlers import dialog, fallback
from handlers.admin import notices
from handlers.resident import free, place, requests, start
from handlers.worker import cases

ORDER = (start, requests, cases, notices, place, dialog, free, fallback)


def routes() -> tuple[Router, ...]:
    """All routers; free words come last, so that nothing a person writes is left without an answer."""
    return tuple(module.router for module in ORDER)
