"""A question under a notice: a coordinator has it from the first moment, with its words and a term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain import stories
from domain.assigning import TakeOver
from domain.danger import Danger, dangers
from domain.notice_words import ABOUT_NOTICE, began
from domain.people import Actor, Membership, Role
from domain.requests import CLOCK, By, Details, Request
from domain.routing import may_be_asked
from domain.transitions import AddWords, transition
from domain.words import files, latest, of_story, texts
from usecases import casework, offers
from usecases.apply import apply, deliver
from usecases.intake import Asking, recorded
from usecases.notice_replies import home
from usecases.ports import UnitOfWork
from usecases.receiving import offer_of
from usecases.threads import thread

SERVICE = "advice"
WORDLESS = "🖼"  # in the place of the first words of a notice that has none


async def ask(work: UnitOfWork, actor: Actor, notice_id: int, story: Mapping[str, Any]) -> Request:
    """«Запитати громаду»: a request for advice that a coordinator has from the first moment, with these words.

    When no coordinator is there it goes the way of every request. Words of violence never lie in anybody's chat.
    """
    about = began(await work.notices.get(notice_id))
    owner = replace(actor.person, community=home(actor))
    details = Details(owner.name, owner.phone, answers={ABOUT_NOTICE: about or WORDLESS})
    request = await _to_head(work, await recorded(work, Asking(owner, _service(story), details)))
    return await _told(work, actor, request, story, about)


def _service(story: Mapping[str, Any]) -> str:
    hurt = dangers(" ".join(stories.texts(story))) & {Danger.VIOLENCE, Danger.CHILD}
    return "unsafe" if hurt else SERVICE


async def _to_head(work: UnitOfWork, request: Request) -> Request:
    """The least loaded coordinator has it; nobody's own question is theirs to answer."""
    team = await work.staff.team(request.community)
    heads = [m for m in team if m.role is Role.COORDINATOR and may_be_asked(request, m, frozenset())]
    for head in sorted(heads, key=lambda m: (m.load, m.id)):
        if await work.staff.take_load(head.id, request.weight, offers.NO_CAP):
            return await _has(work, request, head)
    return await offers.find_worker(work, request)


async def _has(work: UnitOfWork, request: Request, head: Membership) -> Request:
    return await apply(work, transition(request, TakeOver(offer_of(work, head)), CLOCK, work.now))


async def _told(work: UnitOfWork, actor: Actor, request: Request, story: Mapping[str, Any], about: str) -> Request:
    """The words are the request's; whoever has it reads them at once, and answers by Telegram's reply."""
    after = await apply(work, transition(request, AddWords(), By(actor.person.id), work.now))
    words = of_story(story, after.id, work.now, actor.person.id)
    work.requests.add_words(words)
    if after.holder is None:
        return after
    said = latest(words)
    more = await thread(work, actor, [after], said, after.holder.person_id, 0)
    told = casework.telling(after, True, texts(said), files(said), more=more)
    question = replace(told.message, params={**told.message.params, "notice": about, "question": True})
    await deliver(work, replace(told, message=question))
    return after
