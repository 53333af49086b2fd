"""What happens when a form is complete: each form leads to one use case and its screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot.ui.admin import notices as notice_ui
from bot.ui.resident import requests as mine
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import cases
from domain.forms import Draft
from domain.people import Actor
from handlers import showing
from usecases import casework, dialogs, intake, notices, offers
from usecases.ports import UnitOfWork

Finish = Callable[[UnitOfWork, Actor, View, Draft], Awaitable[Screen]]


async def complete(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    """The draft is gone with its effect, in one transaction: twice tapped is once done."""
    left = await dialogs.drop(work, actor, draft)
    screen = await _ENDS[draft.form](work, left, v, draft)
    return showing.after(left, v, screen)


async def _request(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return mine.received(v, await intake.submit(work, actor, draft))


async def _call_me(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return mine.received(v, await intake.call_me(work, actor, draft))


async def _write(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    request = await casework.write(work, actor, int(draft.about["request"]), draft.answers["words"])
    return mine.added(v, request) if request.person_id == actor.person.id else cases.sent(v, request)


async def _decline(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    reason = str(draft.answers["reason"])
    return cases.declined(v, await offers.decline(work, actor, int(draft.about["request"]), reason))


async def _finish(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return cases.finished(v, await casework.finish(work, actor, draft))


async def _cancel(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    return mine.cancelled(v, await casework.cancel(work, actor, draft))


async def _notice(work: UnitOfWork, actor: Actor, v: View, draft: Draft) -> Screen:
    community, text = str(draft.answers["community"]), str(draft.answers["text"])
    sent = await notices.send(work, actor, community, text, draft.nonce)
    return replace(notice_ui.sent(v, sent), edit=False)


_ENDS: dict[str, Finish] = {
    "request": _request,
    "call_me": _call_me,
    "write": _write,
    "decline": _decline,
    "finish": _finish,
    "cancel": _cancel,
    "notice": _notice,
}
