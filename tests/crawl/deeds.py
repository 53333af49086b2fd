"""What the office did with a request before somebody of the crawl looks at it: one deed each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot import demo_people as cast
from domain import stories
from domain.contacting import HOW
from domain.course_steps import REFUSE, ahead
from domain.deadlines import local
from domain.dialogs import ASK, FINISH, REDIRECT, REJECT, REQUEST, TWIN
from domain.forms import Draft, Form
from domain.people import Actor
from domain.requests import Ground, Outcome, Request
from domain.short_numbers import base36
from tests.crawl.sayings import SAID
from usecases import casework, contacting, decisions, intake, milestones, offers, redirecting, twins, visiting, waiting
from usecases.ports import UnitOfWork

Deed = Callable[[UnitOfWork, Actor, Request], Awaitable[object]]
APPROVED = {"application": "17/1", "decision": "approve", "term": "periodic", "end_reason": "wish"}
DENIED = {**APPROVED, "decision": REFUSE, "ground": str(Ground.NOT_NEEDED), "where": SAID}
TZ = "Europe/Kyiv"


def draft(work: UnitOfWork, form: Form, request: Request, **answers: object) -> Draft:
    """A dialog about this request, answered."""
    return Draft("crawl", form.id, form.steps[-1].key, work.now, answers, {"request": request.id})


async def maker(work: UnitOfWork, request: Request) -> Actor:
    """Whoever has the case, or else is asked to take it."""
    asked = [request.holder.membership_id] if request.holder else [offer.membership_id for offer in request.offers]
    member = await work.staff.get(asked[0])
    assert member is not None
    people = await work.people.get([member.person_id])
    return await somebody(work, people[member.person_id].chat)


async def somebody(work: UnitOfWork, chat: int) -> Actor:
    """Who writes in this chat."""
    found = await work.people.actor(chat)
    assert found is not None
    return found


async def taken(work: UnitOfWork, by: Actor, request: Request) -> None:
    """«Взяти в роботу»"""
    await offers.take(work, by, request.id)


async def contacted(work: UnitOfWork, by: Actor, request: Request) -> None:
    """They have talked."""
    await casework.record_contact(work, by, request.id)


async def not_met(work: UnitOfWork, by: Actor, request: Request) -> None:
    """They have tried to."""
    await contacting.tried(work, by, request.id, HOW[-1])


async def written(work: UnitOfWork, by: Actor, request: Request) -> None:
    """Some words."""
    await casework.write(work, by, request.id, _words())


async def asked(work: UnitOfWork, by: Actor, request: Request) -> None:
    """A question, and the case waits."""
    await waiting.ask(work, by, draft(work, ASK, request, words=_words()))


async def visit(work: UnitOfWork, by: Actor, request: Request) -> None:
    """One is proposed for the first free window."""
    for day in await visiting.free_days(work, by, request.id):
        for window in await visiting.free_windows(work, by, request.id, day):
            await visiting.propose(work, by, request.id, window.starts_at, window.ends_at)
            return


async def recorded(work: UnitOfWork, by: Actor, request: Request) -> None:
    """The next step of the procedure."""
    await _record(work, by, request, APPROVED, 0)


async def denied(work: UnitOfWork, by: Actor, request: Request) -> None:
    """The same, where the decision is no."""
    await _record(work, by, request, DENIED, 0)


async def ended(work: UnitOfWork, by: Actor, request: Request) -> None:
    """The last step that is possible."""
    await _record(work, by, request, APPROVED, -1)


async def _record(work: UnitOfWork, by: Actor, request: Request, told: dict[str, str], which: int) -> None:
    if possible := ahead(request):
        day = local(work.now, TZ).date().isoformat()
        await milestones.record(work, by, request.id, possible[which], {**told, "happened": day})


async def finished(work: UnitOfWork, by: Actor, request: Request) -> None:
    """Help was given."""
    await casework.finish(work, by, draft(work, FINISH, request, outcome=str(Outcome.PROVIDED)))


async def redirected(work: UnitOfWork, by: Actor, request: Request) -> None:
    """Others do this."""
    await redirecting.redirect(work, by, draft(work, REDIRECT, request, where=SAID))


async def rejected(work: UnitOfWork, _: Actor, request: Request) -> None:
    """The head says no."""
    head = await somebody(work, cast.COORDINATOR)
    told = {"ground": str(Ground.NOT_OFFERED), "where": SAID}
    await decisions.reject(work, head, draft(work, REJECT, request, **told))


async def joined(work: UnitOfWork, _: Actor, request: Request) -> None:
    """The same person has asked once more about the same: one goes on."""
    head, person = await somebody(work, cast.COORDINATOR), (await work.people.get([request.person_id]))
    actor = await somebody(work, person[request.person_id].chat)
    main = await intake.submit(work, actor, Draft("more", REQUEST.id, "review", work.now, {"service": request.service}))
    await twins.join(work, head, draft(work, TWIN, request, main=base36(main.id)))


def _words() -> dict[str, object]:
    return dict(stories.grown(None, stories.text_piece(0, SAID)))
