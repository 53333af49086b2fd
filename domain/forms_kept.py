"""Nothing that a person sends is lost: whatever is no answer to the present question goes on with the story."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from domain import stories
from domain.answers import Attachment, Chosen, Gave, Given, Kind, Step, Wrote, add_to_story, units
from domain.forms import Draft, Form

PLACED = "street"  # the question that a point on the map may answer, once the person says so
HERE, APART = "here", "apart"  # «Прийти саме сюди?»
LONG = 120  # UTF-16 units: so much is told, whatever was asked
_FEW_DIGITS = 5  # beside words these are no telephone number
_NAMING = 3  # words that name a choice; more of them tell something
_WORD = re.compile(r"[^\W\d_]{2,}")


def story_step(form: Form) -> Step | None:
    """The question of the form that takes a story, asked or not."""
    return next((step for step in form.steps if step.kind is Kind.STORY), None)


def story_in(form: Form, draft: Draft) -> Any:
    """What was told so far."""
    step = story_step(form)
    return draft.answers.get(step.key) if step else None


def with_story(form: Form, draft: Draft, given: Given) -> Draft | None:
    """The draft with one more piece of its story, begun before its question if need be; None when there is no place."""
    step = story_step(form)
    blank = isinstance(given, Wrote) and not given.text.strip()
    if step is None or not isinstance(given, Gave | Wrote) or blank:
        return None
    former = draft.answers.get(step.key)
    early = step.key not in draft.answers or is_early(former)
    return replace(draft, answers={**draft.answers, step.key: add_to_story(former, given, early)})


def is_early(value: Any) -> bool:
    """Whether this story was begun before it was asked for."""
    return isinstance(value, Mapping) and bool(value.get("early"))


def joining(form: Form, draft: Draft, given: Given) -> Draft | None:
    """A later part of an album whose first part was answered already; None for anything else."""
    if isinstance(given, Gave) and stories.in_album(story_in(form, draft), given.album):
        return with_story(form, draft, given)
    return None


def tells(given: Given) -> bool:
    """Whether it says something: a file, several words, a long text. One word or a lone number does not."""
    if isinstance(given, Wrote):
        return len(_WORD.findall(given.text)) > 1 or units(given.text) > LONG
    return isinstance(given, Gave)


def says_more(step: Step, given: Given) -> bool:
    """Whether words say more than the answer read in them: «067 123 45 67, сусідка» says whose number it is."""
    told = _WORD.findall(given.text) if isinstance(given, Wrote) else []
    return len(told) > {Kind.PHONE: 0, Kind.CHOICE: _NAMING, Kind.MANY: _NAMING}.get(step.kind, len(told))


def no_number(given: Given) -> bool:
    """Words at the question about the telephone that are clearly no attempt at a number."""
    return isinstance(given, Wrote) and sum(char.isdigit() for char in given.text) < _FEW_DIGITS


def is_point(step: Step, given: Given) -> bool:
    """A point on the map where an address is asked: it is one only after the person says so."""
    return step.key == PLACED and isinstance(given, Gave) and given.attachment.kind == stories.LOCATION


def asking_point(draft: Draft, given: Gave) -> Draft:
    """The draft that asks «Прийти саме сюди?»"""
    found = given.attachment
    return _about(draft, point=[found.file_id, found.caption, given.message])


def point_in(draft: Draft) -> Gave | None:
    """The point on the map that waits for «так» or «ні»."""
    held = draft.about.get("point")
    return Gave(Attachment(stories.LOCATION, held[0], held[1]), held[2]) if held else None


def settled_point(form: Form, draft: Draft, given: Given | None) -> tuple[Draft, Given | None]:
    """The draft without a point that waits: with «так» the point is the answer, with anything else it is story."""
    point = point_in(draft)
    if point is None:
        return draft, given
    bare = _about(draft, point=None)
    if isinstance(given, Chosen) and given.value == HERE and draft.step == PLACED:
        found = point.attachment
        return bare, Wrote(stories.point_words(found.caption, found.file_id), message=point.message)
    return with_story(form, bare, point) or bare, given


def credited(draft: Draft, step: Step, message: int) -> Draft:
    """The draft knows which message gave the answer, so that an edit of the message changes it."""
    former: dict[str, int] = dict(draft.about.get("by", {}))
    by = {key: number for key, number in former.items() if key != step.key}
    if message and step.kind not in (Kind.STORY, Kind.MANY):
        by[step.key] = message
    return _about(draft, by=by or None, missed=None, missed_at=None)


def missed(draft: Draft, given: Given) -> Draft:
    """The draft knows which message was not understood, so that an edit of it is another try."""
    return _about(draft, missed=given.message or None, missed_at=draft.step) if isinstance(given, Wrote) else draft


def answered_by(form: Form, draft: Draft, message: int) -> str:
    """The question that this message answered, or tried to; "" for none."""
    step = story_step(form)
    if step and stories.said_by(draft.answers.get(step.key), message) is not None:
        return step.key
    by = {number: key for key, number in draft.about.get("by", {}).items()}
    tried = bool(message) and draft.about.get("missed") == message
    here = draft.about.get("missed_at", draft.step) == draft.step  # whoever went back is asked something else now
    return by.get(message) or (draft.step if tried and here else "")


def _about(draft: Draft, **marks: Any) -> Draft:
    about = {key: value for key, value in {**draft.about, **marks}.items() if value is not None}
    return draft if about == draft.about else replace(draft, about=about)
