"""From a message's kind to its screen, in the reader's language, at delivery."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.ui.messages import resident, staff
from bot.ui.screen import Screen
from bot.ui.view import View
from domain.messages import Kind

Renderer = Callable[[View, Mapping[str, Any]], Screen]

RENDERERS: Mapping[Kind, Renderer] = {
    Kind.OFFER: staff.offer,
    Kind.OFFER_GONE: staff.offer_gone,
    Kind.RESIDENT_WORDS: staff.resident_words,
    Kind.HELPED: staff.helped,
    Kind.REOPENED: staff.reopened,
    Kind.CANCELLED: staff.cancelled,
    Kind.NOT_CALLED: staff.not_called,
    Kind.NOBODY: staff.nobody,
    Kind.STALLED: staff.stalled,
    Kind.POISON: staff.poison,
    Kind.TAKEN: resident.taken,
    Kind.WORKER_WORDS: resident.worker_words,
    Kind.CONTACT_MADE: resident.contact_made,
    Kind.FINISHED: resident.finished,
    Kind.SURVEY_AGAIN: resident.survey_again,
    Kind.CHECK_IN: resident.check_in,
    Kind.SLIPPED: resident.slipped,
    Kind.CLOSED_SILENTLY: resident.closed_silently,
    Kind.NOTICE: resident.notice,
    Kind.DRAFT_REMIND: resident.draft_remind,
    Kind.DRAFT_ERASED: resident.draft_erased,
    Kind.FAULT: resident.fault,
}


def render(v: View, kind: str, params: Mapping[str, Any]) -> Screen:
    """The screen of a message. Raises KeyError for a kind this version does not know."""
    return RENDERERS[Kind(kind)](v, params)
