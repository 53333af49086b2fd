"""Who may do what with a notice, as data: an admin everything, and the head of its one community says yes or no."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from domain import notice_aiming, noticing
from domain.notice_templates import TEMPLATES
from domain.notices import Audience, Limits, Notice, NoticeState, Part, Post, Task
from domain.people import Actor
from tests.usecases.desk import HOME, NEXT
from tests.usecases.permits import World
from usecases import (
    notice_aim,
    notice_approving,
    notice_buttons,
    notice_calls,
    notice_control,
    notice_correcting,
    notice_danger,
    notice_history,
    notice_home,
    notice_pages,
    notice_recalling,
    notice_starting,
    notice_templates,
    notice_trying,
    notice_waiting,
    notice_when,
    notice_writing,
)
from usecases.ports import UnitOfWork

POST = Post((Part(text="Дрова привезуть у середу"),), (("Графік", "https://example.org"),))
OTHER = Post((Part(text="Дрова привезуть у четвер"),))
MANY, TZ = Limits(alone=10_000), "Europe/Kyiv"
Run = Callable[[UnitOfWork, Actor, World], Awaitable[Any]]
S = NoticeState


def upon(state: NoticeState, act: Callable[[UnitOfWork, Actor, Notice], Awaitable[Any]], where: str = HOME.code) -> Run:
    """A command about a notice of some other admin that stands so; of what is over a correction may be proposed."""

    async def run(work: UnitOfWork, actor: Actor, world: World) -> None:
        author = world.members["gone admin"][0].person_id
        draft = Notice(work.new_id(), author, work.now, {"uk": POST}, Audience((where,)), danger="war")
        notice = _stands(draft, state, author, work.now)
        await work.notices.add(notice)
        if state is S.DONE:
            await work.notices.advance(notice, cursor=1, written=True, totals={"send": 1})
        await act(work, actor, replace(notice, written=state is S.DONE))

    return run


def _stands(draft: Notice, state: NoticeState, author: int, now: datetime) -> Notice:
    if state is S.DRAFT:
        return draft
    if state is S.ASKED:
        return noticing.ask(draft, author, 5)
    later = now + timedelta(days=1) if state is S.SCHEDULED else None
    begun = noticing.start(replace(draft, starts_at=later), now)
    if state is S.PAUSED:
        return noticing.pause(begun)
    return noticing.finish(begun, now) if state is S.DONE else begun


def proposed(act: Callable[[UnitOfWork, Actor, Notice], Awaitable[Any]], asked: bool = False) -> Run:
    """A command about a correction that waits."""

    async def wait(work: UnitOfWork, actor: Actor, notice: Notice) -> None:
        after = noticing.propose(notice, {"uk": OTHER})
        after = noticing.ask_correction(after, notice.author, 5) if asked else after
        await work.notices.save(notice, after)
        await act(work, actor, after)

    return upon(S.DONE, wait)


ADMINS: Mapping[str, Run] = {
    "a new notice": lambda w, a, world: notice_writing.create(w, a, POST, Audience((HOME.code,))),
    "the list of notices": lambda w, a, world: notice_home.under_way(w, a, 0),
    "the history of notices": lambda w, a, world: notice_history.page(w, a, 0),
    "look at a notice": upon(S.DONE, lambda w, a, n: notice_pages.get(w, a, n.id)),
    "its words": upon(S.DRAFT, lambda w, a, n: notice_writing.rewrite(w, a, n.id, "en", POST)),
    "for whom it may be": lambda w, a, world: notice_home.whom(w, a),
    "one of a template": lambda w, a, world: notice_templates.make(
        w, a, TEMPLATES["shelter"], HOME.code, {}, {"uk": POST}
    ),
    "no second language": upon(S.DRAFT, lambda w, a, n: notice_writing.without(w, a, n.id, "en")),
    "a link": upon(S.DRAFT, lambda w, a, n: notice_buttons.add(w, a, n.id, "uk", "Ще", "https://example.org/1")),
    "no link": upon(S.DRAFT, lambda w, a, n: notice_buttons.remove(w, a, n.id, n.version, "uk", 0)),
    "another audience": upon(S.DRAFT, lambda w, a, n: notice_aim.aim(w, a, n.id, notice_aiming.everywhere)),
    "its audience": upon(S.DRAFT, lambda w, a, n: notice_aim.look(w, a, n.id)),
    "its topic": upon(S.DRAFT, lambda w, a, n: notice_aim.about(w, a, n.id, "aid")),
    "its time": upon(S.DRAFT, lambda w, a, n: notice_when.begin_at(w, a, n.id, None, TZ)),
    "its end": upon(S.DRAFT, lambda w, a, n: notice_when.expire(w, a, n.id, None, TZ)),
    "a try to oneself": upon(S.DRAFT, lambda w, a, n: notice_trying.to_oneself(w, a, n.id)),
    "danger": upon(S.DRAFT, lambda w, a, n: notice_danger.put(w, a, n.id, n.version, "fire")),
    "send it": upon(S.DRAFT, lambda w, a, n: notice_starting.send(w, a, n.id, n.version, MANY)),
    "send it alone": upon(S.ASKED, lambda w, a, n: notice_starting.send_alone(w, a, n.id, n.version, "minutes")),
    "ask again": upon(S.ASKED, lambda w, a, n: notice_waiting.ask_again(w, a, n.id, n.version)),
    "take it back": upon(S.ASKED, lambda w, a, n: notice_waiting.take_back(w, a, n.id, n.version)),
    "throw it away": upon(S.DRAFT, lambda w, a, n: notice_home.throw_away(w, a, n.id, n.version)),
    "pause it": upon(S.RUNNING, lambda w, a, n: notice_control.pause(w, a, n.id)),
    "go on": upon(S.PAUSED, lambda w, a, n: notice_control.resume(w, a, n.id, n.version)),
    "now, not later": upon(S.SCHEDULED, lambda w, a, n: notice_starting.now(w, a, n.id, n.version, MANY)),
    "not later": upon(S.SCHEDULED, lambda w, a, n: notice_waiting.take_back(w, a, n.id, n.version)),
    "stop it": upon(S.RUNNING, lambda w, a, n: notice_control.stop(w, a, n.id, n.version)),
    "correct it": upon(S.DONE, lambda w, a, n: notice_correcting.correctable(w, a, n.id)),
    "other words for it": upon(S.DONE, lambda w, a, n: notice_correcting.propose(w, a, n.id, "uk", OTHER)),
    "confirm them": proposed(lambda w, a, n: notice_correcting.confirm(w, a, n.id, n.version, MANY)),
    "confirm them alone": proposed(lambda w, a, n: notice_correcting.confirm_alone(w, a, n.id, n.version, "minutes")),
    "no other words": proposed(lambda w, a, n: notice_correcting.take_back(w, a, n.id, n.version)),
    "may it be recalled": upon(S.DONE, lambda w, a, n: notice_recalling.recallable(w, a, n.id)),
    "recall it": upon(S.DONE, lambda w, a, n: notice_recalling.recall(w, a, n.id, n.version, Task.CANCEL)),
    "repeat it": upon(S.DONE, lambda w, a, n: notice_history.repeat(w, a, n.id)),
    "copy it": upon(S.DONE, lambda w, a, n: notice_history.copy(w, a, n.id, NEXT.code)),
}
HEADS: Mapping[str, Run] = {
    "whom to call": upon(S.DONE, lambda w, a, n: notice_calls.calls(w, a, n.id, HOME.code)),
}
BOTH: Mapping[str, Run] = {
    "approve it": upon(S.ASKED, lambda w, a, n: notice_approving.approve(w, a, n.id, n.version)),
    "approve its correction": proposed(lambda w, a, n: notice_approving.approve(w, a, n.id, n.version), asked=True),
    "do not approve it": upon(S.ASKED, lambda w, a, n: notice_approving.refuse(w, a, n.id, n.version)),
}
ELSEWHERE: Mapping[str, Run] = {
    "approve it for others": upon(
        S.ASKED, lambda w, a, n: notice_approving.approve(w, a, n.id, n.version), where=NEXT.code
    ),
}
