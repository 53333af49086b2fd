"""What the clock does on its own. A timer whose moment has passed by does nothing."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping

from domain.dialogs import BEHALF, FORMS
from domain.forms import REVIEW, Draft, place_in
from domain.messages import Kind, Message
from domain.quiet import QUIET, tells_of_home
from domain.requests import CLOCK, Request, Status
from domain.staleness import stale
from domain.timers import Timer, TimerKind, handing_due
from domain.transitions import Confirm, transition
from usecases import (
    away,
    checkins,
    details_away,
    escalating,
    evenings,
    mornings,
    notice_due,
    notice_lists,
    notice_steps,
    offers,
    promising,
    stalling,
    terms_clock,
    urgent,
    visit_clock,
    waiting,
    waking,
)
from usecases.apply import apply, tell
from usecases.dialogs import SILENCE, for_no_request, form_of, watch_draft
from usecases.existing import request_or_none
from usecases.offices import office
from usecases.ports import UnitOfWork

log = logging.getLogger(__name__)


async def fire(work: UnitOfWork, timer: Timer) -> None:
    """The effect of one due timer, in one transaction with its being done; once only, however often it is tried."""
    if not await work.timers.claimed(timer):
        return
    if stale(timer, work.now):
        log.info("a reminder that came too late is dropped", extra={"kind": timer.kind.value, "timer_id": timer.id})
        if timer.kind in CHAINS:
            await CHAINS[timer.kind](work, timer)
        return
    work.late = timer.missed
    await EFFECTS[timer.kind](work, timer)


Effect = Callable[[UnitOfWork, Timer], Awaitable[object]]


def of_request(effect: Callable[[UnitOfWork, Request], Awaitable[None]]) -> Effect:
    """The effect of a timer whose subject is a request; nothing when there is none any more."""

    async def fired(work: UnitOfWork, timer: Timer) -> None:
        if request := await request_or_none(work, timer.subject):
            await effect(work, request)

    return fired


async def _unrouted(work: UnitOfWork, request: Request) -> None:
    if request.status in (Status.NEW, Status.REOPENED):
        await offers.find_worker(work, request, again=True)


async def _offer(work: UnitOfWork, request: Request) -> None:
    """An offer, or a hand-over that nobody has answered; a later one has a term of its own."""
    handed = handing_due(request, await office(work, request.community))
    if request.status is Status.OFFERED or (handed and handed <= work.now):
        await offers.expire(work, request)


async def _term(work: UnitOfWork, timer: Timer) -> None:
    """So much of a term is over: of the first call, or of the law."""
    if promising.is_call(timer):
        await promising.near(work, timer)
    else:
        await terms_clock.reminded(work, timer)


async def _close(work: UnitOfWork, request: Request) -> None:
    """Silence is "no answer", not "satisfied"."""
    if request.status is Status.RESOLVED:
        await apply(work, transition(request, Confirm(silent=True), CLOCK, work.now))


async def _draft(work: UnitOfWork, timer: Timer) -> None:
    nonce = timer.key.split(":")[0]
    draft = await work.drafts.get(timer.subject, nonce)
    if draft is None:
        return
    if draft.form not in FORMS:  # of a former version: nobody could go on with it
        await work.drafts.drop(timer.subject, nonce)
        return
    if draft.touched_at + SILENCE[timer.kind] > work.now:  # they went on meanwhile: the silence is counted anew
        await watch_draft(work, timer.subject, nonce, timer.kind, draft.touched_at)
        return
    if timer.kind is TimerKind.DRAFT_REMIND:
        await tell(work, [timer.subject], Message(Kind.DRAFT_REMIND, {**_stopped(draft), **_hushed(draft)}))
        return
    await work.drafts.drop(timer.subject, nonce)
    if draft.step and draft.form != QUIET.id:  # what only waited aside, or was quiet, goes as quietly as it came
        erased = {"words": for_no_request(draft), **_hushed(draft)}
        await tell(work, [timer.subject], Message(Kind.DRAFT_ERASED, erased))


def _hushed(draft: Draft) -> dict[str, object]:
    """Of words about danger at home nothing is told that others might read."""
    return {"sensitive": True} if draft.form != BEHALF.id and tells_of_home(form_of(draft), draft) else {}


def _stopped(draft: Draft) -> dict[str, object]:
    """The dialog, and the question at which it stopped; not at the review, where nothing is asked."""
    if for_no_request(draft):
        return {"nonce": draft.nonce, "words": True}
    if draft.step == REVIEW:
        return {"nonce": draft.nonce}
    number, total = place_in(form_of(draft), draft)
    return {"nonce": draft.nonce, "at": number, "of": total}


EFFECTS: Mapping[TimerKind, Effect] = {
    **dict.fromkeys(SILENCE, _draft),
    **dict.fromkeys(details_away.KEPT, details_away.fired),
    TimerKind.URGENT_SEND: urgent.send_unanswered,
    TimerKind.UNROUTED: of_request(_unrouted),
    TimerKind.OFFER: of_request(_offer),
    TimerKind.CHECK_IN: checkins.check_in,
    TimerKind.FIRST_CONTACT: of_request(promising.slipped),
    TimerKind.ESCALATE: of_request(escalating.climb),
    TimerKind.TERM: _term,
    TimerKind.OVERDUE: terms_clock.overdue,
    TimerKind.SURVEY: checkins.survey,
    TimerKind.SURVEY_AGAIN: checkins.survey_again,
    TimerKind.ALL_WELL: checkins.all_well,
    TimerKind.MORNING: mornings.morning,
    TimerKind.EVENING: evenings.evening,
    TimerKind.CLOSE: of_request(_close),
    TimerKind.STALLED: stalling.look,
    TimerKind.ASK_AGAIN: of_request(waiting.ask_again),
    TimerKind.WAITED: of_request(waiting.waited),
    TimerKind.VISIT_EVENING: visit_clock.remind,
    TimerKind.VISIT_SOON: visit_clock.remind,
    TimerKind.VISIT_RESULT: visit_clock.ask_result,
    TimerKind.VISIT_MISSED: visit_clock.miss,
    TimerKind.ABSENCE_START: away.start_due,
    TimerKind.ABSENCE_END: away.end_due,
    TimerKind.NOTICE_STEP: notice_steps.step,
    TimerKind.NOTICE_LIST_AWAY: notice_lists.put_away,
    TimerKind.NOTICE_START: notice_due.begin,
}
# Of those whose next one comes out of this one: what is done when this one is too late to be of use.
CHAINS: Mapping[TimerKind, Effect] = {
    TimerKind.ALL_WELL: checkins.go_on,
    TimerKind.MORNING: waking.catch_up,
    TimerKind.EVENING: waking.catch_up,
}
