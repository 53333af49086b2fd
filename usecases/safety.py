"""Words of danger are heard by a person: kept in any case, at despair somebody is called at once."""

from __future__ import annotations

from domain import stories
from domain.catalogue import CRISIS
from domain.danger import Danger
from domain.forms_kept import answered_by
from domain.people import Actor
from domain.quiet import URGENT
from domain.requests import OPEN, By, Details, Request
from domain.transitions import AskCancel, transition
from domain.words import of_story
from usecases import aside, casework, dialogs, intake
from usecases import words as word_cases
from usecases.answers import own
from usecases.apply import apply
from usecases.ports import UnitOfWork

MANY = 100


async def heard(work: UnitOfWork, actor: Actor, kinds: frozenset[Danger], text: str, message: int) -> Request | None:
    """Words of danger are kept, whatever the person was doing. At despair somebody is called: that request."""
    if Danger.DESPAIR in kinds and actor.registered:
        return await _called(work, actor, text, message)
    if not _live(actor):  # there they join its own story
        await aside.keep(work, actor, kinds, text, message)
    return None


async def crisis_of(work: UnitOfWork, actor: Actor) -> Request | None:
    """The person's open request made of words of despair."""
    mine = await work.requests.of_person(actor.person.id, MANY)
    return next((one for one in mine if one.service == CRISIS.key and one.status in OPEN), None)


async def _called(work: UnitOfWork, actor: Actor, text: str, message: int) -> Request:
    """One request however often it is said; further words join it."""
    said = stories.grown(None, stories.text_piece(message, text))
    found = await crisis_of(work, actor)
    if found is None:
        details = Details(name=actor.person.name, phone=actor.person.safe.phone or actor.person.phone)
        made = await intake.create(work, intake.Asking(actor.person, CRISIS.key, details, urgent=True))
        work.requests.add_words(of_story(said, made.id, work.now, actor.person.id))
        return made
    word = await work.requests.word_of(actor.person.id, message)
    if word and word.request_id == found.id:  # an edit of what is no answer is taken by whoever takes edits
        kept = any(answered_by(dialogs.form_of(one), one, message) for one in actor.drafts)
        return await word_cases.edit_words(work, actor, word, text) or found if kept else found
    return await casework.write(work, actor, found.id, said)


def _live(actor: Actor) -> bool:
    return any(d.form == URGENT.id and d.step for d in actor.drafts)


async def misunderstood(work: UnitOfWork, actor: Actor, request_id: int) -> Request:
    """«Мене не так зрозуміли»: a person makes sure once. Raises NotNow when that was said before."""
    request = await own(work, actor, request_id)
    return await apply(work, transition(request, AskCancel("mistake"), By(actor.person.id), work.now))
