"""«▶️ Надіслати»: at once, at its time, or when a second person has agreed."""

from __future__ import annotations

from dataclasses import replace

from domain import noticing
from domain.notice_approving import ALONE, Hindrance, NotReady, hindrance
from domain.notice_times import expires
from domain.notices import Counted, Limits, Notice, NoticeState
from domain.people import Actor
from domain.requests import NotFound
from domain.timers import Timer, TimerKind
from usecases import notice_asking as asking
from usecases import notice_steps
from usecases.notice_alone import tell_alone
from usecases.notice_pages import as_shown, count
from usecases.ports import UnitOfWork


async def send(work: UnitOfWork, actor: Actor, notice_id: int, version: int, limits: Limits) -> Notice:
    """It goes out, waits for its time, or waits for the second person: the notice as it is now.

    Raises NotFound, NoticeChanged, NotThatNow, and NotReady with what hinders it.
    """
    notice = await as_shown(work, actor, notice_id, version)
    after = noticing.start(notice, work.now)
    if notice.starts_at and notice.starts_at <= work.now:
        raise NotReady(Hindrance.BEGIN_PAST, notice)
    counted = await ready(work, notice)
    if noticing.needs_second(notice, counted, limits):
        return await asking.ask(work, actor.person.id, notice, counted)
    return await decide(work, actor.person.id, notice, after, limits.alone)


async def now(work: UnitOfWork, actor: Actor, notice_id: int, version: int, limits: Limits) -> Notice:
    """«▶️ Зараз»: what is planned does not wait for its time. Raises like `send`."""
    notice = await as_shown(work, actor, notice_id, version)
    after = noticing.on_time(replace(notice, starts_at=None), work.now)
    counted = await ready(work, replace(notice, starts_at=None))
    if grown(notice, counted, limits.alone):
        return await asking.ask(work, actor.person.id, notice, counted, noticing.unschedule(notice))
    return await decide(work, actor.person.id, notice, after, limits.alone)


async def send_alone(work: UnitOfWork, actor: Actor, notice_id: int, version: int, why: str) -> Notice:
    """«Надіслати без схвалення»: life is at stake. On record with its reason, and told to everybody who could have
    been asked. Raises like `send`; NotFound for an ordinary notice."""
    notice = await as_shown(work, actor, notice_id, version)
    if not notice.danger or why not in ALONE:
        raise NotFound
    waited = notice.state is NoticeState.ASKED
    draft = replace(noticing.refuse(notice) if waited else notice, starts_at=None)
    after = noticing.start(draft, work.now)
    counted = await ready(work, draft)
    sent = await decide(work, actor.person.id, notice, after, 0)
    asking.note(work, actor.person.id, f"notice_alone_{why}", sent)
    if waited:
        await asking.decided(work, sent, "alone", actor.person.id)
    await tell_alone(work, sent, counted, actor.person.id, why)
    return sent


async def ready(work: UnitOfWork, notice: Notice) -> Counted:
    """How many people it is for now. Raises NotReady when it could not go out."""
    counted = await count(work, notice)
    if why := hindrance(notice, counted, work.now):
        raise NotReady(why, notice)
    return counted


def grown(notice: Notice, counted: Counted, alone: int) -> bool:
    """Whether it was decided by one person and is for too many by now."""
    return not notice.approver and noticing.needs_second(notice, counted, Limits(alone=alone))


async def decide(work: UnitOfWork, by: int, before: Notice, after: Notice, alone: int) -> Notice:
    """It runs from now on, or its time is written down; `alone` is how many people one admin may decide about.

    Whoever decided stays known as `asked_by`: it need not be the author."""
    after = replace(after, not_after=expires(after, work.now), asked_by=after.asked_by or by)
    await work.notices.save(before, after)
    scheduled = after.state is NoticeState.SCHEDULED
    asking.note(work, by, "notice_scheduled" if scheduled else "notice_sent", after)
    if scheduled and after.starts_at:
        key = f"{after.id}:{TimerKind.NOTICE_START}:{after.version}:{alone}"
        await work.timers.add(Timer(TimerKind.NOTICE_START, after.id, after.starts_at, after.version, key))
    else:
        await notice_steps.begin(work, after)
    return after
