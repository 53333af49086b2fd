"""The dialog machine: a form is data, a draft is a row, every answer is a pure step from one draft to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from domain.answers import (
    Answers,
    Gave,
    Given,
    Kind,
    Step,
    Wrote,
    add_to_story,
    refuse,
    stays,
    value_of,
)


@dataclass(frozen=True, slots=True)
class Form:
    """A dialog: its steps in order. With `review` the answers are read back before they count."""

    id: str
    steps: tuple[Step, ...]
    version: int = 1
    review: bool = False
    usual: int = 0  # how many questions there will be, said before the answers decide it

    def visible(self, answers: Answers) -> tuple[Step, ...]:
        """The steps that these answers leave to be asked."""
        return tuple(step for step in self.steps if step.show_if(answers))

    def step(self, key: str) -> Step | None:
        """The step with this key, if the form has it."""
        return next((step for step in self.steps if step.key == key), None)


REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Draft:
    """Where a person stands in a dialog. `about` binds it to a thing (a request id …); `nonce` marks its buttons."""

    nonce: str
    form: str
    step: str
    touched_at: datetime
    answers: Answers = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)
    amending: bool = False
    misses: int = 0
    version: int = 1


@dataclass(frozen=True, slots=True)
class Ask:
    """Show the draft's present question."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Invalid:
    """The present question stays: `reason` is why, or "added" when a late photo or voice joined the story."""

    draft: Draft
    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """All is answered: read it back."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class Complete:
    """A form without review has its last answer."""

    draft: Draft


Outcome = Ask | Invalid | Review | Complete


def begin(form: Form, nonce: str, now: datetime, about: Mapping[str, Any] | None = None) -> Draft:
    """A new draft at the form's first question."""
    return Draft(nonce, form.id, form.visible({})[0].key, now, about=about or {}, version=form.version)


def answer(form: Form, draft: Draft, given: Given, now: datetime) -> Outcome:
    """Take one answer at the draft's present step."""
    step = form.step(draft.step)
    if draft.step == REVIEW:
        return Review(_with_story(form, draft, given, now) or draft)
    if step is None or not step.show_if(draft.answers):
        return present(form, draft)
    if step.kind is not Kind.STORY and isinstance(given, Gave):
        return _late(form, draft, given, now)
    reason = refuse(step, given, draft.answers.get(step.key))
    if reason:
        return _refused(form, draft, given, reason, now)
    answers = {**draft.answers, step.key: value_of(step, draft.answers.get(step.key), given)}
    kept = replace(draft, answers=answers, misses=0, touched_at=now)
    return Ask(kept) if stays(step, given) else _advance(form, kept, step)


def present(form: Form, draft: Draft) -> Outcome:
    """Where the draft stands now; a step that no longer exists is replaced by the first unanswered one."""
    if draft.step == REVIEW:
        return Review(draft)
    step = form.step(draft.step)
    if step is None or not step.show_if(draft.answers):
        return _first_open(form, draft)
    return Ask(draft)


def back(form: Form, draft: Draft, now: datetime) -> Draft | None:
    """The draft one question earlier with all answers kept, or None at the first question."""
    visible = [step.key for step in form.visible(draft.answers)]
    at = len(visible) if draft.step == REVIEW else visible.index(draft.step) if draft.step in visible else 0
    if draft.amending:
        return replace(draft, step=REVIEW, amending=False, touched_at=now)
    return replace(draft, step=visible[at - 1], touched_at=now, misses=0) if at else None


def amend(form: Form, draft: Draft, key: str, now: datetime) -> Draft | None:
    """From the review back to one question alone; its answer leads to the review again."""
    step = form.step(key)
    if draft.step != REVIEW or step is None or not step.show_if(draft.answers):
        return None
    return replace(draft, step=key, amending=True, touched_at=now, misses=0)


def place_in(form: Form, draft: Draft) -> tuple[int, int]:
    """(number of the present question, how many there are) as the person sees them."""
    visible = [step.key for step in form.visible(draft.answers)]
    total = max(len(visible), form.usual)
    return (visible.index(draft.step) + 1 if draft.step in visible else total), total


def _refused(form: Form, draft: Draft, given: Given, reason: str, now: datetime) -> Outcome:
    """Not an answer to this question. What is too long for it, or speaks at the phone question, is story."""
    told = isinstance(given, Wrote) and (reason == "long_text" or (reason == "no_digits" and " " in given.text.strip()))
    added = _with_story(form, draft, given, now) if told else None
    kept = added or replace(draft, touched_at=now)
    if added and reason == "long_text":
        return Invalid(kept, "added")
    return Invalid(replace(kept, misses=draft.misses + 1), reason)


def _late(form: Form, draft: Draft, given: Gave, now: datetime) -> Outcome:
    """A voice or photo sent after its question is added to the story; the present question stays."""
    added = _with_story(form, draft, given, now)
    if added is None:
        return Invalid(replace(draft, misses=draft.misses + 1, touched_at=now), "words_please")
    return Invalid(added, "added")


def _with_story(form: Form, draft: Draft, given: Given, now: datetime) -> Draft | None:
    """The draft with one more piece of its story; None when it has none."""
    story = next((step for step in form.steps if step.kind is Kind.STORY and step.key in draft.answers), None)
    if story is None or not isinstance(given, Gave | Wrote):
        return None
    answers = {**draft.answers, story.key: add_to_story(draft.answers[story.key], given)}
    return replace(draft, answers=answers, touched_at=now)


def _advance(form: Form, draft: Draft, step: Step) -> Outcome:
    visible = form.visible(draft.answers)
    if draft.amending:
        return _first_open(form, draft)
    later = visible[visible.index(step) + 1 :]
    if later:
        return Ask(replace(draft, step=later[0].key))
    return _first_open(form, draft)


def _first_open(form: Form, draft: Draft) -> Outcome:
    for step in form.visible(draft.answers):
        if step.key not in draft.answers:
            return Ask(replace(draft, step=step.key))
    if form.review:
        return Review(replace(draft, step=REVIEW, amending=False))
    return Complete(draft)
