"""What lies behind residents of the crawl: requests that came some way, so that all that may follow is before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import demo_people as cast
from domain import stories
from domain.dialogs import BEHALF, REQUEST
from domain.forms import Draft
from domain.people import Actor, SafeContact
from domain.quiet import QUIET
from domain.requests import Request
from tests.chats.staff_steps import TOWN
from tests.crawl import deeds
from tests.crawl.resident import Action, Resident
from tests.crawl.sayings import STORY
from tests.support.town import Town
from usecases import behalf, intake, quiet, registration
from usecases.ports import UnitOfWork

Life = tuple[Mapping[str, str], Sequence[deeds.Deed]]
HOME, FOOD, PAPERS = {"service": "home_care"}, {"service": "supplies"}, {"service": "papers"}
HURRY, REPORT = {"service": "other", "threat": "yes"}, {"service": "other", "for_whom": "report"}
START = Action("command", "/start", "/start")
QUIETLY = {"who": "adult", "hours": "now", "here": "yes"}
IN_HAND = (deeds.taken, deeds.contacted)
SERVED = (*IN_HAND, *(deeds.recorded,) * 5)  # from the application to the first day of help
# The answers of a request, and what became of it; one of no service is a quiet talk.
LIVES: tuple[Life, ...] = (
    (FOOD, (*IN_HAND, deeds.finished)),
    (HOME, (*IN_HAND, deeds.visit)),
    (PAPERS, (*IN_HAND, deeds.asked)),
    (HOME, (deeds.taken,)),
    (FOOD, (deeds.rejected,)),
    (HOME, SERVED),
    (PAPERS, (deeds.taken, deeds.redirected)),
    (HURRY, (deeds.taken, deeds.not_met, deeds.written)),
    ({}, (deeds.taken,)),
    (HOME, (*IN_HAND, deeds.recorded, deeds.recorded, deeds.denied, deeds.recorded)),
    (FOOD, (deeds.joined,)),
    (REPORT, (deeds.taken,)),
    (HOME, (*SERVED, deeds.recorded)),
    (HOME, (*SERVED, deeds.ended)),
)


async def lead(town: Town, person: Resident, answers: Mapping[str, str], done: Sequence[deeds.Deed]) -> None:
    """They agreed, named their place, asked; the office did its part."""
    assert town.app is not None
    works = town.app.storage.works
    person.path.append(f"a life: {answers}, {[deed.__name__ for deed in done]}")
    async with works() as work:
        actor = await registration.agree(work, await deeds.somebody(work, person.phone.person))
        actor, _ = await registration.settle(work, actor, TOWN)
        safe = SafeContact(neutral=deeds.written in done)  # whose words are said neutrally
        actor = replace(actor, person=replace(actor.person, safe=safe))
        await work.people.save(actor.person)
        request = await _ask(work, actor, answers)
    await person.act(START)  # a bot writes to nobody who did not write first
    for deed in done:
        async with works() as work:
            request = await work.requests.get(request.id, within=None)
            await deed(work, await deeds.maker(work, request), request)


async def paper(town: Town, person: Resident) -> Mapping[str, Sequence[str]]:
    """A request of this name that somebody wrote down: the number and the code that they took home."""
    assert town.app is not None
    async with town.app.storage.works() as work:
        told = {"about_name": person.phone.name, "about_phone": "+380671234567", "settlement": TOWN, **PAPERS}
        worker = await deeds.somebody(work, cast.OLHA)
        kept = await behalf.submit(work, worker, Draft("crawl", BEHALF.id, "review", work.now, told))
    return {"Write the number of your request.": (kept.request.number,), "Write the code from the same": (kept.code,)}


async def _ask(work: UnitOfWork, actor: Actor, answers: Mapping[str, str]) -> Request:
    if not answers:
        return await quiet.ask_quietly(work, actor, Draft("crawl", QUIET.id, "review", work.now, QUIETLY))
    plain = {"for_whom": "me", "threat": "no", "street": "Соборна, 5", "phone": "+380671234567", **answers}
    story = stories.grown(None, stories.text_piece(0, STORY))
    return await intake.submit(work, actor, Draft("crawl", REQUEST.id, "review", work.now, {**plain, "story": story}))
