"""From a message's kind to its screen, in the reader's language, at delivery."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.ui.messages import (
    absence,
    alarms,
    checkins,
    course,
    endings,
    escalated,
    handing,
    leaving,
    linked,
    mornings,
    neutral,
    notice,
    notice_asked,
    notice_decided,
    notice_told,
    resident,
    staff,
    visits,
    visits_staff,
    work,
)
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import away, card
from bot.ui.worker.offers import offer
from domain.messages import Kind

Renderer = Callable[[View, Mapping[str, Any]], Screen]

RENDERERS: Mapping[Kind, Renderer] = {
    Kind.OFFER: offer,
    Kind.OFFER_GONE: staff.offer_gone,
    Kind.HANDED_OVER: handing.handed_over,
    Kind.HANDING: handing.handing,
    Kind.LEFT: handing.left,
    Kind.ROLE: leaving.role,
    Kind.ABSENCE: absence.absence,
    Kind.CARD: card.living,
    Kind.DETAILS_AWAY: away.away,
    Kind.RESIDENT_WORDS: staff.resident_words,
    Kind.HELPED: staff.helped,
    Kind.REOPENED: alarms.reopened,
    Kind.CANCELLED: staff.cancelled,
    Kind.CANCEL_ASKED: alarms.cancel_asked,
    Kind.DECIDED: staff.decided,
    Kind.APPEAL: alarms.appeal,
    Kind.LOW_STARS: alarms.low_stars,
    Kind.UNREACHABLE: alarms.unreachable,
    Kind.TELEPHONE: alarms.telephone,
    Kind.NOT_CALLED: alarms.not_called,
    Kind.NOT_WELL: checkins.not_well,
    Kind.MORNING: mornings.morning,
    Kind.EVENING: mornings.evening,
    Kind.NOBODY: alarms.nobody,
    Kind.MOVED_IN: staff.moved_in,
    Kind.LINKED: linked.linked,
    Kind.STALLED: alarms.stalled,
    Kind.ESCALATED: escalated.escalated,
    Kind.TERM_NEAR: escalated.term_near,
    Kind.BACKLOG: escalated.backlog,
    Kind.POISON: staff.poison,
    Kind.VISIT_ANSWER: visits_staff.answer,
    Kind.VISIT_NEAR: visits_staff.near,
    Kind.VISIT_RESULT: visits_staff.result,
    Kind.VISIT_MISSED: visits_staff.missed,
    Kind.DAY_MOVED: visits_staff.day_moved,
    Kind.TIMER_FAILED: staff.timer_failed,
    Kind.TAKEN: resident.taken,
    Kind.STANDS_IN: resident.taken,
    Kind.WORKER_WORDS: resident.worker_words,
    Kind.CONTACT_MADE: resident.contact_made,
    Kind.TRIED: work.tried,
    Kind.QUESTION: work.question,
    Kind.ASK_AGAIN: work.ask_again,
    Kind.REDIRECTED: work.redirected,
    Kind.JOINED: work.joined,
    Kind.PARTED: work.parted,
    Kind.TWIN: work.twin,
    Kind.TWIN_OVER: work.twin_over,
    Kind.MILESTONE: course.milestone,
    Kind.CLOCK_NEAR: course.near,
    Kind.CLOCK_LATE: course.late,
    Kind.FINISHED: endings.finished,
    Kind.REJECTED: endings.rejected,
    Kind.SURVEY: endings.survey,
    Kind.SURVEY_AGAIN: endings.survey_again,
    Kind.ALL_WELL: checkins.all_well,
    Kind.CHECK_IN: resident.check_in,
    Kind.SLIPPED: resident.slipped,
    Kind.CLOSED_SILENTLY: endings.closed_silently,
    Kind.VISIT_PROPOSED: visits.proposed,
    Kind.VISIT_MOVED: visits.moved,
    Kind.VISIT_CONFIRMED: visits.confirmed,
    Kind.VISIT_CANCELLED: visits.cancelled,
    Kind.VISIT_REMINDER: visits.reminder,
    Kind.NOTICE: notice.notice,
    Kind.NOTICE_ASKED: notice_asked.asked,
    Kind.NOTICE_DECIDED: notice_decided.decided,
    Kind.NOTICE_HELD: notice_decided.held,
    Kind.NOTICE_ALONE: notice_decided.alone,
    Kind.NOTICE_PROGRESS: notice_told.progress,
    Kind.NOTICE_OVER: notice_told.over,
    Kind.NOTICE_CALLS: notice_told.calls,
    Kind.NOTICE_LIST_AWAY: notice_told.list_away,
    Kind.DRAFT_REMIND: resident.draft_remind,
    Kind.DRAFT_ERASED: resident.draft_erased,
    Kind.URGENT_SENT: resident.urgent_sent,
    Kind.FAULT: resident.fault,
}


def render(v: View, kind: str, params: Mapping[str, Any], hush: bool = False) -> Screen:
    """The screen of a message; with `hush` its reader wishes that it gives nothing away, as of all that is sensitive.

    Raises ValueError for a kind this version does not know.
    """
    known = Kind(kind)
    if neutral.hushed(known, params, hush):
        return neutral.told(v, known, params)
    return RENDERERS[known](v, params)
