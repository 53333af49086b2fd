"""The dialog machine: every answer is a pure step from one draft to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain import forms_kept as kept
from domain import stories
from domain.answers import Chosen, Gave, Given, Kind, Step, Wrote, refuse, stays, value_of
from domain.forms import REVIEW, Ask, Complete, Draft, Form, Invalid, Outcome, Quiet, Review
from domain.forms_numbers import number_instead, told_early


def begin(form: Form, nonce: str, now: datetime, about: Mapping[str, Any] | None = None) -> Draft:
    """A new draft at the form's first question."""
    return Draft(nonce, form.id, form.visible({})[0].key, now, about=about or {}, version=form.version)


def answer(form: Form, draft: Draft, given: Given, now: datetime) -> Outcome:
    """Take one answer at the draft's present step."""
    draft = replace(draft, touched_at=now)
    joined = kept.joining(form, draft, given)
    if joined:
        return Quiet(joined)
    if kept.point_in(draft):
        return _pointed(form, draft, given)
    step = form.step(draft.step)
    if step is None or not step.show_if(draft.answers):  # at the review too
        return present(form, kept.with_story(form, draft, given) or draft)
    if isinstance(given, Gave) and kept.is_point(step, given):
        return Ask(kept.asking_point(draft, given))
    return number_instead(form, draft, step, given) or _taken(form, draft, step, given)


def _taken(form: Form, draft: Draft, step: Step, given: Given) -> Outcome:
    reason = refuse(step, given, draft.answers.get(step.key))
    if reason:
        return _refused(form, draft, step, given, reason)
    answers = {**draft.answers, step.key: value_of(step, draft.answers.get(step.key), given)}
    told = kept.credited(replace(draft, answers=answers, misses=0), step, given.message)
    if kept.says_more(step, given):
        told = kept.with_story(form, told, given) or told
    return Ask(told) if stays(step, given) else _advance(form, told, step)


def _pointed(form: Form, draft: Draft, given: Given) -> Outcome:
    """A point on the map waits for «так»; whatever else comes, the point goes to the story and that is the answer."""
    settled, taken = kept.settled_point(form, draft, given)
    if isinstance(given, Chosen) and given.value == kept.APART:
        return Invalid(settled, "added", kept=True)
    return answer(form, settled, taken or given, draft.touched_at)


def edit(form: Form, draft: Draft, message: int, given: Given, now: datetime) -> Outcome:
    """A message that gave an answer was changed: so is the answer. The present question stays."""
    key = kept.answered_by(form, draft, message)
    step = form.step(key)
    if step is None:
        return present(form, draft)
    if key not in draft.answers or draft.about.get("missed") == message:  # it was not understood then: another try
        return answer(form, draft, given, now)
    if step.kind is Kind.STORY and isinstance(given, Gave | Wrote):
        return _retold(form, draft, step, message, given)
    return _corrected(form, draft, step, given)


def _retold(form: Form, draft: Draft, step: Step, message: int, given: Gave | Wrote) -> Outcome:
    former = draft.answers[step.key]
    found = given.attachment if isinstance(given, Gave) else None
    said = found.caption if found else given.text.strip() if isinstance(given, Wrote) else ""
    file = (found.kind, found.file_id, found.caption) if found else None
    story = stories.edited(former, message, said, file)
    if stories.pieces(story) == stories.pieces(former):
        return Quiet(draft)
    return present(form, replace(draft, answers={**draft.answers, step.key: story}))


def _corrected(form: Form, draft: Draft, step: Step, given: Given) -> Outcome:
    former = draft.answers[step.key]
    reason = refuse(step, given, former)
    if reason:
        refused = _refused(form, draft, step, given, reason)
        return replace(refused, draft=replace(refused.draft, misses=draft.misses, about=draft.about))
    value = value_of(step, former, given)
    if value == former:
        return Quiet(draft)
    told = replace(draft, answers={**draft.answers, step.key: value})
    return _first_open(form, told) if draft.step == REVIEW else present(form, told)


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
    draft, _ = kept.settled_point(form, draft, None)
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


def _refused(form: Form, draft: Draft, step: Step, given: Given, reason: str) -> Invalid:
    """Not an answer to this question. What is too long for it, or tells of something, is story."""
    added = kept.with_story(form, draft, given) if kept.tells(given) else None
    if added and (isinstance(given, Gave) or reason == "long_text"):
        return Invalid(added, "added", kept=True)
    again = replace(added or kept.missed(draft, given), misses=draft.misses + 1)
    talk = added is not None and step.kind is Kind.PHONE and kept.no_number(given)
    return Invalid(again, "added" if talk else reason, kept=added is not None)


def _advance(form: Form, draft: Draft, step: Step) -> Outcome:
    visible = form.visible(draft.answers)
    if draft.amending:
        return _first_open(form, draft)
    later = [one for one in visible[visible.index(step) + 1 :] if not told_early(draft, one)]
    if later:
        return Ask(replace(draft, step=later[0].key))
    return _first_open(form, draft)


def _first_open(form: Form, draft: Draft) -> Outcome:
    for step in form.visible(draft.answers):
        if step.key not in draft.answers or kept.is_early(draft.answers[step.key]):
            return Ask(replace(draft, step=step.key))
    if form.review:
        return Review(replace(draft, step=REVIEW, amending=False))
    return Complete(draft)
