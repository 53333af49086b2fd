"""One answer of a dialog is taken, whatever it came by; what is shown then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.i18n import Html
from bot.ui.dialogs.question import trouble
from bot.ui.resident import help as help_ui
from bot.ui.resident import odd, odd_kept, start
from bot.ui.resident import quiet as quiet_ui
from bot.ui.screen import Screen
from bot.ui.view import View
from bot.ui.worker import contact as contact_ui
from domain import forms, stories
from domain.answers import Chosen, Given, Skipped
from domain.dialogs import CALL_ME, FINISH, REQUEST, RESIDENTS, SAYING
from domain.forms import Complete, Draft, Invalid, Outcome, Quiet
from domain.forms_kept import story_in
from domain.people import Actor
from domain.quiet import CHILD, QUIET
from handlers import showing
from handlers.completing import complete
from handlers.resident import free
from handlers.worker import milestone_days
from usecases import contacting, dialogs, quiet
from usecases.dialogs import form_of
from usecases.ports import UnitOfWork

MISSES = 2


@dataclass(frozen=True, slots=True)
class Taking:
    """Who answers, and what the screens need. `seen` is what was read of a number that is not right. `minor`: the
    question that follows may be left out when more messages wait; they are answered together. `rest`: another part of
    the same album is on the way."""

    work: UnitOfWork
    actor: Actor
    v: View
    seen: str = ""
    minor: bool = False
    rest: bool = False


async def take(taking: Taking, draft: Draft, answer: Given, *notes: Html) -> Screen:
    """One answer: the next question, the same one with a kind word, the review, or the end."""
    if isinstance(answer, Skipped) and draft.form in SAYING:
        return await free.nothing_written(taking.work, taking.actor, taking.v, draft)
    if held := await _held_back(taking, draft, answer):
        return held
    outcome = await dialogs.answer(taking.work, taking.actor, draft, answer)
    if _quiet_now(draft, outcome):
        return await _quietly(taking, draft)
    many = [] if taking.rest else _many_files(taking.v, draft, outcome)
    if isinstance(outcome, Quiet):
        return await _quiet(taking, outcome, many)
    if isinstance(outcome, Complete):
        return await complete(taking.work, taking.actor, taking.v, outcome.draft)
    calls = _first_call(taking.v, draft, outcome)
    told_so = await told(taking, draft, outcome, [*notes, *many, *calls])
    screen = showing.menu_again(taking.actor, taking.v, draft, outcome.draft, told_so)
    return replace(screen, minor=taking.minor and not calls and not screen.then)


async def _held_back(taking: Taking, draft: Draft, answer: Given) -> Screen | None:
    """A day that cannot be, «Не вдалося зв'язатися» after too few tries: why not, and the same question."""
    if why := await milestone_days.refused_day(taking.work, taking.actor, taking.v, draft, answer):
        return await showing.present(taking.work, taking.actor, taking.v, draft, why, isinstance(answer, Chosen))
    if draft.form != FINISH.id or draft.step != "outcome" or not isinstance(answer, Chosen):
        return None
    missing = await contacting.too_early(taking.work, taking.actor, draft, answer.value)
    if missing is None:
        return None
    why = contact_ui.too_early(taking.v, missing)
    return await showing.present(taking.work, taking.actor, taking.v, draft, why)


async def told(taking: Taking, before: Draft, outcome: Outcome, notes: Sequence[Html]) -> Screen:
    """The screen of what an answer led to, with the notes above it."""
    if isinstance(outcome, Invalid):
        return await _invalid(taking, before, outcome, notes)
    joined = before.step == forms.REVIEW and before.answers != outcome.draft.answers
    lines = [odd_kept.added(taking.v), *notes] if joined else notes
    return await showing.show(taking.work, taking.actor, taking.v, outcome, _lines(lines))


async def _invalid(taking: Taking, before: Draft, outcome: Invalid, notes: Sequence[Html]) -> Screen:
    """The same question again. After a long silence the person may not remember it: go on, or not?"""
    v = taking.v
    kept = [odd_kept.added(v)] if outcome.kept else []
    why = [] if outcome.reason == "added" and outcome.kept else [trouble(v, outcome.reason, taking.seen)]
    above = _lines([*kept, *why, *notes])
    if dialogs.paused(before, taking.work.now) and outcome.draft.form in dialogs.LASTING:
        return Screen(above).followed_by(start.unfinished(v, outcome.draft))
    asked = await showing.present(taking.work, taking.actor, v, outcome.draft, above, edit=False)
    return asked.followed_by(*await _ways_out(taking, outcome.draft)) if outcome.draft.misses == MISSES else asked


async def _ways_out(taking: Taking, draft: Draft) -> tuple[Screen, ...]:
    """A call is offered; to whoever is asked for the number to call, the number of the office. Staff need neither."""
    if draft.form in RESIDENTS:
        return (odd.twice_misunderstood(taking.v),)
    community = await taking.work.communities.get(taking.actor.person.community) if draft.form == CALL_ME.id else None
    return (odd.call_us(taking.v, community.phone),) if community and community.phone else ()


async def _quiet(taking: Taking, outcome: Quiet, notes: Sequence[Html]) -> Screen:
    """A further part of an album. Of words to somebody it is the last one: they go now. A review is read anew."""
    if outcome.draft.form in SAYING and outcome.draft.about.get("request"):
        return await complete(taking.work, taking.actor, taking.v, outcome.draft)
    if outcome.draft.step == forms.REVIEW:
        above = _lines([odd_kept.added(taking.v), *notes])
        return await showing.present(taking.work, taking.actor, taking.v, outcome.draft, above)
    return Screen(_lines(notes))


def _many_files(v: View, before: Draft, outcome: Outcome) -> list[Html]:
    """Said with every file past ten that is answered; of an album with its last part, which has the true number."""
    form = form_of(before)
    had, has = (len(stories.files(story_in(form, draft))) for draft in (before, outcome.draft))
    if has == had or has <= stories.MANY_FILES:
        return []
    return [odd_kept.many_files(v, has)]


def _quiet_now(before: Draft, outcome: Outcome) -> bool:
    """«Тиха розмова» was chosen for oneself or a child of one's own; who reports others tells who and where."""
    told = outcome.draft.answers
    chosen = before.form == REQUEST.id and before.step == "service" and told.get("service") == "unsafe"
    return chosen and not isinstance(outcome, Invalid) and told.get("for_whom") in ("me", "child")


async def _quietly(taking: Taking, origin: Draft) -> Screen:
    """No more questions of the request: it stays as it was, in case the talk is left."""
    work, actor = taking.work, taking.actor
    await work.drafts.save(actor.person.id, origin)
    draft = await quiet.begin_quiet(work, actor, origin)
    return quiet_ui.intro(taking.v).followed_by(await showing.present(work, actor, taking.v, draft, edit=False))


def _first_call(v: View, before: Draft, outcome: Outcome) -> list[Html]:
    """A threat: whom to call at once. A child: that it is right to write."""
    if before.form == QUIET.id and before.step == "who" and outcome.draft.answers.get("who") == CHILD:
        return [quiet_ui.to_child(v)]
    now = outcome.draft.answers.get("threat") == "yes" and not isinstance(outcome, Invalid)
    return [help_ui.first_call(v)] if now and before.step == "threat" else []


def _lines(notes: Sequence[Html]) -> Html:
    return Html("\n\n".join(note for note in notes if note))
