"""«Уточнити»: a question to the resident, asked again by the clock, and telephoned when no answer comes."""

from __future__ import annotations

from domain.forms import Draft
from domain.messages import Kind, Message, Tell
from domain.people import Actor, Person, Reach
from domain.requests import NotNow, Request, Status
from domain.telling import card
from domain.timers import waited_timer
from domain.transitions import Ask, transition
from domain.words import Word, files, latest, of_story, texts
from usecases import casework, offers
from usecases.apply import apply, deliver
from usecases.escalating import escalate
from usecases.existing import person_or_none
from usecases.offices import office
from usecases.ports import UnitOfWork
from usecases.threads import thread


async def to_ask(work: UnitOfWork, actor: Actor, request_id: int) -> tuple[Request, bool]:
    """The case, and whether its resident can be asked in writing. Raises NotFound, Stale or NotNow."""
    request, _ = await casework.in_hand(work, actor, request_id)
    return request, _reads(await person_or_none(work, request.person_id))


async def ask(work: UnitOfWork, actor: Actor, draft: Draft) -> Request:
    """The question goes out, and the case rests. Raises NotNow where nobody would read it."""
    request, reads = await to_ask(work, actor, int(draft.about["request"]))
    if not reads:
        raise NotNow(request)
    by = offers.by_worker(actor, request)
    after = await apply(work, transition(request, Ask(), by, work.now))
    words = of_story(draft.answers["words"], request.id, work.now, by.person_id, by.membership_id)
    work.requests.add_words(words)
    more = await thread(work, actor, [after], words, after.person_id, 0)
    await deliver(work, Tell(after.person_id, _question(after, Kind.QUESTION, latest(words), more)))
    return after


def _question(request: Request, kind: Kind, words: list[Word], more: dict[str, int]) -> Message:
    worker = request.holder.title if request.holder else ""
    sent = [list(file) for file in files(words)]
    return Message(kind, card(request, worker=worker, texts=texts(words), files=sent, **more), urgent=request.urgent)


async def ask_again(work: UnitOfWork, request: Request) -> None:
    """The clock: no answer yet. Whoever may not be written to any more is telephoned."""
    if request.status is not Status.WAITING:
        return
    if not _reads(await person_or_none(work, request.person_id)):
        await _telephone(work, request)
        return
    asked = max((e.at for e in await work.requests.events(request.id) if e.kind == "asked"), default=work.now)
    words = [w for w in latest(await work.requests.words(request)) if not w.from_resident and w.at == asked]
    await deliver(work, Tell(request.person_id, _question(request, Kind.ASK_AGAIN, words, {})))


async def waited(work: UnitOfWork, request: Request) -> None:
    """The clock: it never closes by itself, a person has to call. The task comes back until they do."""
    if request.status is not Status.WAITING:
        return
    await _telephone(work, request, waited=True)
    await escalate(work, request, "waited", worker=False)
    where = await office(work, request.community)
    await work.timers.add(waited_timer(request, where, work.now))


async def _telephone(work: UnitOfWork, request: Request, **why: bool) -> None:
    if holder := request.holder:
        told = Message(Kind.TELEPHONE, card(request, worker=holder.title, **why))
        await deliver(work, Tell(holder.person_id, told))


def _reads(resident: Person | None) -> bool:
    """Whether a question would be read: there is a chat, and nobody asked not to write there."""
    return resident is not None and resident.safe.write and not resident.offline and resident.reach is Reach.OPEN
