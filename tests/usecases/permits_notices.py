"""Who may do what with a notice, as data: an admin everything, and the head of its one community says yes or no."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from domain import noticing
from domain.notices import Audience, Limits, Notice, NoticeState, Part, Post, Task
from domain.people import Actor
from tests.usecases.desk import HOME, NEXT
from tests.usecases.permits import World
from usecases import (
    notice_aim,
    notice_approving,
    notice_calls,
    notice_control,
    notice_correcting,
    notice_danger,
    notice_history,
    notice_home,
    notice_pages,
    notice_recalling,
    notice_starting,
    notice_trying,
    notice_waiting,
    notice_when,
    notice_writing,
)
from usecases.ports import UnitOfWork

POST = Post((Part(text="Дрова привезуть у середу"),))
MANY, TZ = Limits(alone=10_000), "Europe/Kyiv"
Run = Callable[[UnitOfWork, Actor, World], Awaitable[Any]]
S = NoticeState


def upon(state: NoticeState, act: Callable[[UnitOfWork, Actor, Notice], Awaitable[Any]], where: str = HOME.code) -> Run:
    """A command about a notice of some other admin that stands so."""

    async def run(work: UnitOfWork, actor: Actor, world: World) -> None:
        author = world.members["gone admin"][0].person_id
        notice = Notice(work.new_id(), author, work.now, {"uk": POST}, Audience((where,)), danger="war")
        if state is S.ASKED:
            notice = noticing.ask(notice, author, 5)
        elif state is not S.DRAFT:
            notice = noticing.start(notice, work.now)
            notice = noticing.finish(notice, work.now) if state is S.DONE else notice
        await work.notices.add(notice)
        if state is S.DONE:
            await work.notices.advance(notice, cursor=1, written=True, totals={"send": 1})
        await act(work, actor, notice)

    return run


ADMINS: Mapping[str, Run] = {
    "a new notice": lambda w, a, world: notice_writing.create(w, a, POST, Audience((HOME.code,))),
    "the list of notices": lambda w, a, world: notice_home.under_way(w, a, 0),
    "the history of notices": lambda w, a, world: notice_history.page(w, a, 0),
    "look at a notice": upon(S.DONE, lambda w, a, n: notice_pages.get(w, a, n.id)),
    "its words": upon(S.DRAFT, lambda w, a, n: notice_writing.rewrite(w, a, n.id, "en", POST)),
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
    "stop it": upon(S.RUNNING, lambda w, a, n: notice_control.stop(w, a, n.id, n.version)),
    "correct it": upon(S.DONE, lambda w, a, n: notice_correcting.correctable(w, a, n.id)),
    "recall it": upon(S.DONE, lambda w, a, n: notice_recalling.recall(w, a, n.id, n.version, Task.CANCEL)),
    "repeat it": upon(S.DONE, lambda w, a, n: notice_history.repeat(w, a, n.id)),
    "copy it": upon(S.DONE, lambda w, a, n: notice_history.copy(w, a, n.id, NEXT.code)),
}
HEADS: Mapping[str, Run] = {
    "whom to call": upon(S.DONE, lambda w, a, n: notice_calls.calls(w, a, n.id, HOME.code)),
}
BOTH: Mapping[str, Run] = {
    "approve it": upon(S.ASKED, lambda w, a, n: notice_approving.approve(w, a, n.id, n.version)),
    "do not approve it": upon(S.ASKED, lambda w, a, n: notice_approving.refuse(w, a, n.id, n.version)),
}
ELSEWHERE: Mapping[str, Run] = {
    "approve it for others": upon(
        S.ASKED, lambda w, a, n: notice_approving.approve(w, a, n.id, n.version), where=NEXT.code
    ),
}
